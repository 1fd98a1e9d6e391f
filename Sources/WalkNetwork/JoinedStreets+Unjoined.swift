import PlanarGeometry
import SpatialIndexing

extension JoinedStreets {
  /// Where lines meet without being joined.
  package struct Unjoined: Equatable, Sendable {
    /// Places where two lines of one level cross, or one ends on another, and one of them has no vertex.
    package var crossings = 0
    /// Segments that were looked at.
    package var segments = 0
    /// Vertices that lines of different levels share, none of them a tunnel or a deck.
    package var levels = 0
  }

  /// Segments that are looked at; of more, every so-many-th.
  private static let mostProbes = 100_000

  /// What is not joined without `joinCrossings`.
  ///
  /// Complexity: O(n log n) in the vertices.
  package func unjoined() -> Unjoined {
    let segments = segments()
    let boxes = segments.map { PlanarBox(around: points[$0.vertex...$0.vertex + 1]) }
    let tree = BoxTree(boxes)
    var found = Unjoined(levels: sharedVertices)
    var hits: [Int32] = []
    for number in stride(
      from: 0, to: segments.count, by: max(1, segments.count / Self.mostProbes))
    {
      found.segments += 1
      hits.removeAll(keepingCapacity: true)
      tree.query(boxes[number].expanded(by: tolerance), into: &hits)
      for hit in hits where segments[Int(hit)].level == segments[number].level {
        if passes(segments[number].vertex, segments[Int(hit)].vertex, countsCrossing: hit > number)
        {
          found.crossings += 1
        }
      }
    }
    return found
  }

  /// Whether two segments cross between their ends, or the first ends a line between the ends of the second.
  private func passes(_ first: Int, _ second: Int, countsCrossing: Bool) -> Bool {
    let (a, b, c, d) = (points[first], points[first + 1], points[second], points[second + 1])
    let (along, across) = (b - a, d - c)
    let turn = along.cross(across)
    guard turn != 0 else { return false }
    let shares = ((c - a).cross(across) / turn, (c - a).cross(along) / turn)
    if isBetween(shares.0, along), isBetween(shares.1, across) { return countsCrossing }
    return ends(of: first).contains { end in
      let share = (end - c).dot(across) / across.squaredLength
      return isBetween(share, across)
        && (c + across * share).squaredDistance(to: end) <= tolerance * tolerance
        && end != points[max(second - 1, 0)]
    }
  }

  /// Whether a share of a segment is farther than the tolerance from its ends.
  private func isBetween(_ share: Double, _ segment: PlanarPoint) -> Bool {
    let margin = tolerance / segment.squaredLength.squareRoot()
    return share > margin && share < 1 - margin
  }

  /// The ends of a segment at which its line ends.
  private func ends(of segment: Int) -> [PlanarPoint] {
    let isFirst = isStart(segment)
    let isLast = isStart(segment + 2)
    return (isFirst ? [points[segment]] : []) + (isLast ? [points[segment + 1]] : [])
  }

  /// Whether a line begins at a vertex, or all are before it. Complexity: O(log lines).
  private func isStart(_ vertex: Int) -> Bool {
    var (low, high) = (0, lineStarts.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] < vertex { low = middle + 1 } else { high = middle }
    }
    return lineStarts[low] == vertex
  }

  /// Vertices of lines on the ground with different levels, one of them not at its line's end.
  private var sharedVertices: Int {
    let ground = (0..<lineCount).filter { accesses[$0] == .anywhere }
    guard Set(ground.map { levels[$0] }).count > 1 else { return 0 }
    var seen: [PlanarPoint: (level: Double, isMiddle: Bool)] = [:]
    var shared = Set<PlanarPoint>()
    for line in ground {
      let range = lineStarts[line]..<lineStarts[line + 1]
      for vertex in range {
        let isMiddle = vertex > range.lowerBound && vertex < range.upperBound - 1
        let other = seen.updateValue((levels[line], isMiddle), forKey: points[vertex])
        guard let other, other.level != levels[line], isMiddle || other.isMiddle else { continue }
        shared.insert(points[vertex])
      }
    }
    return shared.count
  }
}
