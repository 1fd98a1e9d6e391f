/// The rectangle on the outer side of a region's edge, as wide as the radius.
///
/// ```
///      a ─────────────→ b      region above, s = 0
///      │     slab       │
///      └────────────────┘      offset line, s = radius
/// ```
///
/// It reaches a little into the region too: that part is within the radius anyway, and so the edge
/// itself lies inside the union of shapes and needs no exact treatment. Of its four sides only the
/// offset line can bound the union, because the discs around a and b hold the short sides.
struct OffsetSlab: Sendable {
  let start: PlanarPoint
  let end: PlanarPoint
  let length: Double
  /// Unit vector from start to end.
  let along: PlanarPoint
  /// Unit vector away from the region.
  let outward: PlanarPoint
  let radius: Double

  init(from start: PlanarPoint, to end: PlanarPoint, radius: Double) {
    self.start = start
    self.end = end
    self.radius = radius
    length = start.distance(to: end)
    let step = end - start
    along = PlanarPoint(x: step.x / length, y: step.y / length)
    outward = PlanarPoint(x: along.y, y: -along.x)
  }

  /// Position along the edge, and outward of the offset line (negative: towards the region).
  func coordinates(of point: PlanarPoint) -> (u: Double, beyond: Double) {
    let offset = point - start
    let beyond = offset.dot(outward) - radius
    return (offset.dot(along), abs(beyond) < ReachShapes.tolerance ? 0 : beyond)
  }

  /// The point of the offset line at `u` metres from its start, in coordinates from `origin`.
  func offsetPoint(at u: Double, from origin: PlanarPoint = PlanarPoint(x: 0, y: 0)) -> PlanarPoint
  {
    (start - origin) + outward * radius + along * u
  }

  /// Parameters t of the part of the segment a + t (b − a) that lies inside, or nil; the border
  /// counts as inside.
  func clip(from a: PlanarPoint, to b: PlanarPoint) -> (start: Double, end: Double)? {
    let (uA, beyondA) = coordinates(of: a)
    let (uB, beyondB) = coordinates(of: b)
    var range = (start: 0.0, end: 1.0)
    func keep(_ fA: Double, _ fB: Double) -> Bool {
      if fA > 0 && fB > 0 { return false }
      if fA > 0 { range.start = max(range.start, fA / (fA - fB)) }
      if fB > 0 { range.end = min(range.end, fA / (fA - fB)) }
      return range.start <= range.end
    }
    let inner = 1.5 * radius
    guard keep(beyondA, beyondB), keep(-inner - beyondA, -inner - beyondB), keep(-uA, -uB),
      keep(uA - length, uB - length)
    else { return nil }
    return range
  }
}
