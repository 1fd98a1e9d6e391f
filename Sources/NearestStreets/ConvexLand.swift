import PlanarGeometry

/// A convex land as what is on the left of all its sides, from which bands are cut side by side, faster than
/// along borders that may run anyhow.
struct ConvexLand: Sendable {
  /// n · (p − place) ≤ 0, n of length 1 pointing out of the land.
  struct Side: Sendable {
    var place: PlanarPoint
    var normal: PlanarPoint
  }

  private(set) var sides: [Side] = []

  /// More sides are faster cut as borders.
  private static let mostSides = 12
  /// Sine of a turn to the right that is rounding.
  private static let straight = 1e-12

  /// nil where a region is not convex. Complexity: O(vertices).
  init?(_ region: PlanarRegion) {
    guard region.ringCount == 1, region.vertices.count <= Self.mostSides else { return nil }
    region.forEachEdge { p, q in
      let way = q - p
      let length = way.squaredLength.squareRoot()
      sides.append(Side(place: p, normal: PlanarPoint(x: way.y / length, y: -way.x / length)))
    }
    var (before, turns) = (sides[sides.count - 1].normal, 0)
    for side in sides {
      let sine = before.cross(side.normal)
      guard sine > -Self.straight else { return nil }
      // A ring that winds about twice turns upwards twice.
      if before.y < 0 && side.normal.y >= 0 { turns += 1 }
      before = side.normal
    }
    guard turns == 1 else { return nil }
  }
}

extension ConvexLand.Side {
  /// Whether a box is outside of the side, and whether it is on both.
  @inline(__always)
  func relation(to box: PlanarBox) -> (isOutside: Bool, isThrough: Bool) {
    let x = (normal.x * (box.minX - place.x), normal.x * (box.maxX - place.x))
    let y = (normal.y * (box.minY - place.y), normal.y * (box.maxY - place.y))
    return (min(x.0, x.1) + min(y.0, y.1) >= 0, max(x.0, x.1) + max(y.0, y.1) > 0)
  }
}

/// Keeps of some bands what is on the inner side of lines.
struct BandCutter: Sendable {
  private(set) var bands: [Band] = []
  private var before: [Band] = []

  /// Nearer to the vertex than this, in metres, a line passes through it.
  private static let atVertex = 1e-12

  mutating func begin(_ bands: ArraySlice<Band>) {
    self.bands.removeAll(keepingCapacity: true)
    self.bands += bands
  }

  mutating func keep(_ side: ConvexLand.Side, in frame: ZoneFrame) {
    let normal = frame.local(direction: side.normal)
    let reach = side.normal.dot(side.place - frame.origin)
    let (x, y) = (normal.x, normal.y)
    switch frame.kind {
    case .strip where y == 0: keep(within: Quadratic(a: 0, b: x, c: -reach))
    case .strip: keep(isBelow: y > 0, Quadratic(a: 0, b: -x / y, c: reach / y))
    case .sector where abs(reach) < Self.atVertex:
      keep(within: Quadratic(a: -x, b: 2 * y, c: x))
    case .sector:
      keep(isBelow: reach > 0, Quadratic(a: x / reach, b: -2 * y / reach, c: -x / reach))
    }
  }

  /// Keeps what is below or above a curve.
  private mutating func keep(isBelow: Bool, _ curve: Quadratic) {
    swap(&bands, &before)
    bands.removeAll(keepingCapacity: true)
    for band in before {
      band.forEachPart(at: curve) { start, end, side in
        if side == 0 {
          bands.append(
            Band(
              from: start, to: end, lower: isBelow ? band.lower : curve,
              upper: isBelow ? curve : band.upper))
        } else if (side > 0) == isBelow {
          bands.append(Band(from: start, to: end, lower: band.lower, upper: band.upper))
        }
      }
    }
  }

  /// Keeps where a function is at most 0.
  private mutating func keep(within function: Quadratic) {
    swap(&bands, &before)
    bands.removeAll(keepingCapacity: true)
    for band in before {
      let (first, second) = function.roots(within: band.start, band.end)
      var start = band.start
      for end in [first, second, band.end] where end > start {
        if function.value(at: 0.5 * (start + end)) <= 0 {
          bands.append(Band(from: start, to: end, lower: band.lower, upper: band.upper))
        }
        start = end
      }
    }
  }
}
