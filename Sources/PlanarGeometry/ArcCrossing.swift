/// A place where an edge of the region passes through the exposed border of the union.
struct ArcCrossing {
  /// Position among the discs at hand.
  var disc: Int32
  /// Direction from the disc's centre, −π…π.
  var angle: Double
  var point: PlanarPoint
  /// Whether the circle, counter-clockwise, enters the region here. The region is to the left of its
  /// edges, so it does where the edge leaves the disc.
  var isEntering: Bool
}

/// A crossing on an exposed arc.
struct ArcCut {
  /// Radians from the arc's start.
  var angle: Double
  /// Direction from the disc's centre, −π…π.
  var direction: Double
  var point: PlanarPoint
  var isEntering: Bool

  init(angle: Double, crossing: ArcCrossing) {
    self.angle = angle
    direction = crossing.angle
    point = crossing.point
    isEntering = crossing.isEntering
  }

  func isTwin(of other: ArcCut) -> Bool {
    isEntering != other.isEntering && point.squaredDistance(to: other.point) < 1e-18
  }
}
