import PlanarGeometry
import TableFiles
import WalkNetwork

/// Streets and barriers as a page draws them below the communities.
struct PageStreets {
  let grid: PageGrid
  /// Vertices that a page carries: so many streets that a city is recognised, so few that the file stays small.
  private static let mostVertices = 60_000

  /// Members `water` and `streets`, each an array of lines.
  func write(_ network: PedestrianNetwork, to json: inout JSONWriter) {
    json.key("water")
    json.lines(lines(of: network.barriers))
    json.key("streets")
    json.lines(streets(of: network.graph))
  }

  /// Metres by which a drawn street may be beside the street.
  private static let tolerance = 4.0

  /// A line with so few vertices that it stays within the tolerance of the whole.
  ///
  /// Source: Douglas and Peucker (1973), doi:10.3138/FM57-6770-U75U-7727.
  ///
  /// - Complexity: O(vertices²) at worst, usually O(vertices · log vertices).
  private static func simplified(_ line: ArraySlice<PlanarPoint>) -> [PlanarPoint] {
    guard let first = line.first, let last = line.last, line.count > 2 else { return Array(line) }
    let chord = PlanarSegment(from: first, to: last)
    let distances = line.map { chord.squaredDistance(to: PlanarSegment(from: $0, to: $0)) }
    guard let farthest = distances.indices.max(by: { distances[$0] < distances[$1] }),
      distances[farthest] > tolerance * tolerance
    else { return [first, last] }
    let split = line.startIndex + farthest
    return simplified(line[...split]).dropLast() + simplified(line[split...])
  }

  /// The longest edges of the network, as many as there is room for.
  ///
  /// - Complexity: O(edges · log edges + vertices).
  private func streets(of graph: WalkGraph) -> [[Int]] {
    let longestFirst = graph.edges.indices.sorted {
      (-graph.edges[$0].length, $0) < (-graph.edges[$1].length, $1)
    }
    var (lines, room) = ([[Int]](), Self.mostVertices)
    for edge in longestFirst where room > 0 {
      let vertices = graph.vertices[graph.vertexRange(ofEdge: edge)]
      let line = grid.deltas(Self.simplified(vertices.map(\.position)[...]))
      guard line.count > 2 else { continue }
      room -= line.count / 2
      lines.append(line)
    }
    return lines
  }

  /// Barriers as lines: segments that follow each other are one.
  ///
  /// - Complexity: O(segments).
  private func lines(of barriers: BarrierLines) -> [[Int]] {
    var (lines, line) = ([[Int]](), [PlanarPoint]())
    for (from, to) in barriers.segments where from.isFinite && to.isFinite {
      if line.last != from {
        if line.count > 1 { lines.append(grid.deltas(line)) }
        line = [from]
      }
      line.append(to)
    }
    if line.count > 1 { lines.append(grid.deltas(line)) }
    return lines.filter { $0.count > 2 }
  }
}
