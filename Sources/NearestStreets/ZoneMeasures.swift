import PlanarGeometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Area and moments of a part of land, in m² and m³.
public struct LandMeasure: Hashable, Sendable {
  /// m².
  public var area = 0.0
  /// ∫ leg over the area, in m³.
  public var legs = 0.0
  /// ∫ place along the half-edge over the area, in m³; 0 in sectors.
  public var along = 0.0

  @inlinable
  public init() {}

  @inlinable
  public static func += (total: inout LandMeasure, part: LandMeasure) {
    total.area += part.area
    total.legs += part.legs
    total.along += part.along
  }
}

/// Measures of parts of strips: polynomials of at most the fifth degree, for which the rule of Gauss and
/// Legendre with three places is exact.
public enum StripMeasure {
  @usableFromInline
  static let offset = 0.774596669241483377  // √(3/5)

  @inlinable
  public static func measure(_ band: Band) -> LandMeasure {
    measure(from: band.start, to: band.end, lower: band.lower, upper: band.upper)
  }

  /// What lies between two curves.
  @inlinable @inline(__always)
  public static func measure(
    from start: Double, to end: Double, lower: Quadratic, upper: Quadratic
  ) -> LandMeasure {
    let (middle, half) = (0.5 * (start + end), 0.5 * (end - start))
    var result = LandMeasure()
    @inline(__always)
    func add(at t: Double, weight: Double) {
      let (low, high) = (lower.value(at: t), upper.value(at: t))
      let height = high - low
      result.area += weight * height
      result.legs += weight * height * 0.5 * (high + low)
      result.along += weight * height * t
    }
    add(at: middle - offset * half, weight: half * (5.0 / 9))
    add(at: middle, weight: half * (8.0 / 9))
    add(at: middle + offset * half, weight: half * (5.0 / 9))
    return result
  }
}

/// Measures of parts of sectors, in closed form by the kind of curve.
package enum SectorMeasure {
  package static func measure(_ band: Band) -> LandMeasure {
    measure(from: band.start, to: band.end, lower: band.lower, upper: band.upper)
  }

  package static func measure(
    from start: Double, to end: Double, lower: Quadratic, upper: Quadratic
  ) -> LandMeasure {
    var result = inside(upper, from: start, to: end)
    if lower.c > -.infinity {
      let near = inside(lower, from: start, to: end)
      result.area -= near.area
      result.legs -= near.legs
    }
    return result
  }

  /// Metres from the vertex to the nearest place of a band.
  package static func leastRadius(of band: Band) -> Double {
    guard band.lower.c > -.infinity else { return 0 }
    return extremes(of: band.lower, from: band.start, to: band.end).least
  }

  /// Where the nearest place of a band to the vertex is; nil where it is the vertex itself.
  package static func nearest(of band: Band) -> Double? {
    guard band.lower.c > -.infinity else { return nil }
    var best = (t: band.start, radius: Double.infinity)
    forEachExtreme(of: band.lower, from: band.start, to: band.end) { t, radius in
      if radius < best.radius { best = (t, radius) }
    }
    return best.t
  }

  /// Metres from the vertex to the farthest place of a band.
  package static func longestRadius(of band: Band) -> Double {
    extremes(of: band.upper, from: band.start, to: band.end).greatest
  }

  /// Of the distances along a curve: those of its ends, and in its direction and opposite to it.
  private static func extremes(
    of curve: Quadratic, from start: Double, to end: Double
  ) -> (least: Double, greatest: Double) {
    var (least, greatest) = (Double.infinity, 0.0)
    forEachExtreme(of: curve, from: start, to: end) { _, radius in
      least = min(least, radius)
      greatest = max(greatest, radius)
    }
    return (least, greatest)
  }

  @inline(__always)
  private static func forEachExtreme(
    of curve: Quadratic, from start: Double, to end: Double, _ body: (Double, Double) -> Void
  ) {
    func take(_ t: Double) { body(t, (1 + t * t) / max(-curve.value(at: t), 1e-12)) }
    take(start)
    take(end)
    let direction = PlanarPoint(x: curve.a - curve.c, y: -curve.b)
    let length = direction.squaredLength.squareRoot()
    if length > 0 {
      for sign in [1.0, -1.0] {
        let t = sign * direction.y / (length + sign * direction.x)
        if t > start && t < end { take(t) }
      }
    }
  }

  /// What lies between the vertex and a curve: ∫ r²/2 dφ and ∫ r³/3 dφ.
  private static func inside(
    _ curve: Quadratic, from start: Double, to end: Double
  ) -> LandMeasure {
    if curve.b == 0 && curve.a == curve.c {
      return disc(radius: -1 / curve.c, from: start, to: end)
    }
    if curve.b == 0 && curve.a == 0 { return parabola(curve.c, from: start, to: end) }
    if curve.a == -curve.c { return triangle(curve, from: start, to: end) }
    return conic(curve, from: start, to: end)
  }

  /// Any conic about the vertex, which corners of barriers make: the rule of Gauss and Legendre with eight
  /// places on parts of an eighth of a radian leaves less than rounding.
  private static func conic(
    _ curve: Quadratic, from start: Double, to end: Double
  ) -> LandMeasure {
    let (first, last) = (2 * atan(start), 2 * atan(end))
    let count = max(((last - first) * 8).rounded(.up), 1)
    let half = 0.5 * (last - first) / count
    var result = LandMeasure()
    for part in 0..<Int(count) {
      let middle = first + (2 * Double(part) + 1) * half
      for (place, weight) in zip(gaussPlaces, gaussWeights) {
        for angle in [middle - place * half, middle + place * half] {
          let t = tan(0.5 * angle)
          let radius = (1 + t * t) / -curve.value(at: t)
          result.area += 0.5 * weight * half * radius * radius
          result.legs += weight * half * radius * radius * radius / 3
        }
      }
    }
    return result
  }

  private static let gaussPlaces = [
    0.183434642495649805, 0.525532409916328986, 0.796666477413626740, 0.960289856497536232,
  ]
  private static let gaussWeights = [
    0.362683783378361983, 0.313706645877887287, 0.222381034453374471, 0.101228536290376259,
  ]

  /// Radians between two tangents of half angles.
  static func angle(from start: Double, to end: Double) -> Double {
    2 * atan2(end - start, 1 + start * end)
  }

  private static func disc(radius: Double, from start: Double, to end: Double) -> LandMeasure {
    let angle = angle(from: start, to: end)
    var result = LandMeasure()
    result.area = 0.5 * radius * radius * angle
    result.legs = radius * radius * radius / 3 * angle
    return result
  }

  /// r = (1 + t²) ÷ −c.
  private static func parabola(_ c: Double, from start: Double, to end: Double) -> LandMeasure {
    let (r, width) = (-1 / c, end - start)
    let (middle, half) = (0.5 * (start + end), 0.5 * width)
    var result = LandMeasure()
    result.area = r * r * width * (1 + (start * start + start * end + end * end) / 3)
    let offset = 0.774596669241483377 * half
    func square(_ t: Double) -> Double { (1 + t * t) * (1 + t * t) }
    result.legs =
      r * r * r * half * (2.0 / 27)
      * (5 * square(middle - offset) + 8 * square(middle) + 5 * square(middle + offset))
    return result
  }

  /// Below a straight line, which is at n·p = 1 for n = (a, −b/2).
  private static func triangle(
    _ line: Quadratic, from start: Double, to end: Double
  ) -> LandMeasure {
    let (near, far) = (-line.value(at: start), -line.value(at: end))
    var result = LandMeasure()
    result.area = (end - start) * (1 + start * end) / (near * far)
    let normal = PlanarPoint(x: line.a, y: -0.5 * line.b)
    let d = 1 / normal.squaredLength.squareRoot()
    func place(_ t: Double, _ scale: Double) -> (along: Double, distance: Double) {
      let point = PlanarPoint(x: (1 - t * t) / scale, y: 2 * t / scale)
      return (normal.cross(point) * d, (1 + t * t) / scale)
    }
    let (from, to) = (place(start, near), place(end, far))
    result.legs =
      d / 6
      * (to.distance * to.along - from.distance * from.along
        + d * d * (asinh(to.along / d) - asinh(from.along / d)))
    return result
  }
}
