internal import PlanarGeometry

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
