package import PlanarGeometry

/// Where the bands of a strip or of a sector are in the plane.
package struct ZoneFrame: Sendable {
  package enum Kind: Sendable {
    case strip, sector

    /// What is narrower is left of an envelope by rounding, with a curve that may be far from the true one:
    /// metres along strips, and tangents of half angles about vertices.
    var leastWidth: Double {
      switch self {
      case .strip: 1e-10
      case .sector: 1e-13
      }
    }
  }

  package var kind: Kind
  /// Tail of the half-edge, or the vertex.
  package var origin: PlanarPoint
  /// Direction of the half-edge, or that from which angles are counted; of length 1.
  package var axis: PlanarPoint

  /// Along the axis and across it, on its left.
  @inline(__always)
  func local(_ place: PlanarPoint) -> PlanarPoint {
    let step = place - origin
    return PlanarPoint(x: step.dot(axis), y: axis.cross(step))
  }

  @inline(__always)
  func local(direction: PlanarPoint) -> PlanarPoint {
    PlanarPoint(x: direction.dot(axis), y: axis.cross(direction))
  }

  /// The place of a band's coordinates.
  package func place(_ t: Double, _ value: Double) -> PlanarPoint {
    let side = PlanarPoint(x: -axis.y, y: axis.x)
    switch kind {
    case .strip: return origin + axis * t + side * value
    case .sector: return origin + axis * ((1 - t * t) / -value) + side * (2 * t / -value)
    }
  }

  /// A place of a band that is not at its border.
  package func placeInside(_ band: Band) -> PlanarPoint {
    let middle = 0.5 * (band.start + band.end)
    let (low, high) = (band.lower.value(at: middle), band.upper.value(at: middle))
    return place(middle, low > -.infinity ? 0.5 * (low + high) : 2 * high)
  }
}
