internal import FlatArrays
package import PlanarGeometry

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
      Self.sort(entries, byDigitAt: shift, into: &sorted)
      swap(&entries, &sorted)
    }
    positions = entries.map { Int32(truncatingIfNeeded: $0) }
  }

  /// A stable counting sort by the 11 bits from `shift` on.
  private static func sort(
    _ entries: [UInt64], byDigitAt shift: Int, into result: inout [UInt64]
  ) {
    let mask: UInt64 = 2047
    var cursors = RowCursors(
      RowStarts(rowCount: 2048) { count in
        for entry in entries { count(Int(entry >> shift & mask)) }
      })
    var sorted = result.mutableSpan
    for entry in entries { sorted[cursors.next(in: Int(entry >> shift & mask))] = entry }
  }
}

extension PlanarBox {
  /// Distance along a Hilbert curve of 65,536 × 65,536 cells over the box: neighbours on the curve
  /// are neighbours on the ground, so arrays sorted by it keep near things together. A point outside
  /// counts as the nearest one of the border.
  package func hilbertKey(of point: PlanarPoint) -> UInt32 {
    var x = Self.cell(point.x - minX, of: width)
    var y = Self.cell(point.y - minY, of: height)
    var key: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let right: UInt32 = x & side == 0 ? 0 : 1
      let upper: UInt32 = y & side == 0 ? 0 : 1
      key += side &* side &* ((3 &* right) ^ upper)
      if upper == 0 {
        if right == 1 { (x, y) = (0xFFFF - x, 0xFFFF - y) }
        swap(&x, &y)
      }
      side >>= 1
    }
    return key
  }

  private static func cell(_ offset: Double, of extent: Double) -> UInt32 {
    let share = offset / extent * 65_535
    return share.isFinite ? UInt32(min(max(share, 0), 65_535)) : 0
  }
}
