/// The part of a segment a + t (b − a) that lies in a disc, border included. A bound that is not a
/// crossing, because the end of the segment is inside, is −1 or 2.
struct DiscChord {
  var start: Double
  var end: Double

  /// nil when the segment stays outside or only touches. Whether an end is inside depends on that
  /// end alone, so that two edges that share it always agree.
  init?(center: PlanarPoint, radius: Double, from a: PlanarPoint, to b: PlanarPoint) {
    let squaredRadius = radius * radius
    let startInside = a.squaredDistance(to: center) <= squaredRadius
    let endInside = b.squaredDistance(to: center) <= squaredRadius
    self.init(
      startInside: startInside, endInside: endInside, toCenter: center - a, step: b - a,
      radius: radius)
  }

  @inline(__always)
  init?(
    startInside: Bool, endInside: Bool, toCenter: PlanarPoint, step: PlanarPoint,
    radius: Double
  ) {
    start = -1
    end = 2
    if startInside && endInside { return }
    let squaredLength = step.squaredLength
    let middle = toCenter.dot(step)
    let height = toCenter.cross(step)
    let room = radius * radius * squaredLength - height * height
    if !startInside && !endInside && !(middle > 0 && middle < squaredLength && room > 0) {
      return nil
    }
    let half = max(room, 0).squareRoot()
    if !startInside { start = min(max((middle - half) / squaredLength, 0), 1) }
    if !endInside { end = min(max((middle + half) / squaredLength, 0), 1) }
  }
}
