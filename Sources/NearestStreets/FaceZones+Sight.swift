import PlanarGeometry

/// What is in sight past barriers.
extension FaceZones {
  /// A straight line: the places with n·p = value.
  struct Line {
    var normal: PlanarPoint
    var value: Double

    init(normal: PlanarPoint, through point: PlanarPoint) {
      self.normal = normal
      value = normal.dot(point)
    }

    init(along way: PlanarPoint, through point: PlanarPoint) {
      self.init(normal: PlanarPoint(x: -way.y, y: way.x), through: point)
    }
  }

  /// What a border lies half-way to: a half-edge, or a corner by its number.
  enum Target {
    case halfEdge(Int)
    case corner(Int)
  }

  /// Lines between which a target may be straight ahead: through the ends of a half-edge, or along the
  /// sides of a corner.
  private mutating func ownLines(of target: Target) -> (Line, Line) {
    switch target {
    case .halfEdge(let feature):
      let (along, tail) = (features.directions[feature], features.tails[feature])
      return (
        Line(normal: along, through: tail),
        Line(normal: along, through: tail + along * features.lengths[feature])
      )
    case .corner(let number):
      let corner = walled.corners[number]
      return (
        Line(along: features.directions[corner.feature], through: corner.position),
        Line(along: features.directions[corner.before], through: corner.position)
      )
    }
  }

  /// Lines past which a target may come into sight or go out of it behind a barrier.
  private mutating func sightLines(
    to target: Target, past wall: Int
  ) -> (Line, Line, Line) {
    let start = features.tails[wall]
    let step = features.directions[wall] * features.lengths[wall]
    let wallLine = Line(along: step, through: start)
    switch target {
    case .halfEdge(let feature):
      let along = features.directions[feature]
      return (
        Line(normal: along, through: start), Line(normal: along, through: start + step), wallLine
      )
    case .corner(let number):
      let place = walled.corners[number].position
      return (
        Line(along: start - place, through: place),
        Line(along: start + step - place, through: place),
        wallLine
      )
    }
  }

  /// Lowers the envelope to the border half-way to a target, on those parts of an interval on which the way
  /// there is free.
  ///
  /// It changes nothing else; that it is mutating spares copies.
  mutating func lower(
    to curve: Quadratic, halfWayTo target: Target, owner: Int, in frame: ZoneFrame,
    from start: Double, to end: Double
  ) {
    guard start < end else { return }
    envelope.findUndercuts(of: curve, from: start, to: end, into: &undercuts)
    guard !undercuts.isEmpty else { return }
    let (first, second) = ownLines(of: target)
    let (a, b) = crossing(first, curve, in: frame).roots(within: start, end)
    let (c, d) = crossing(second, curve, in: frame).roots(within: start, end)
    for undercut in undercuts {
      var low = undercut.lowerBound
      while low < undercut.upperBound {
        var high = undercut.upperBound
        for root in [a, b, c, d] where root > low && root < high { high = root }
        if isAhead(target, of: place(0.5 * (low + high), curve, in: frame)) {
          lowerWhereFree(to: curve, halfWayTo: target, owner: owner, in: frame, from: low, to: high)
        }
        low = high
      }
    }
  }

  /// Likewise where the target is ahead everywhere.
  private mutating func lowerWhereFree(
    to curve: Quadratic, halfWayTo target: Target, owner: Int, in frame: ZoneFrame,
    from start: Double, to end: Double
  ) {
    findBreaks(of: curve, halfWayTo: target, in: frame, from: start, to: end)
    var from: Double?
    for number in 1..<breaks.count where breaks[number - 1] < breaks[number] {
      let (low, high) = (breaks[number - 1], breaks[number])
      if isFree(to: target, from: place(0.5 * (low + high), curve, in: frame)) {
        from = from ?? low
      } else if let first = from {
        envelope.lower(to: curve, owner: Int32(owner), from: first, to: low)
        from = nil
      }
    }
    if let from { envelope.lower(to: curve, owner: Int32(owner), from: from, to: end) }
  }

  /// Finds where a target may come into sight or go out of it, between the ends of an interval.
  private mutating func findBreaks(
    of curve: Quadratic, halfWayTo target: Target, in frame: ZoneFrame, from start: Double,
    to end: Double
  ) {
    breaks.removeAll(keepingCapacity: true)
    breaks.append(start)
    breaks.append(end)
    // Ways from below the envelope to the target stay in the box about both.
    var box = box(from: start, to: end, in: frame)
    box.insert(self.box(of: target))
    for wall in walled.wallBoxes.indices where walled.wallBoxes[wall].intersects(box) {
      let lines = sightLines(to: target, past: walled.wallFeatures[wall])
      for line in [lines.0, lines.1, lines.2] {
        let (first, second) = crossing(line, curve, in: frame).roots(within: start, end)
        if !first.isNaN { breaks.append(first) }
        if !second.isNaN { breaks.append(second) }
      }
    }
    breaks.sort()
  }

  /// Holds what is below the envelope.
  private mutating func box(from start: Double, to end: Double, in frame: ZoneFrame) -> PlanarBox {
    guard frame.kind == .strip else {
      return PlanarBox(around: frame.origin, margin: farthest())
    }
    var box = PlanarBox(spanning: frame.place(start, 0), frame.place(end, 0))
    box.insert(frame.place(start, envelope.maximum))
    box.insert(frame.place(end, envelope.maximum))
    return box
  }

  private mutating func box(of target: Target) -> PlanarBox {
    switch target {
    case .halfEdge(let feature):
      let tail = features.tails[feature]
      return PlanarBox(
        spanning: tail, tail + features.directions[feature] * features.lengths[feature])
    case .corner(let number):
      let place = walled.corners[number].position
      return PlanarBox(spanning: place, place)
    }
  }

  /// Whether a target would be seen from a place if there were no barriers but its own.
  private mutating func isAhead(_ target: Target, of place: PlanarPoint?) -> Bool {
    guard let place else { return false }
    switch target {
    case .halfEdge(let feature):
      let (along, step) = (features.directions[feature], place - features.tails[feature])
      let (s, h) = (step.dot(along), along.cross(step))
      return h > 0 && s >= 0 && s <= features.lengths[feature]
    case .corner(let number): return walled.opens(walled.corners[number], towards: place)
    }
  }

  /// Where a place at t and on a curve is on a line: of a strip (t, curve(t)); of a sector
  /// a (1 − t²) + 2 b t = rest · (1 + t²) ÷ r, with −(1 + t²) ÷ r for the curve.
  @inline(__always)
  private mutating func crossing(_ line: Line, _ curve: Quadratic, in frame: ZoneFrame) -> Quadratic
  {
    let normal = frame.local(direction: line.normal)
    let rest = line.value - line.normal.dot(frame.origin)
    switch frame.kind {
    case .strip:
      return Quadratic(
        a: normal.y * curve.a, b: normal.x + normal.y * curve.b, c: normal.y * curve.c - rest)
    case .sector:
      return Quadratic(
        a: rest * curve.a - normal.x, b: rest * curve.b + 2 * normal.y,
        c: rest * curve.c + normal.x)
    }
  }

  /// nil far away.
  @inline(__always)
  private mutating func place(_ t: Double, _ curve: Quadratic, in frame: ZoneFrame) -> PlanarPoint?
  {
    let value = curve.value(at: t)
    return frame.kind == .sector && value > -1e-12 ? nil : frame.place(t, value)
  }

  /// Whether nothing stands between a place and a target ahead of it.
  private mutating func isFree(to target: Target, from place: PlanarPoint?) -> Bool {
    guard let place, isAhead(target, of: place) else { return false }
    switch target {
    case .halfEdge(let feature):
      let (along, tail) = (features.directions[feature], features.tails[feature])
      return walled.sees(place, tail + along * (place - tail).dot(along))
    case .corner(let number): return walled.sees(place, walled.corners[number].position)
    }
  }
}
