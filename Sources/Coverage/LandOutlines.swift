import PlanarGeometry

/// Outlines of pieces of land, cut along the lines of the lattice: rings whose signed areas add up to the
/// piece's.
///
/// ```
/// points    [ ring 0 … | ring 1 … | … ]
/// ringEnds  [        3,         9, … ]
/// ```
///
/// Rings are cut one by one (Sutherland and Hodgman 1974, doi:10.1145/360767.360802); where a ring falls
/// into several parts they stay joined by edges that run there and back and enclose nothing.
struct LandOutlines: Sendable {
  /// One piece, by its rings.
  struct Outline: Sendable {
    fileprivate var rings: Range<Int>
    private(set) var area = 0.0
    private(set) var box = PlanarBox.empty

    fileprivate mutating func measure(_ points: [PlanarPoint], _ ends: [Int32]) {
      var doubled = 0.0
      for ring in rings {
        let range = (ring == 0 ? 0 : Int(ends[ring - 1]))..<Int(ends[ring])
        let origin = points[range.lowerBound]
        var previous = points[range.upperBound - 1] - origin
        for point in points[range] {
          let current = point - origin
          doubled += previous.cross(current)
          previous = current
          box.insert(point)
        }
      }
      area = doubled / 2
    }
  }

  private var points: [PlanarPoint] = []
  private var ringEnds: [Int32] = []
  private var upper: [PlanarPoint] = []
  private var lower: [PlanarPoint] = []
  private var upperEnds: [Int32] = []

  mutating func removeAll() {
    points.removeAll(keepingCapacity: true)
    ringEnds.removeAll(keepingCapacity: true)
  }

  /// What `box` holds of a region. Complexity: O(vertices).
  mutating func outline(of region: PlanarRegion, in box: PlanarBox) -> Outline {
    let first = ringEnds.count
    for ring in 0..<region.ringCount {
      points += region.vertices[region.vertexRange(ofRing: ring)]
      ringEnds.append(Int32(points.count))
    }
    var outline = Outline(rings: first..<ringEnds.count)
    outline = split(outline, at: box.minX, alongX: true).above
    outline = split(outline, at: box.maxX, alongX: true).below
    outline = split(outline, at: box.minY, alongX: false).above
    return split(outline, at: box.maxY, alongX: false).below
  }

  /// The parts of an outline in the four quarters about a point: south-west, south-east, north-west and
  /// north-east. Complexity: O(vertices).
  mutating func quarters(of outline: Outline, about middle: PlanarPoint) -> [Outline] {
    let halves = split(outline, at: middle.y, alongX: false)
    let south = split(halves.below, at: middle.x, alongX: true)
    let north = split(halves.above, at: middle.x, alongX: true)
    return [south.below, south.above, north.below, north.above]
  }

  private mutating func split(
    _ outline: Outline, at place: Double, alongX: Bool
  ) -> (below: Outline, above: Outline) {
    upper.removeAll(keepingCapacity: true)
    lower.removeAll(keepingCapacity: true)
    upperEnds.removeAll(keepingCapacity: true)
    let first = ringEnds.count
    for ring in outline.rings {
      let start = (lower.count, upper.count)
      cut(ring, at: place, alongX: alongX)
      if lower.count - start.0 < 3 { lower.removeSubrange(start.0...) }
      if upper.count - start.1 < 3 { upper.removeSubrange(start.1...) }
      if lower.count > start.0 { ringEnds.append(Int32(points.count + lower.count)) }
      if upper.count > start.1 { upperEnds.append(Int32(upper.count)) }
    }
    points += lower
    let middle = ringEnds.count
    for end in upperEnds { ringEnds.append(Int32(points.count) + end) }
    points += upper
    var below = Outline(rings: first..<middle)
    var above = Outline(rings: middle..<ringEnds.count)
    below.measure(points, ringEnds)
    above.measure(points, ringEnds)
    return (below, above)
  }

  /// Appends both parts of a ring.
  private mutating func cut(_ ring: Int, at place: Double, alongX: Bool) {
    let range = (ring == 0 ? 0 : Int(ringEnds[ring - 1]))..<Int(ringEnds[ring])
    var previous = points[range.upperBound - 1]
    var before = (alongX ? previous.x : previous.y) - place
    for number in range {
      let point = points[number]
      let now = (alongX ? point.x : point.y) - place
      if (before < 0) != (now < 0) {
        let crossing = previous + (point - previous) * (before / (before - now))
        lower.append(crossing)
        upper.append(crossing)
      }
      if now < 0 { lower.append(point) } else { upper.append(point) }
      (previous, before) = (point, now)
    }
  }
}
