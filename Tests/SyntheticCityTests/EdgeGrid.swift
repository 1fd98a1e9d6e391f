import PlanarGeometry
import SyntheticCity

/// The edges of a network by the squares of 120 m that their boxes touch.
struct EdgeGrid {
  struct Edge {
    let way: Int
    let from: Int32
    let to: Int32
  }

  private let network: WayNetwork
  private(set) var edges: [Edge] = []
  private var cells: [Int64: [Int32]] = [:]

  private static let side = 120.0

  init(_ network: WayNetwork) {
    self.network = network
    for (number, way) in network.ways.enumerated() {
      let nodes = network.nodes(of: way)
      for (a, b) in zip(nodes, nodes.dropFirst()) {
        for key in Self.keys(network.positions[Int(a)], network.positions[Int(b)]) {
          cells[key, default: []].append(Int32(edges.count))
        }
        edges.append(Edge(way: number, from: a, to: b))
      }
    }
  }

  func ends(_ edge: Edge) -> (PlanarPoint, PlanarPoint) {
    (network.positions[Int(edge.from)], network.positions[Int(edge.to)])
  }

  private static func keys(_ a: PlanarPoint, _ b: PlanarPoint) -> [Int64] {
    let columns =
      Int64((min(a.x, b.x) / side).rounded(.down))...Int64((max(a.x, b.x) / side).rounded(.down))
    let rows =
      Int64((min(a.y, b.y) / side).rounded(.down))...Int64((max(a.y, b.y) / side).rounded(.down))
    return rows.flatMap { row in columns.map { row << 32 &+ $0 } }
  }

  /// Edges that pass the segment a–b from one side to the other, away from its ends and their own.
  func crossings(of a: PlanarPoint, _ b: PlanarPoint) -> [Edge] {
    var found: Set<Int32> = []
    for key in Self.keys(a, b) {
      for number in cells[key] ?? [] {
        let (p, q) = ends(edges[Int(number)])
        let before = (b - a).cross(p - a)
        let after = (b - a).cross(q - a)
        let start = (q - p).cross(a - p)
        let end = (q - p).cross(b - p)
        if before * after < 0 && start * end < 0 { found.insert(number) }
      }
    }
    return found.sorted().map { edges[Int($0)] }
  }
}
