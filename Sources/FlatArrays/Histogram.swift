/// How many numbers lie in each of several intervals of one width.
package struct Histogram: Equatable, Sendable {
  /// Where the first interval begins.
  package let start: Double
  package let width: Double
  /// Of each interval, its lower bound included, its upper bound in the next; a number at the very end is in the
  /// last. Never empty.
  package let counts: [Int]

  /// Intervals whose bounds are multiples of the least of `widths` with which there are at most `most`, else of the
  /// last. nil without numbers.
  ///
  /// - Parameters:
  ///   - values: finite ones count.
  ///   - widths: ascending, greater than 0.
  /// - Complexity: O(values).
  package init?(of values: some Sequence<Double>, widths: [Double], most: Int) {
    let values = values.filter(\.isFinite)
    guard let least = values.min(), let greatest = values.max(), let last = widths.last else {
      return nil
    }
    let span = { (width: Double) in
      (greatest / width).rounded(.down) - (least / width).rounded(.down) + 1
    }
    let width = widths.first { span($0) <= Double(most) } ?? last
    let first = (least / width).rounded(.down)
    guard span(width) <= 1e6 else { return nil }
    var counts = [Int](repeating: 0, count: max(1, Int(span(width))))
    for value in values {
      counts[min(Int((value / width).rounded(.down) - first), counts.count - 1)] += 1
    }
    start = first * width
    self.width = width
    self.counts = counts
  }
}
