/// The segments at each node, as one array sorted by node.
struct SegmentEnds {
  private let starts: [Int32]
  private let numbers: [Int32]

  /// Complexity: O(nodes + segments).
  init(_ segments: [WalkWays.Segment], nodes: Int) {
    var starts = [Int32](repeating: 0, count: nodes + 1)
    for segment in segments {
      starts[Int(segment.from) + 1] += 1
      starts[Int(segment.to) + 1] += 1
    }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    var next = starts
    var numbers = [Int32](repeating: 0, count: segments.count * 2)
    for (number, segment) in segments.enumerated() {
      numbers[Int(next[Int(segment.from)])] = Int32(truncatingIfNeeded: number)
      next[Int(segment.from)] += 1
      numbers[Int(next[Int(segment.to)])] = Int32(truncatingIfNeeded: number)
      next[Int(segment.to)] += 1
    }
    self.starts = starts
    self.numbers = numbers
  }

  func segments(at node: Int32) -> ArraySlice<Int32> {
    numbers[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])]
  }

  /// Segments that end at `node`.
  func degree(of node: Int32) -> Int { Int(starts[Int(node) + 1] - starts[Int(node)]) }
}
