import PlanarGeometry
import WalkNetwork

/// Ways, the graph made of them, and where on it each node of the ways lies.
struct PlacedWays {
  let ways: WalkWays
  let graph: WalkGraph
  /// Seconds from ways to graph, the least of some runs.
  let buildSeconds: Double
  /// Nodes of the ways along the graph's edges. Left out: those without a way, and those at the same
  /// position as another, which cannot be told from it.
  private(set) var nodes: [Int32] = []
  /// Of each of `nodes`.
  private(set) var attachments: [EdgeAttachment] = []
  /// Places of `nodes` in it, by position.
  private var places: [PlanarPoint: Int] = [:]

  init(_ ways: WalkWays, runs: Int) {
    self.ways = ways
    (buildSeconds, graph) = best(of: runs) { WalkGraphBuilder(smallestComponent: 0).build(ways) }
    place()
  }

  private mutating func place() {
    let numbers = numbersByPosition()
    for edge in 0..<graph.edgeCount {
      for vertex in graph.vertices[graph.vertexRange(ofEdge: edge)] {
        guard let number = numbers[vertex.position], number >= 0,
          places[vertex.position] == nil
        else { continue }
        places[vertex.position] = nodes.count
        nodes.append(number)
        attachments.append(EdgeAttachment(edge: Int32(edge), offset: vertex.measure, leg: 0))
      }
    }
  }

  /// Way nodes by position, −1 for several.
  private func numbersByPosition() -> [PlanarPoint: Int32] {
    var isUsed = [Bool](repeating: false, count: ways.positions.count)
    for segment in ways.segments {
      isUsed[Int(segment.from)] = true
      isUsed[Int(segment.to)] = true
    }
    var numbers: [PlanarPoint: Int32] = [:]
    for (number, position) in ways.positions.enumerated() where isUsed[number] {
      numbers[position] = numbers[position] == nil ? Int32(number) : -1
    }
    return numbers
  }

  /// Place in `nodes` of the node nearest to an attachment along its edge.
  func place(nearestTo attachment: EdgeAttachment) -> Int? {
    graph.vertices[graph.vertexRange(ofEdge: Int(attachment.edge))]
      .min { abs($0.measure - attachment.offset) < abs($1.measure - attachment.offset) }
      .flatMap { places[$0.position] }
  }
}
