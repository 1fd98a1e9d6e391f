import PlanarGeometry
import SyntheticCity
import Testing

@Suite struct MapTests {
  private let plan = SampleCity.plan

  private func waters(_ kind: Water) -> [WaterBody] { plan.waters.filter { $0.kind == kind } }

  /// Mean width of a long band: twice its area by its perimeter, its ends left out of account.
  private func width(_ region: PlanarRegion) -> Double { 2 * region.area / region.perimeter }

  @Test func riverAndLake() throws {
    let river = try #require(waters(.river).first)
    #expect((1000...1300).contains(width(river.region)))
    let lake = try #require(waters(.lake).first)
    #expect(abs(lake.region.area / 1e6 - 6.4) < 0.3)
    for region in [river.region, lake.region] {
      let middles = plan.compounds.map(\.region.box.center)
      #expect(!middles.contains { region.contains($0) })
    }
  }

  @Test func canalAndBrooks() {
    #expect(!waters(.canal).isEmpty && waters(.brook).count >= 5)
    for canal in waters(.canal) { #expect((60...100).contains(width(canal.region))) }
    for brook in waters(.brook) { #expect((15...40).contains(width(brook.region))) }
  }

  /// Distances between neighbouring bridges over the river, measured between their middles.
  @Test func riverBridges() throws {
    let river = try #require(waters(.river).first)
    let bridges = plan.streets.filter { $0.isBridge && $0.length > 900 }
      .filter { river.region.contains($0.middle) }
    #expect(bridges.count >= 4)
    let walkable = bridges.count { $0.isWalkable }
    #expect(abs(2 * walkable - bridges.count) <= 1)
    let ordered = bridges.map(\.middle).sorted { $0.x < $1.x }
    for (a, b) in zip(ordered, ordered.dropFirst()) {
      #expect((2800...6500).contains(a.distance(to: b)))
    }
  }

  @Test func canalBridges() throws {
    let canal = try #require(waters(.canal).first)
    let middles = plan.streets.filter { $0.isBridge && $0.length < 200 }.map(\.middle)
      .filter { canal.region.squaredDistance(to: $0) < 400 }.sorted { $0.y < $1.y }
    let gaps = zip(middles, middles.dropFirst()).map { $0.distance(to: $1) }
    #expect((380...800).contains(gaps.quantile(0.5)))
    #expect(gaps.quantile(0.1) > 340)
  }

  @Test func causewaysCrossTheLake() throws {
    let lake = try #require(waters(.lake).first)
    let walks = plan.streets.filter { street in
      street.isBridge && street.points.count { lake.region.contains($0) } > street.points.count / 2
    }
    #expect(walks.count == 2 && walks.allSatisfy(\.isWalkable))
    #expect(walks.allSatisfy { $0.length > 2000 })
  }

  /// Along each trunk line, streets cross where one of their points lies on it.
  @Test func trunkLinesAreCrossedEvery500To900Metres() {
    let ends = Set(plan.streets.flatMap(\.points))
    for route in plan.trunkRoutes {
      let crossings = route.points.filter(ends.contains)
      let gaps = zip(crossings, crossings.dropFirst()).map { $0.distance(to: $1) }
      guard gaps.count > 5 else { continue }
      #expect((420...960).contains(gaps.quantile(0.5)), "\(route.name)")
    }
    #expect(Set(plan.trunkRoutes.map(\.kind)) == [.railway, .expressway])
  }

  @Test func streetsHaveLength() {
    #expect(plan.streets.allSatisfy { $0.points.count >= 2 && $0.length > 5 })
  }
}

extension StreetLine {
  var length: Double {
    zip(points, points.dropFirst()).map { $0.distance(to: $1) }.sum
  }

  var middle: PlanarPoint {
    let (first, last) = (points[0], points[points.count - 1])
    return (first + last) * 0.5
  }
}
