/// The function a·t² + b·t + c.
public struct Quadratic: Hashable, Sendable {
  public var a: Double
  public var b: Double
  public var c: Double

  @inlinable @inline(__always)
  public init(a: Double, b: Double, c: Double) {
    self.a = a
    self.b = b
    self.c = c
  }

  /// A line through (`t`, `value`).
  @inlinable @inline(__always)
  public init(slope: Double, through t: Double, _ value: Double) {
    self.init(a: 0, b: slope, c: value - slope * t)
  }

  @inlinable @inline(__always)
  public func value(at t: Double) -> Double { (a * t + b) * t + c }

  @inlinable @inline(__always)
  public static func - (first: Quadratic, second: Quadratic) -> Quadratic {
    Quadratic(a: first.a - second.a, b: first.b - second.b, c: first.c - second.c)
  }

  /// The roots strictly within an interval, ascending; NaN where there are fewer than two.
  ///
  /// Without cancellation: Press et al., Numerical Recipes, 5.6, about the interval's start.
  @inlinable @inline(__always)
  public func roots(within start: Double, _ end: Double) -> (Double, Double) {
    let width = end - start
    let (slope, height) = (2 * a * start + b, value(at: start))
    var (first, second) = (Double.nan, Double.nan)
    if a == 0 {
      first = -height / slope
    } else {
      let discriminant = slope * slope - 4 * a * height
      guard discriminant > 0 else { return (.nan, .nan) }
      let q = -0.5 * (slope + (slope < 0 ? -1 : 1) * discriminant.squareRoot())
      first = q / a
      second = q != 0 ? height / q : .nan
      if second < first || first.isNaN { swap(&first, &second) }
    }
    let keepsFirst = first > 0 && first < width
    let keepsSecond = second > 0 && second < width && second != first
    if keepsFirst { return (start + first, keepsSecond ? start + second : .nan) }
    return (keepsSecond ? start + second : .nan, .nan)
  }

  /// Complexity: O(1), by the rule of Simpson, which is exact.
  @inlinable @inline(__always)
  public func integral(from start: Double, to end: Double) -> Double {
    (end - start) / 6 * (value(at: start) + 4 * value(at: 0.5 * (start + end)) + value(at: end))
  }

  /// The integral over where this is greater than 0 in an interval, and how long that is.
  @inlinable @inline(__always)
  public func positivePart(from start: Double, to end: Double) -> (integral: Double, width: Double)
  {
    let (first, last) = (value(at: start), value(at: end))
    guard a == 0 else { return positivePart(ofCurveFrom: start, first, to: end, last) }
    if first >= 0 && last >= 0 { return (0.5 * (first + last) * (end - start), end - start) }
    if first <= 0 && last <= 0 { return (0, 0) }
    let height = max(first, last)
    let width = height / abs(first - last) * (end - start)
    return (0.5 * height * width, width)
  }

  @usableFromInline
  func positivePart(
    ofCurveFrom start: Double, _ first: Double, to end: Double, _ last: Double
  ) -> (integral: Double, width: Double) {
    let (one, two) = roots(within: start, end)
    func part(_ from: Double, _ to: Double) -> (integral: Double, width: Double) {
      (integral(from: from, to: to), to - from)
    }
    if !two.isNaN {
      guard a > 0 else { return part(one, two) }
      let (left, right) = (part(start, one), part(two, end))
      return (left.integral + right.integral, left.width + right.width)
    }
    if !one.isNaN, (first > 0) != (last > 0) {
      return first > 0 ? part(start, one) : part(one, end)
    }
    return value(at: 0.5 * (start + end)) > 0 ? part(start, end) : (0, 0)
  }
}
