import Assessment
@_spi(Benchmarks) import GEOSBridge
import PlanarGeometry
import SyntheticCity
import Testing

@Suite struct CompoundTests {
  private let compounds = SampleCity.plan.compounds

  @Test func areasAndGates() {
    let hectares = compounds.map { $0.region.area / 1e4 }
    #expect(hectares.quantile(0.01) > 3.9 && hectares.quantile(0.99) < 12)
    #expect(hectares.quantile(0) > 3 && hectares.quantile(1) < 13)
    #expect(compounds.allSatisfy { (2...4).contains($0.gates.count) })
  }

  /// In the core, whose whole area is built; outside it most land is not.
  @Test func coverAThirdOfTheBuiltArea() {
    let core = SampleCity.plan.zones.indices.filter { SampleCity.plan.zones[$0] == .core }
    let isCore = Set(core)
    let land = compounds.filter { isCore.contains($0.community) }.map(\.region.area).sum
    let area = SampleCity.communities(in: .core).map(\.region.area).sum
    #expect((0.30...0.38).contains(land / area))
  }

  @Test func carryThePeopleOfTheirCommunity() {
    var people = SampleCity.communities.map { _ in 0.0 }
    for compound in compounds { people[compound.community] += compound.population }
    for (sum, community) in zip(people, SampleCity.communities) {
      #expect(abs(sum - (community.population ?? 0)) < 1e-6)
    }
  }

  @Test func lieInTheirCommunityAndApart() throws {
    let context = try GEOSContext()
    for compound in compounds {
      let community = SampleCity.communities[compound.community].region
      let inside = try context.intersectionArea(compound.region, community)
      #expect(abs(inside - compound.region.area) < 1e-3)
    }
    #expect(try context.overlaps(among: compounds.map(\.region)).overlaps.isEmpty)
  }

  @Test func gatesOpenOnStreets() {
    var vertices: Set<PlanarPoint> = []
    for street in SampleCity.plan.streets { vertices.formUnion(street.points) }
    let gates = compounds.flatMap(\.gates)
    let onStreet = gates.count { vertices.contains($0) }
    // A few streets end 16 m before a railway or expressway, where a gate was.
    #expect(Double(onStreet) > 0.995 * Double(gates.count))
  }
}
