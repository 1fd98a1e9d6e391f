internal import PlanarGeometry

/// Brings points into the order of a k-d tree.
struct KDOrder {
  private struct Entry {
    var point: PlanarPoint
    var position: Int32
  }

  private var entries: [Entry]

  /// Complexity: O(n log n), expected.
  init(_ points: [PlanarPoint]) {
    entries = points.enumerated().map {
      Entry(point: $1, position: Int32(truncatingIfNeeded: $0))
    }
    var span = entries.mutableSpan
    Self.divide(&span, 0..<points.count, .x)
  }

  var runs: PointRuns {
    PointRuns(points: entries.map(\.point), positions: entries.map(\.position))
  }

  private static func divide(
    _ entries: inout MutableSpan<Entry>, _ run: Range<Int>, _ axis: Axis
  ) {
    guard run.count > KDTree.leafSize else { return }
    let middle = run.middle
    switch axis {
    case .x: select(middle, in: run, of: &entries) { $0.point.x }
    case .y: select(middle, in: run, of: &entries) { $0.point.y }
    }
    divide(&entries, run.lowerBound..<middle, axis.other)
    divide(&entries, (middle + 1)..<run.upperBound, axis.other)
  }

  /// Exchanges entries of `run` until that of slot `middle` has none greater before it and none less
  /// behind: Hoare's selection with the median of three as the pivot.
  @inline(__always)
  private static func select(
    _ middle: Int, in run: Range<Int>, of entries: inout MutableSpan<Entry>,
    by coordinate: (Entry) -> Double
  ) {
    var (first, last) = (run.lowerBound, run.upperBound - 1)
    while first < last {
      let pivot = median(
        coordinate(entries[first]), coordinate(entries[(first + last) / 2]),
        coordinate(entries[last]))
      var (low, high) = (first, last)
      while low <= high {
        while coordinate(entries[low]) < pivot { low &+= 1 }
        while pivot < coordinate(entries[high]) { high &-= 1 }
        guard low <= high else { break }
        entries.swapAt(low, high)
        low &+= 1
        high &-= 1
      }
      if middle <= high {
        last = high
      } else if middle >= low {
        first = low
      } else {
        return
      }
    }
  }

  private static func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
