package import PlanarGeometry
import SpatialIndexing

/// Street lines in metres while they are joined to each other.
package struct JoinedStreets {
  let tolerance: Double
  /// Vertices of all lines, one behind the other.
  private(set) var points: [PlanarPoint] = []
  private(set) var lineStarts = [0]
  private(set) var levels: [Double] = []
  private(set) var accesses: [GroundAccess] = []
  /// Vertices to insert, by the vertex they follow and the share of the way to the next.
  private var insertions: [Insertion] = []

  private struct Insertion {
    var vertex: Int
    var share: Double
    var point: PlanarPoint
  }

  package init(tolerance: Double) { self.tolerance = tolerance }

  package var lineCount: Int { levels.count }

  /// Adds a line; places that are none are left out.
  ///
  /// - Parameters:
  ///   - level: lines of one level meet at their vertices; finite.
  ///   - access: where people step on it from the ground.
  package mutating func append(
    _ line: some Sequence<PlanarPoint>, level: Double, access: GroundAccess = .anywhere
  ) {
    points.append(contentsOf: line.lazy.filter(\.isFinite))
    if points.count - lineStarts[lineCount] < 2 {
      points.removeLast(points.count - lineStarts[lineCount])
    } else {
      lineStarts.append(points.count)
      levels.append(level)
      accesses.append(access)
    }
  }

  /// Inserts a vertex into both lines wherever two of the same level cross, and into a line that
  /// another one ends on within the tolerance.
  ///
  /// - Parameter limit: vertices that may be inserted.
  /// - Returns: false when there would be more.
  /// - Complexity: O(n log n + crossings) in the vertices.
  package mutating func joinCrossings(limit: Int = 20_000_000) -> Bool {
    let segments = segments()
    let boxes = segments.map { PlanarBox(around: points[$0.vertex...$0.vertex + 1]) }
    let tree = BoxTree(boxes)
    var hits: [Int32] = []
    for (number, segment) in segments.enumerated() {
      hits.removeAll(keepingCapacity: true)
      tree.query(boxes[number].expanded(by: tolerance), into: &hits)
      for hit in hits where hit > number && segments[Int(hit)].level == segment.level {
        let other = segments[Int(hit)].vertex
        // Consecutive segments are joined already.
        if other != segment.vertex + 1 { join(segment.vertex, other) }
      }
      if insertions.count > limit { return false }
    }
    return true
  }

  func segments() -> [(vertex: Int, level: Double)] {
    (0..<lineCount).flatMap { line in
      (lineStarts[line]..<lineStarts[line + 1] - 1).map { ($0, levels[line]) }
    }
  }

  private mutating func join(_ first: Int, _ second: Int) {
    let (a, b) = (points[first], points[first + 1])
    let (c, d) = (points[second], points[second + 1])
    let (along, across) = (b - a, d - c)
    let turn = along.cross(across)
    let shares = ((c - a).cross(across) / turn, (c - a).cross(along) / turn)
    if (0...1).contains(shares.0) && (0...1).contains(shares.1) {
      let crossing = a + along * shares.0
      insert(crossing, into: first, shares.0)
      insert(crossing, into: second, shares.1)
    } else {
      for end in [second, second + 1] { insertIfNear(points[end], first) }
      for end in [first, first + 1] { insertIfNear(points[end], second) }
    }
  }

  private mutating func insertIfNear(_ point: PlanarPoint, _ vertex: Int) {
    let start = points[vertex]
    let direction = points[vertex + 1] - start
    let share = (point - start).dot(direction) / direction.squaredLength
    guard share > 0, share < 1,
      (start + direction * share).squaredDistance(to: point) <= tolerance * tolerance
    else { return }
    insert(point, into: vertex, share)
  }

  private mutating func insert(_ point: PlanarPoint, into vertex: Int, _ share: Double) {
    insertions.append(Insertion(vertex: vertex, share: share, point: point))
  }

  /// The lines as ways, joined as `VertexJoining` says. Vertices inserted into two lines have equal
  /// coordinates and are one anyway.
  ///
  /// Complexity: O(n log n) in the vertices.
  package func ways() -> WalkWays {
    var joined = VertexJoining(tolerance: tolerance)
    var inserted = insertions.sorted { ($0.vertex, $0.share) < ($1.vertex, $1.share) }[...]
    var lines: [VertexJoining.Line] = []
    for line in 0..<lineCount {
      var nodes: [Int32] = []
      let range = lineStarts[line]..<lineStarts[line + 1]
      for vertex in range {
        let isEnd = vertex == range.lowerBound || vertex == range.upperBound - 1
        nodes.append(joined.add(points[vertex], level: levels[line], line: line, isEnd: isEnd))
        while let next = inserted.first, next.vertex == vertex {
          nodes.append(joined.add(next.point, level: levels[line], line: line, isEnd: false))
          inserted.removeFirst()
        }
      }
      lines.append(VertexJoining.Line(nodes: nodes, access: accesses[line]))
    }
    return joined.ways(lines)
  }
}
