import Assessment
import GEOSBridge
import PlanarGeometry
import SyntheticCity
import TestSupport
import Testing

/// GEOS is the judge of what is a valid polygon and of what overlaps.
@Suite struct BorderTests {
  @Test func polygonsAreValid() throws {
    let context = try GEOSContext()
    for community in SampleCity.communities {
      #expect(try context.isValid(community.region), "\(community.id)")
    }
    for water in SampleCity.plan.waters {
      #expect(try context.isValid(water.region), "\(water.name)")
    }
    let compounds = SampleCity.plan.compounds
    for compound in stride(from: 0, to: compounds.count, by: Thoroughness.cases(8, exhaustive: 1)) {
      #expect(try context.isValid(compounds[compound].region))
    }
  }

  @Test func communitiesNeitherOverlapNorLeaveSlivers() throws {
    let found = try GEOSContext().overlaps(among: SampleCity.communities.map(\.region))
    #expect(found.overlaps.isEmpty)
    #expect(found.gaps.isEmpty)
  }

  /// Every edge belongs to one community, or to two in opposite directions.
  @Test func bordersAreSharedVertexByVertex() {
    var edges: [[PlanarPoint]: Int] = [:]
    for community in SampleCity.communities {
      community.region.forEachEdge { a, b in edges[[a, b], default: 0] += 1 }
    }
    #expect(edges.values.allSatisfy { $0 == 1 })
    let shared = edges.keys.count { edges[[$0[1], $0[0]]] != nil }
    #expect(Double(shared) > 0.8 * Double(edges.count))
  }

  @Test func bordersAreRagged() {
    let vertices = SampleCity.communities.map { Double($0.region.vertices.count) }
    #expect(abs(vertices.sum / 1258 - 47) < 3)
  }

  @Test func someHavePartsAndHoles() {
    let regions = SampleCity.communities.map(\.region)
    #expect((20...80).contains(regions.count { $0.polygonCount == 2 }))
    #expect((3...25).contains(regions.count { $0.ringCount > $0.polygonCount }))
    #expect(regions.allSatisfy { $0.polygonCount <= 3 })
  }
}
