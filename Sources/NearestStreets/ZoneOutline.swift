package import PlanarGeometry

/// Draws parts of one strip or of one sector as polygons: straight borders as they are, curves as chains of short
/// lines.
///
/// Where the part ends at the limit of a walk the lines are chords of the circle, inside it. Where it ends half-way
/// to something else the lines stay outside of it: both sides of such a border come out a little too large, so that
/// nothing is left open between them when they are united.
package struct ZoneOutline: Sendable {
  /// The polygons that are finished, each an open ring.
  package private(set) var polygons: [[PlanarPoint]] = []
  private let frame: ZoneFrame
  /// Metres between a curve and what is drawn for it, at most.
  private let tolerance: Double
  private var low: [PlanarPoint] = []
  private var high: [PlanarPoint] = []
  /// Where the polygon that is being drawn ends.
  private var end: (t: Double, low: Double, high: Double)?

  /// Metres; bends below this are straight.
  private static let straight = 1e-4
  /// Metres; places nearer to each other are one, since rounding may have put them the other way round.
  private static let nothing = 1e-6
  /// Halvings of a curve at most.
  private static let deepest = 16

  /// - Parameter tolerance: metres, greater than 0.
  package init(in frame: ZoneFrame, tolerance: Double) {
    self.frame = frame
    self.tolerance = tolerance
  }

  /// Adds what lies between two curves over an interval; parts that follow each other make one polygon.
  ///
  /// - Parameters:
  ///   - lower: straight in the plane, or the vertex.
  ///   - isLimit: whether the upper curve is the limit of a walk.
  package mutating func add(
    from start: Double, to end: Double, lower: Quadratic, upper: Quadratic, isLimit: Bool
  ) {
    let (first, last) = (
      (low: lower.value(at: start), high: upper.value(at: start)),
      (low: lower.value(at: end), high: upper.value(at: end))
    )
    let follows =
      self.end.map { known in
        known.t == start && max(known.low, first.low) < min(known.high, first.high)
      } ?? false
    if !follows { finish() }
    low += [frame.place(start, first.low), frame.place(end, last.low)]
    appendChain(upper, from: start, to: end, isLimit: isLimit)
    self.end = (end, last.low, last.high)
  }

  /// Ends the polygon that is being drawn.
  package mutating func finish() {
    end = nil
    var ring: [PlanarPoint] = []
    for place in low + high.reversed() where !isHere(ring.last, place) { ring.append(place) }
    while ring.count > 2, isHere(ring.last, ring[0]) { ring.removeLast() }
    if ring.count > 2 { polygons.append(ring) }
    low.removeAll(keepingCapacity: true)
    high.removeAll(keepingCapacity: true)
  }

  private func isHere(_ place: PlanarPoint?, _ other: PlanarPoint) -> Bool {
    place.map { $0.squaredDistance(to: other) < Self.nothing * Self.nothing } ?? false
  }

  // MARK: Curves

  private mutating func appendChain(
    _ curve: Quadratic, from start: Double, to end: Double, isLimit: Bool
  ) {
    let (first, last) = (
      frame.place(start, curve.value(at: start)), frame.place(end, curve.value(at: end))
    )
    high.append(first)
    // Chords of a strip's borders are outside anyway: those curve upwards.
    let isOutside = frame.kind == .sector && !isLimit
    divide(curve, from: (start, first), to: (end, last), isOutside: isOutside, depth: 0)
    high.append(last)
  }

  /// Appends what is to be drawn strictly between two places of a curve.
  private mutating func divide(
    _ curve: Quadratic, from first: (t: Double, place: PlanarPoint),
    to last: (t: Double, place: PlanarPoint), isOutside: Bool, depth: Int
  ) {
    let t = 0.5 * (first.t + last.t)
    let middle = frame.place(t, curve.value(at: t))
    let bend = middle.squaredDistance(toSegment: first.place, last.place).squareRoot()
    guard bend > Self.straight else { return }
    // What is farthest from the chord need not be in the middle.
    if bend > 0.75 * tolerance && depth < Self.deepest {
      divide(curve, from: first, to: (t, middle), isOutside: isOutside, depth: depth + 1)
      high.append(middle)
      divide(curve, from: (t, middle), to: last, isOutside: isOutside, depth: depth + 1)
    } else if isOutside, let corner = crossing(curve, from: first, to: last, bend: bend) {
      high.append(corner)
    }
  }

  /// Where the tangents at two places of a sector's border meet; nil where that is nowhere near.
  private func crossing(
    _ curve: Quadratic, from first: (t: Double, place: PlanarPoint),
    to last: (t: Double, place: PlanarPoint), bend: Double
  ) -> PlanarPoint? {
    let (from, to) = (tangent(of: curve, at: first.t), tangent(of: curve, at: last.t))
    let way = last.place - first.place
    let share = way.cross(to) / from.cross(to)
    guard share.isFinite else { return nil }
    let corner = first.place + from * share
    let aside = corner.squaredDistance(toSegment: first.place, last.place).squareRoot()
    return aside < 4 * bend ? corner : nil
  }

  /// In a sector, the direction in which a curve goes on; of any length.
  private func tangent(of curve: Quadratic, at t: Double) -> PlanarPoint {
    // x = (1 − t²) ÷ w and y = 2t ÷ w, w being −value.
    let (w, growth) = (-curve.value(at: t), -(2 * curve.a * t + curve.b))
    let x = -2 * t * w - (1 - t * t) * growth
    let y = 2 * w - 2 * t * growth
    let side = PlanarPoint(x: -frame.axis.y, y: frame.axis.x)
    return frame.axis * x + side * y
  }
}
