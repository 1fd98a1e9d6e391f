import PlanarGeometry

/// What lies between two curves over an interval: of a strip beside a street, or of a sector about a vertex.
///
/// In a **strip** t is the place along a half-edge in metres, and the value the distance across, on its left:
/// the length of the leg. In a **sector** t is the tangent of half the angle from an axis, and the value
/// −(1 + t²) ÷ r for the distance r from the vertex, so that straight lines, circles and parabolas about the
/// vertex are all quadratics in t; the vertex itself is at −∞. In both, what is lower is nearer.
public struct Band: Hashable, Sendable {
  public var start: Double
  public var end: Double
  public var lower: Quadratic
  public var upper: Quadratic

  @inlinable
  public init(from start: Double, to end: Double, lower: Quadratic, upper: Quadratic) {
    self.start = start
    self.end = end
    self.lower = lower
    self.upper = upper
  }

  /// The street itself, from which a strip begins.
  package static let street = Quadratic(a: 0, b: 0, c: 0)
  /// The vertex itself, from which a sector begins.
  package static let vertex = Quadratic(a: 0, b: 0, c: -.infinity)

  /// The circle of a radius about the vertex of a sector.
  package static func circle(radius: Double) -> Quadratic {
    Quadratic(a: -1 / radius, b: 0, c: -1 / radius)
  }

  /// Of a sector, what is as far from the vertex as from a straight line.
  ///
  /// - Parameters:
  ///   - away: straight from the vertex to the line, of length 1.
  ///   - distance: of the line from the vertex in metres, greater than 0.
  static func parabola(
    beside away: PlanarPoint, distance: Double, axis: PlanarPoint
  ) -> Quadratic {
    let (cosine, sine) = (away.dot(axis), axis.cross(away))
    let scale = -1 / distance
    return Quadratic(a: (1 - cosine) * scale, b: 2 * sine * scale, c: (1 + cosine) * scale)
  }

  /// Calls `body` with the parts of the interval on which a curve stays above the upper one, between both or
  /// below the lower one, each with the middle's side: 1, 0, −1.
  @inlinable @inline(__always)
  package func forEachPart(at curve: Quadratic, _ body: (Double, Double, Int) -> Void) {
    let (a, b) = (curve - upper).roots(within: start, end)
    let (c, d) = (curve - lower).roots(within: start, end)
    var from = start
    func part(to next: Double) {
      guard from < next else { return }
      let middle = 0.5 * (from + next)
      let value = curve.value(at: middle)
      let side =
        value >= upper.value(at: middle) ? 1 : value <= lower.value(at: middle) ? -1 : 0
      body(from, next, side)
      from = next
    }
    if a.isNaN && c.isNaN {
      part(to: end)
      return
    }
    // Each pair ascends, and what is missing in it comes last.
    var (first, second, third, fourth) = (a, b, c, d)
    for _ in 0..<4 {
      if third.isNaN || first <= third {
        guard !first.isNaN else { break }
        part(to: first)
        (first, second) = (second, .nan)
      } else {
        part(to: third)
        (third, fourth) = (fourth, .nan)
      }
    }
    part(to: end)
  }
}

extension Band {
  /// Of a strip, what of the band is below a straight line within `from`…`to`.
  @inlinable
  public func measure(below line: Quadratic, from: Double, to: Double) -> LandMeasure {
    let (first, last) = (line.value(at: from), line.value(at: to))
    if first <= lower.value(at: from) && last <= lower.value(at: to) { return LandMeasure() }
    if first >= upper.value(at: from) && last >= upper.value(at: to) {
      // Upper curves of strips lie below their chords.
      return StripMeasure.measure(from: from, to: to, lower: lower, upper: upper)
    }
    var result = LandMeasure()
    let part = Band(from: from, to: to, lower: lower, upper: upper)
    part.forEachPart(at: line) { start, end, side in
      guard side >= 0 else { return }
      result += StripMeasure.measure(
        from: start, to: end, lower: lower, upper: side > 0 ? upper : line)
    }
    return result
  }

  /// Of a sector, what of the band is within a distance of the vertex.
  package func measure(withinRadius radius: Double) -> LandMeasure {
    let circle = Band.circle(radius: radius)
    var result = LandMeasure()
    forEachPart(at: circle) { start, end, side in
      guard side >= 0 else { return }
      result += SectorMeasure.measure(
        from: start, to: end, lower: lower, upper: side > 0 ? upper : circle)
    }
    return result
  }

  /// What a band has in common with what lies below a line or within a circle.
  public struct Cut {
    /// m².
    public var area = 0.0
    /// m² more for each metre that the line or the circle moves away.
    public var growth = 0.0

    @inlinable
    public init(area: Double = 0, growth: Double = 0) {
      self.area = area
      self.growth = growth
    }
  }

  /// The area of `measure(below:from:to:)`, and how it grows.
  @inlinable
  public func cut(below line: Quadratic, from: Double, to: Double) -> Cut {
    let (first, last) = (line.value(at: from), line.value(at: to))
    if first <= lower.value(at: from) && last <= lower.value(at: to) { return Cut() }
    if first >= upper.value(at: from) && last >= upper.value(at: to) {
      return Cut(area: (upper - lower).integral(from: from, to: to))
    }
    let (all, above) = (
      (line - lower).positivePart(from: from, to: to),
      (line - upper).positivePart(from: from, to: to)
    )
    return Cut(area: all.integral - above.integral, growth: all.width - above.width)
  }

  /// The area of `measure(withinRadius:)`, and how it grows.
  package func cut(withinRadius radius: Double) -> Cut {
    var result = Cut()
    guard radius > 0 else { return result }
    let circle = Band.circle(radius: radius)
    forEachPart(at: circle) { start, end, side in
      guard side >= 0 else { return }
      result.area +=
        SectorMeasure.measure(
          from: start, to: end, lower: lower, upper: side > 0 ? upper : circle
        ).area
      if side == 0 { result.growth += radius * SectorMeasure.angle(from: start, to: end) }
    }
    return result
  }

  /// Of a strip, ∫ metres before `place` over what lies within `from`…`to`, in m³.
  @inlinable
  public func moment(about place: Double, from: Double, to: Double) -> Double {
    let height = upper - lower
    let middle = 0.5 * (from + to)
    // The rule of Simpson is exact for what is cubic.
    return (to - from) / 6
      * (height.value(at: from) * (place - from) + 4 * height.value(at: middle) * (place - middle)
        + height.value(at: to) * (place - to))
  }
}
