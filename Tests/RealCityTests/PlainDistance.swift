import Foundation
import PlanarGeometry

/// The distance to a region as a schoolbook has it: every edge is looked at, nothing is indexed.
enum PlainDistance {
  /// Metres from `point` to the region within `rings`, 0 inside (a ray to the right crosses an odd
  /// number of edges).
  static func metres(from point: PlanarPoint, to rings: [[PlanarPoint]]) -> Double {
    var crossings = 0
    var least = Double.infinity
    for ring in rings {
      guard var start = ring.last else { continue }
      for end in ring {
        if isCrossed(by: point, start, end) { crossings += 1 }
        least = min(least, metres(from: point, toSegment: start, end))
        start = end
      }
    }
    return crossings.isMultiple(of: 2) ? least : 0
  }

  private static func isCrossed(
    by point: PlanarPoint, _ start: PlanarPoint, _ end: PlanarPoint
  ) -> Bool {
    guard (start.y > point.y) != (end.y > point.y) else { return false }
    let share = (point.y - start.y) / (end.y - start.y)
    return start.x + share * (end.x - start.x) > point.x
  }

  private static func metres(
    from point: PlanarPoint, toSegment start: PlanarPoint, _ end: PlanarPoint
  ) -> Double {
    let (alongX, alongY) = (end.x - start.x, end.y - start.y)
    let length = alongX * alongX + alongY * alongY
    let share = ((point.x - start.x) * alongX + (point.y - start.y) * alongY) / length
    let nearest = length > 0 ? min(max(share, 0), 1) : 0
    return hypot(point.x - start.x - nearest * alongX, point.y - start.y - nearest * alongY)
  }
}
