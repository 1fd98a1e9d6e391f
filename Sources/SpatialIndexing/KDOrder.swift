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
    Self.divide(0..<points.count, of: &span, along: .x)
  }

  var runs: PointRuns {
    PointRuns(points: entries.map(\.point), positions: entries.map(\.position))
  }

  private static func divide(
    _ run: Range<Int>, of entries: inout MutableSpan<Entry>, along axis: Axis
  ) {
    guard run.count > KDTree.leafSize else { return }
    let middle = run.middle
    switch axis {
    case .x: select(middle, in: run, of: &entries) { $0.point.x }
    case .y: select(middle, in: run, of: &entries) { $0.point.y }
    }
    divide(run.lowerBound..<middle, of: &entries, along: axis.other)
    divide((middle + 1)..<run.upperBound, of: &entries, along: axis.other)
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
      let (a, b) = (coordinate(entries[first]), coordinate(entries[last]))
      let middleOfRun = coordinate(entries[(first + last) / 2])
      let pivot = max(min(a, middleOfRun), min(max(a, middleOfRun), b))
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
}

/// The coordinate by which a run of a k-d tree is divided.
enum Axis {
  case x, y

  @inline(__always)
  var other: Axis { self == .x ? .y : .x }

  @inline(__always)
  func of(_ point: PlanarPoint) -> Double { self == .x ? point.x : point.y }

  @inline(__always)
  func least(of box: PlanarBox) -> Double { self == .x ? box.minX : box.minY }

  @inline(__always)
  func greatest(of box: PlanarBox) -> Double { self == .x ? box.maxX : box.maxY }
}
