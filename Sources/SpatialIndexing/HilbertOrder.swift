internal import PlanarGeometry

/// Positions of points in the order in which a Hilbert curve passes them; points in one cell of the
/// curve stay in their order.
struct HilbertOrder {
  let positions: [Int32]

  /// - Parameter points: those that are not finite count as the curve's start.
  /// - Complexity: O(points): a radix sort of the keys.
  init(_ points: [PlanarPoint]) {
    var frame = PlanarBox.empty
    for point in points where point.isFinite { frame.insert(point) }
    var entries: [UInt64] = points.enumerated().map { position, point in
      UInt64(frame.hilbertKey(of: point)) << 32 | UInt64(truncatingIfNeeded: position)
    }
    var sorted = entries
    for shift in [32, 43, 54] {
      Self.sort(entries.span, byDigitAt: shift, into: &sorted)
      swap(&entries, &sorted)
    }
    positions = entries.map { Int32(truncatingIfNeeded: $0) }
  }

  /// A stable counting sort by the 11 bits from `shift` on.
  private static func sort(
    _ entries: Span<UInt64>, byDigitAt shift: Int, into result: inout [UInt64]
  ) {
    let mask: UInt64 = 2047
    var next = [Int](repeating: 0, count: 2049)
    for slot in entries.indices { next[Int(entries[slot] >> shift & mask) + 1] += 1 }
    for digit in 0..<2048 { next[digit + 1] += next[digit] }
    var sorted = result.mutableSpan
    for slot in entries.indices {
      let digit = Int(entries[slot] >> shift & mask)
      sorted[next[digit]] = entries[slot]
      next[digit] += 1
    }
  }
}
