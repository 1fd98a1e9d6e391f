/// The lower envelope of functions over an interval, each a quadratic on an interval of its own.
///
/// ```
/// starts   [ 0,       s₁,      s₂,      end ]     one more than parts
/// parts    [ curve 0, curve 1, curve 2 ]
/// ```
package struct LowerEnvelope: Sendable {
  package struct Part: Sendable {
    package var start: Double
    package var curve: Quadratic
    /// What the curve belongs to.
    package var owner: Int32
  }

  package private(set) var parts: [Part] = []
  private(set) var end = 0.0
  /// Greatest value at the starts and ends of parts, which is the greatest of all where every part is
  /// convex.
  private(set) var maximum = 0.0
  private var changed: [Part] = []

  package init() {}

  /// Differences below this are rounding.
  private static let tolerance = 1e-12

  var count: Int { parts.count }

  @inline(__always)
  package func end(of part: Int) -> Double { part + 1 < parts.count ? parts[part + 1].start : end }

  /// Begins anew with one curve over all of the interval.
  package mutating func begin(_ curve: Quadratic, owner: Int32, from start: Double, to end: Double)
  {
    parts.removeAll(keepingCapacity: true)
    parts.append(Part(start: start, curve: curve, owner: owner))
    self.end = end
    maximum = max(curve.value(at: start), curve.value(at: end))
  }

  /// Begins anew with two lines that meet at `middle`.
  mutating func begin(_ first: Part, _ second: Part, to end: Double) {
    parts.removeAll(keepingCapacity: true)
    parts.append(first)
    parts.append(second)
    self.end = end
    maximum = first.curve.value(at: second.start)
  }

  /// Lowers the envelope to `curve` where that is less within `start`…`end`; says whether it is anywhere.
  ///
  /// Complexity: O(parts).
  @discardableResult
  package mutating func lower(
    to curve: Quadratic, owner: Int32, from start: Double, to end: Double
  ) -> Bool {
    guard var number = firstUndercut(by: curve, from: start, to: end) else { return false }
    let first = number
    changed.removeAll(keepingCapacity: true)
    var isLower = false
    while number < parts.count, parts[number].start < end {
      let part = parts[number]
      let partEnd = self.end(of: number)
      number += 1
      let (low, high) = (max(part.start, start), min(partEnd, end))
      guard low < high else {
        push(part)
        continue
      }
      let below = (curve - part.curve).negativeParts(
        from: low, to: high, tolerance: Self.tolerance)
      guard below.count > 0 else {
        push(part)
        continue
      }
      isLower = true
      if part.start < below.first.start { push(part) }
      push(Part(start: below.first.start, curve: curve, owner: owner))
      var reached = below.first.end
      if below.count == 2 {
        if reached < below.second.start {
          push(Part(start: reached, curve: part.curve, owner: part.owner))
          push(Part(start: below.second.start, curve: curve, owner: owner))
        }
        reached = below.second.end
      }
      if reached < partEnd { push(Part(start: reached, curve: part.curve, owner: part.owner)) }
    }
    guard isLower else { return false }
    parts.replaceSubrange(first..<number, with: changed)
    measureMaximum()
    return true
  }

  /// Finds where a curve is less than the envelope in an interval, ascending. Complexity: O(parts).
  func findUndercuts(
    of curve: Quadratic, from start: Double, to end: Double,
    into result: inout [ClosedRange<Double>]
  ) {
    result.removeAll(keepingCapacity: true)
    guard let first = firstUndercut(by: curve, from: start, to: end) else { return }
    for number in first..<parts.count where parts[number].start < end {
      let (low, high) = (max(parts[number].start, start), min(self.end(of: number), end))
      guard low < high else { continue }
      let below = (curve - parts[number].curve).negativeParts(
        from: low, to: high, tolerance: Self.tolerance)
      for interval in [below.first, below.second].prefix(below.count) {
        if let last = result.last, last.upperBound >= interval.start {
          result[result.count - 1] = last.lowerBound...max(last.upperBound, interval.end)
        } else {
          result.append(interval.start...max(interval.start, interval.end))
        }
      }
    }
  }

  /// The first part that the curve undercuts; nil where none is.
  private func firstUndercut(by curve: Quadratic, from start: Double, to end: Double) -> Int? {
    var number = 0
    while number + 1 < parts.count, parts[number + 1].start <= start { number += 1 }
    while number < parts.count, parts[number].start < end {
      let (low, high) = (max(parts[number].start, start), min(self.end(of: number), end))
      if low < high {
        let difference = curve - parts[number].curve
        if difference.value(at: low) < -Self.tolerance
          || difference.value(at: high) < -Self.tolerance
        {
          return number
        }
        if difference.a > 0 {
          let lowest = -difference.b / (2 * difference.a)
          if lowest > low, lowest < high, difference.value(at: lowest) < -Self.tolerance {
            return number
          }
        }
      }
      number += 1
    }
    return nil
  }

  private mutating func push(_ part: Part) {
    if let last = changed.last, last.owner == part.owner { return }
    changed.append(part)
  }

  private mutating func measureMaximum() {
    maximum = -.infinity
    for number in parts.indices {
      let curve = parts[number].curve
      maximum = max(
        maximum, curve.value(at: parts[number].start), curve.value(at: end(of: number)))
    }
  }
}

/// Where a function is negative: at most two intervals.
private struct NegativeParts {
  typealias Interval = (start: Double, end: Double)
  var count = 0
  var first: Interval = (0, 0)
  var second: Interval = (0, 0)
}

extension Quadratic {
  /// Where this is negative in an interval; values within the tolerance of 0 at the ends are on the side of
  /// the other end.
  fileprivate func negativeParts(
    from low: Double, to high: Double, tolerance: Double
  ) -> NegativeParts {
    let (atLow, atHigh) = (value(at: low), value(at: high))
    if atLow >= -tolerance && atHigh >= -tolerance {
      return a > 0 ? dip(from: low, to: high, tolerance: tolerance) : NegativeParts()
    }
    if atLow <= tolerance && atHigh <= tolerance {
      return a < 0
        ? besidesBulge(from: low, to: high, tolerance: tolerance)
        : NegativeParts(count: 1, first: (low, high))
    }
    let root = root(between: low, high)
    return NegativeParts(count: 1, first: atLow < 0 ? (low, root) : (root, high))
  }

  /// The one place where the sign changes between the ends.
  private func root(between low: Double, _ high: Double) -> Double {
    let atLow = value(at: low)
    if a == 0 { return low + (high - low) * atLow / (atLow - value(at: high)) }
    let (first, second) = offsetRoots(from: low)
    // A parabola that opens upwards leaves through its second root, and comes in through its first.
    let root = (a > 0) == (atLow < 0) ? second : first
    return low + min(max(root, 0), high - low)
  }

  /// Both ends are not negative, but what is between may be.
  private func dip(from low: Double, to high: Double, tolerance: Double) -> NegativeParts {
    let lowest = -b / (2 * a)
    guard lowest > low, lowest < high, value(at: lowest) < -tolerance else {
      return NegativeParts()
    }
    let (first, second) = offsetRoots(from: low)
    let interval = (start: low + max(first, 0), end: min(low + second, high))
    return interval.start < interval.end
      ? NegativeParts(count: 1, first: interval) : NegativeParts()
  }

  /// Both ends are not positive, but what is between may be.
  private func besidesBulge(
    from low: Double, to high: Double, tolerance: Double
  ) -> NegativeParts {
    let highest = -b / (2 * a)
    guard highest > low, highest < high, value(at: highest) > tolerance else {
      return NegativeParts(count: 1, first: (low, high))
    }
    let (first, second) = offsetRoots(from: low)
    return NegativeParts(
      count: 2, first: (low, low + max(first, 0)), second: (min(low + second, high), high))
  }

  /// Both roots as offsets from `start`, ascending; where there is none the extremum twice.
  private func offsetRoots(from start: Double) -> (Double, Double) {
    let (slope, height) = (2 * a * start + b, value(at: start))
    let discriminant = max(slope * slope - 4 * a * height, 0)
    let q = -0.5 * (slope + (slope < 0 ? -1 : 1) * discriminant.squareRoot())
    let (first, second) = (q / a, q != 0 ? height / q : 0)
    return (min(first, second), max(first, second))
  }
}
