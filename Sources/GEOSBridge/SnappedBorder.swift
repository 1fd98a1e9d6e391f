internal import PlanarGeometry

/// The border of a region that lines are drawn to: their corners beside it are moved onto it, and become corners of it.
struct SnappedBorder {
  private let rings: [[PlanarPoint]]
  /// By ring and edge, what was added to it.
  private var added: [[Int: [PlanarPoint]]]

  /// Metres from the border within which a corner lies on it.
  private static let reach = 1.0

  init(_ region: PlanarRegion) {
    rings = (0..<region.ringCount).map { Array(region.vertices[region.vertexRange(ofRing: $0)]) }
    added = Array(repeating: [:], count: rings.count)
  }

  /// Complexity: O(corners · edges).
  mutating func snapping(_ line: [PlanarPoint]) -> [PlanarPoint] { line.map { snapped($0) } }

  private mutating func snapped(_ point: PlanarPoint) -> PlanarPoint {
    var best: (squared: Double, ring: Int, edge: Int, place: PlanarPoint)?
    for (number, ring) in rings.enumerated() {
      for edge in ring.indices {
        let (start, end) = (ring[edge], ring[edge + 1 == ring.count ? 0 : edge + 1])
        let place = Self.nearest(to: point, start, end)
        let squared = place.squaredDistance(to: point)
        if squared <= best?.squared ?? (Self.reach * Self.reach) {
          best = (squared, number, edge, place)
        }
      }
    }
    guard let best else { return point }
    return place(best.place, ring: best.ring, edge: best.edge)
  }

  private static func nearest(
    to point: PlanarPoint, _ start: PlanarPoint, _ end: PlanarPoint
  ) -> PlanarPoint {
    // The same in both directions, so that the region on the other side comes to the same corner.
    let (from, to) = (start.x, start.y) < (end.x, end.y) ? (start, end) : (end, start)
    let along = to - from
    let share = (point - from).dot(along) / along.squaredLength
    guard share > 0 else { return from }
    return share < 1 ? from + along * share : to
  }

  /// A corner of the border that is there already, or a new one.
  private mutating func place(_ point: PlanarPoint, ring: Int, edge: Int) -> PlanarPoint {
    let vertices = rings[ring]
    let ends = [vertices[edge], vertices[edge + 1 == vertices.count ? 0 : edge + 1]]
    let known = ends + (added[ring][edge] ?? [])
    if let near = known.first(where: { $0.distance(to: point) <= Self.reach }) { return near }
    added[ring][edge, default: []].append(point)
    return point
  }

  /// The rings with the corners that were added, each ending where it begins.
  var closedRings: [[PlanarPoint]] {
    zip(rings, added).map { ring, added in
      var closed: [PlanarPoint] = []
      for (edge, start) in ring.enumerated() {
        closed.append(start)
        closed += (added[edge] ?? []).sorted {
          $0.squaredDistance(to: start) < $1.squaredDistance(to: start)
        }
      }
      return closed + ring.prefix(1)
    }
  }
}
