import Assessment
import PlanarGeometry
import TestSupport
import WalkNetwork

@testable import CircleDrawing

/// Two communities side by side: C, 1000 m × 1000 m with 20,000 people, and D east of it, 400 m wide with 4000.
struct BlockCity {
  var city: City
  var rules = BlockRules(band: PeopleBand(5000, 12_000))

  init() {
    city = City(
      name: "",
      communities: [
        Community(
          id: "C", street: "S", district: "T", region: .rectangle(0...1000, 0...1000),
          population: 20_000, households: 8000, elderly: 1001),
        Community(
          id: "D", street: "S", district: "T", region: .rectangle(1000...1400, 0...1000),
          population: 4000),
      ], facilities: FacilityTable())
  }

  func divided(along lines: CuttingLine...) throws -> AtomLayer {
    try AtomLayer(dividing: city, along: lines, rules)
  }

  /// Streets, each through the places given; they are joined where they share one.
  mutating func lay(streets: [[PlanarPoint]]) {
    var nodes: [PlanarPoint: Int32] = [:]
    var ways = WalkWays()
    for street in streets {
      ways.addWay(
        street.map { place in
          if let node = nodes[place] { return node }
          let node = ways.addNode(at: place)
          nodes[place] = node
          return node
        })
    }
    city.network = PedestrianNetwork(graph: WalkGraphBuilder(smallestComponent: 0).build(ways))
  }
}

extension AtomLayer {
  var ids: [String] { city.communities.map(\.id) }
  var areas: [Double] { city.communities.map(\.region.area) }
  var people: [Double] { city.communities.map { $0.population ?? -1 } }

  func border(_ first: String, _ second: String) -> AtomBorder? {
    let pair = [first, second].compactMap { ids.firstIndex(of: $0) }.sorted()
    return borders.first { [Int($0.first), Int($0.second)] == pair }
  }

  /// Edges of atoms that lie between `first` and `second`, as they are seen from `first`.
  func edges(of id: String) -> Set<[PlanarPoint]> {
    var edges: Set<[PlanarPoint]> = []
    guard let number = ids.firstIndex(of: id) else { return edges }
    city.communities[number].region.forEachEdge { edges.insert([$0, $1]) }
    return edges
  }
}

func points(_ numbers: Double...) -> [PlanarPoint] {
  stride(from: 0, to: numbers.count, by: 2).map {
    PlanarPoint(x: numbers[$0], y: numbers[$0 + 1])
  }
}

func line(_ kind: CuttingLine.Kind, _ numbers: Double...) -> CuttingLine {
  CuttingLine(
    kind,
    through: stride(from: 0, to: numbers.count, by: 2).map {
      PlanarPoint(x: numbers[$0], y: numbers[$0 + 1])
    })
}
