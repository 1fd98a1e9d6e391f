import Assessment
import CitySiting
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

@testable import FacilityLocation

/// Candidates that are generated, against a look at every cell and every node.
@Suite struct GeneratedCandidateTests {
  private static let sides = [70.0, 130, 310]

  private func isInside(_ city: City, _ place: PlanarPoint) -> Bool {
    city.communities.contains { $0.region.contains(place) }
  }

  /// The cells of a lattice that reaches beyond the town, by id.
  private func everyCell(_ side: Double) -> [(id: String, middle: PlanarPoint)] {
    (-30..<30).flatMap { row in
      (-30..<30).map { column in
        (
          "\(column):\(row)",
          PlanarPoint(x: (Double(column) + 0.5) * side, y: (Double(row) + 0.5) * side)
        )
      }
    }
  }

  @Test(arguments: sides) func cellsAreThoseInCommunities(side: Double) throws {
    var city = RandomTown(seed: 50).city
    city.communities.remove(at: 1)
    let step = PlanarPoint(x: -433, y: -211)
    for number in city.communities.indices {
      city.communities[number].region = city.communities[number].region.moved(by: step)
    }
    let sites = try #require(CandidateSite.cells(of: city, side: side))
    let inside = everyCell(side).filter { isInside(city, $0.middle) }
    #expect(Set(sites.map(\.id)) == Set(inside.map { "cell:\($0.id)" }))
    #expect(sites.count == inside.count && sites.count > 6)
    let middles = Dictionary(uniqueKeysWithValues: inside.map { ("cell:\($0.id)", $0.middle) })
    #expect(sites.allSatisfy { middles[$0.id] == $0.position })
    expectSorted(sites)
  }

  @Test(arguments: sides) func nodesAreTheNearestToTheMiddles(side: Double) throws {
    let city = RandomTown(seed: 51).city
    let sites = try #require(CandidateSite.nodes(of: city, side: side))
    let nodes = try #require(city.network?.graph.positions).filter { isInside(city, $0) }
    var expected: [String: PlanarPoint] = [:]
    for cell in everyCell(side) {
      let own = nodes.filter {
        abs($0.x - cell.middle.x) < side / 2 && abs($0.y - cell.middle.y) < side / 2
      }
      let nearest = own.min { cell.middle.distance(to: $0) < cell.middle.distance(to: $1) }
      if let nearest { expected["node:\(cell.id)"] = nearest }
    }
    #expect(sites.count == expected.count && sites.count > 6)
    #expect(sites.allSatisfy { expected[$0.id] == $0.position })
    expectSorted(sites)
  }

  /// Four bridges over a square of streets meet in its middle, which is no site unless they lie on the ground.
  @Test(arguments: [GroundAccess.anywhere, .atEnds]) func nodesOnDecksAreNoSites(
    access: GroundAccess
  ) throws {
    var city = RandomTown(seed: 51).city
    let corners = [(300, 200), (900, 200), (900, 600), (300, 600)]
    var ways = WalkWays(
      positions: (corners + [(600, 400)]).map { PlanarPoint(x: Double($0), y: Double($1)) })
    ways.addWay([0, 1, 2, 3, 0])
    for corner in Int32(0)..<4 { ways.addWay([corner, 4], access: access) }
    city.network = PedestrianNetwork(graph: WalkGraphBuilder(smallestComponent: 0).build(ways))
    let sites = try #require(CandidateSite.nodes(of: city, side: 70))
    let hasMiddle = sites.contains { $0.position == PlanarPoint(x: 600, y: 400) }
    #expect(hasMiddle == (access == .anywhere))
    #expect(sites.count == (hasMiddle ? 5 : 4))
  }

  private func expectSorted(_ sites: [CandidateSite]) {
    for (one, next) in zip(sites, sites.dropFirst()) {
      #expect(Array(one.id.utf8).lexicographicallyPrecedes(Array(next.id.utf8)))
    }
  }

  /// The town of 1200 m by 800 m has 3.8 million cells of half a metre.
  @Test func thereAreNotMoreThanTheLimit() throws {
    let city = RandomTown(seed: 52).city
    #expect(CandidateSite.cells(of: city, side: 0.5) == nil)
    #expect(CandidateSite.nodes(of: city, side: 0.5) == nil)
    #expect(CandidateSite.cells(of: city, side: 1e-300) == nil)
    #expect(try #require(CandidateSite.cells(of: city, side: 10)).count == 9600)
  }

  @Test func withoutANetworkThereAreNoNodes() {
    var city = RandomTown(seed: 53).city
    city.network = nil
    #expect(CandidateSite.nodes(of: city, side: 100) == [])
  }
}
