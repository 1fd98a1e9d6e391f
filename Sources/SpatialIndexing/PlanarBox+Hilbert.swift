public import PlanarGeometry

extension PlanarBox {
  /// Distance along a Hilbert curve of 65,536 × 65,536 cells over the box: neighbours on the curve
  /// are neighbours on the ground, so arrays sorted by it keep near things together. A point outside
  /// counts as the nearest one of the border.
  public func hilbertKey(of point: PlanarPoint) -> UInt32 {
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
