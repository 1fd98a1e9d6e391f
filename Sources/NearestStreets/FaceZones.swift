import PlanarGeometry

/// The land of a face, by the half-edge or vertex that is nearest to it.
///
/// The strip of a half-edge reaches up to the lower envelope of what is as far from the half-edge as from
/// something else: a straight line for another half-edge, a parabola for a reflex vertex, on intervals that
/// abut on the same numbers. A piece of that parabola is at once the border of the vertex's sector; what is
/// left between such pieces a vertex shares with other vertices.
struct FaceZones: Sendable {
  /// Land nearest to one half-edge: its bands in strip coordinates.
  struct Strip: Sendable {
    /// Among the features.
    var feature: Int32
    var bands: Range<Int32>
  }

  /// Land nearest to one vertex: bands that share an axis, in sector coordinates.
  struct Sector: Sendable {
    /// The feature whose tail the vertex is.
    var feature: Int32
    /// Direction, of length 1, that the angles are counted from.
    var axis: PlanarPoint
    var bands: Range<Int32>
    /// Metres from the vertex on to the place of the street where legs end, and that place.
    var leg = 0.0
    var entry: WalledFace.Entry
  }

  private(set) var features = FaceFeatures()
  var strips: [Strip] = []
  var sectors: [Sector] = []
  var bands: [Band] = []
  var envelope = LowerEnvelope()
  var contacts: [Contact] = []
  /// Longest leg that is wanted.
  private(set) var limit = 0.0
  /// Where land is that is wanted, in the coordinates of the features; nil: everywhere.
  private(set) var wanted: PlanarBox?
  var walled = WalledFace()
  /// Working memory of the borders past barriers.
  var breaks: [Double] = []
  var undercuts: [ClosedRange<Double>] = []

  /// Of all features.
  var box: PlanarBox { features.box.moved(by: features.origin) }

  /// A piece of a strip's border that is as far from a vertex.
  struct Contact {
    var vertex: Int32
    var strip: Int32
    /// In the frame of the strip's axis, and turned into that of the vertex.
    var own: ClosedRange<Double>
    var turned: (start: Double, end: Double)
    /// Metres from the vertex to the line of the half-edge.
    var height: Double
  }

  /// Divides a whole face up to legs of `limit` metres. Complexity: O(n²) for n half-edges.
  mutating func divide(face: Int, of streets: StreetSubdivision, limit: Double) {
    features.take(face: face, of: streets)
    // No leg inside a face is longer than the face is wide, unless it bends.
    let isOpen = face == StreetSubdivision.outerFace || features.hasWalls
    let inside = isOpen ? .infinity : features.box.diagonal + 1
    wanted = nil
    divide(limit: min(limit, inside))
  }

  /// Divides what some half-edges of a face are nearest to.
  ///
  /// Right for all land in a box from which every feature within `limit` metres is given.
  mutating func divide(
    _ positions: [Int], of streets: StreetSubdivision, limit: Double, near box: PlanarBox
  ) {
    features.take(positions, of: streets)
    wanted = box.moved(by: features.origin * -1)
    divide(limit: limit)
  }

  /// Whether land that is wanted may be within so many metres of a box.
  func isWanted(_ box: PlanarBox, within metres: Double) -> Bool {
    wanted.map { $0.expanded(by: metres).intersects(box) } ?? true
  }

  /// Appends what the envelope bounds, from `lower` on.
  mutating func appendBands(from lower: Quadratic, in kind: ZoneFrame.Kind) -> Range<Int32> {
    let first = Int32(bands.count)
    for (number, part) in envelope.parts.enumerated() {
      let end = envelope.end(of: number)
      guard end - part.start > kind.leastWidth else { continue }
      bands.append(Band(from: part.start, to: end, lower: lower, upper: part.curve))
    }
    return first..<Int32(bands.count)
  }

  private mutating func divide(limit: Double) {
    self.limit = limit
    strips.removeAll(keepingCapacity: true)
    sectors.removeAll(keepingCapacity: true)
    bands.removeAll(keepingCapacity: true)
    contacts.removeAll(keepingCapacity: true)
    guard !features.hasWalls else {
      divideWalled()
      return
    }
    for feature in 0..<features.wanted {
      raiseEnvelope(over: feature)
      finishStrip(of: feature)
    }
    if !features.reflex.isEmpty { addSectors() }
  }
}

// MARK: Strips

extension FaceZones {
  /// What another half-edge means in the frame of a strip.
  struct Facing {
    var slope: Double
    /// Where the line ends, and how high it is there.
    var last: Double
    var atLast: Double
    var sine: Double
    var isParallel: Bool
  }

  /// The line of places as far from the strip's half-edge as from another.
  @inline(__always)
  mutating func facing(_ other: Int, from strip: Int) -> Facing {
    let (along, direction) = (features.directions[strip], features.directions[other])
    let step = features.tails[other] - features.tails[strip]
    let (s, h) = (step.dot(along), along.cross(step))
    let (cosine, sine) = (along.dot(direction), along.cross(direction))
    let g = cosine <= 0 ? 1 / (1 - cosine) : (1 + cosine) / max(sine * sine, 1e-30)
    let slope = -sine * g
    var facing = Facing(
      slope: slope, last: s + slope * h, atLast: h * g, sine: sine, isParallel: g > 1e20)
    // At a corner the line begins in the corner itself.
    if other == features.next[strip] { facing.last = features.lengths[strip] }
    if other == features.previous[strip] { facing.last = features.lengths[other] }
    return facing
  }

  private mutating func raiseEnvelope(over strip: Int) {
    let length = features.lengths[strip]
    envelope.begin(Quadratic(a: 0, b: 0, c: limit), owner: -1, from: 0, to: length)
    beginAtCorners(of: strip)
    guard features.count > 2 else { return }
    let home = strip / 64 * 64
    lower(over: strip, from: home)
    for first in stride(from: 0, to: features.count, by: 64) where first != home {
      lower(over: strip, from: first)
    }
  }

  /// The lines of both corners, at once where they are all there is.
  private mutating func beginAtCorners(of strip: Int) {
    let (next, previous) = (Int(features.next[strip]), Int(features.previous[strip]))
    let twin = Int(features.twin[strip])
    if next >= 0, previous >= 0, next != previous, next != twin, previous != twin,
      beginAtBoth(previous, next, of: strip)
    {
      return
    }
    if next >= 0, next != twin { lowerAtHead(to: next, over: strip) }
    if previous >= 0, previous != next || next == twin, previous != twin {
      lowerAtTail(to: previous, over: strip)
    }
  }

  private mutating func beginAtBoth(_ previous: Int, _ next: Int, of strip: Int) -> Bool {
    let (tail, head) = (facing(previous, from: strip), facing(next, from: strip))
    let length = features.lengths[strip]
    guard head.sine > 0, tail.sine < 0 else { return false }
    let steepest = limit * limit * 1e11
    guard tail.slope < steepest, -head.slope < steepest else { return false }
    let middle = -head.slope * length / (tail.slope - head.slope)
    guard middle > 0, middle < length, middle <= features.lengths[previous],
      length - middle <= features.lengths[next], tail.slope * middle < limit
    else { return false }
    envelope.begin(
      .init(start: 0, curve: Quadratic(a: 0, b: tail.slope, c: 0), owner: Int32(2 * previous)),
      .init(
        start: middle, curve: Quadratic(a: 0, b: head.slope, c: -head.slope * length),
        owner: Int32(2 * next)), to: length)
    return true
  }

  private mutating func lowerAtHead(to next: Int, over strip: Int) {
    let corner = facing(next, from: strip)
    let (length, reach) = (features.lengths[strip], envelope.maximum)
    guard corner.sine > 0, reach * reach >= 1e-11 * -corner.slope else { return }
    let start = max(0, length - features.lengths[next])
    envelope.lower(
      to: Quadratic(a: 0, b: corner.slope, c: -corner.slope * length), owner: Int32(2 * next),
      from: start, to: length)
  }

  private mutating func lowerAtTail(to previous: Int, over strip: Int) {
    let corner = facing(previous, from: strip)
    let reach = envelope.maximum
    guard corner.sine < 0, reach * reach >= 1e-11 * corner.slope else { return }
    envelope.lower(
      to: Quadratic(a: 0, b: corner.slope, c: 0), owner: Int32(2 * previous), from: 0,
      to: min(features.lengths[strip], features.lengths[previous]))
  }

  /// Lowers the envelope to the features of one block.
  private mutating func lower(over strip: Int, from first: Int) {
    var (lines, vertices) = features.candidates(
      from: first, for: strip, height: envelope.maximum)
    while lines != 0 {
      let other = first + lines.trailingZeroBitCount
      lines &= lines - 1
      if other != strip, other != features.next[strip], other != features.previous[strip],
        other != features.twin[strip]
      {
        lowerToLine(of: other, over: strip)
      }
    }
    while vertices != 0 {
      let other = first + vertices.trailingZeroBitCount
      vertices &= vertices - 1
      if features.isReflex[other], other != strip, other != features.next[strip] {
        lowerToParabola(of: other, over: strip)
      }
    }
  }

  private mutating func lowerToLine(of other: Int, over strip: Int) {
    let facing = facing(other, from: strip)
    var low = max(0, facing.last - features.lengths[other])
    var high = min(features.lengths[strip], facing.last)
    guard low < high else { return }
    let atLow = facing.atLast + facing.slope * (low - facing.last)
    let atHigh = facing.atLast + facing.slope * (high - facing.last)
    guard max(atLow, atHigh) > 0, min(atLow, atHigh) < envelope.maximum else { return }
    // What is below the half-edge is on its other side.
    if atLow < 0 {
      low = min(high, facing.last - facing.atLast / facing.slope)
    } else if atHigh < 0 {
      high = max(low, facing.last - facing.atLast / facing.slope)
    }
    guard low < high else { return }
    envelope.lower(
      to: Quadratic(a: 0, b: facing.slope, c: facing.atLast - facing.slope * facing.last),
      owner: Int32(2 * other), from: low, to: high)
  }

  /// The vertex at the tail of a feature is nearest to what lies between the lines of the two half-edges
  /// that meet there.
  private mutating func lowerToParabola(of vertex: Int, over strip: Int) {
    let (s, height) = position(of: vertex, from: strip)
    guard height > 1e-9, height < 2 * envelope.maximum else { return }
    let before = Int(features.previous[vertex])
    let (after, until) = (facing(vertex, from: strip), facing(before, from: strip))
    let low = after.isParallel ? (after.slope > 0 ? .infinity : -.infinity) : after.last
    let high =
      until.isParallel
      ? (until.slope > 0 ? .infinity : -.infinity) : until.last - features.lengths[before]
    if low <= high {
      lower(toParabolaAt: s, height, of: vertex, over: strip, from: low, to: high)
    } else if low - high > height {
      // The sector holds the direction straight away from the half-edge.
      let length = features.lengths[strip]
      lower(toParabolaAt: s, height, of: vertex, over: strip, from: low, to: length)
      lower(toParabolaAt: s, height, of: vertex, over: strip, from: 0, to: high)
    }
  }

  private mutating func lower(
    toParabolaAt s: Double, _ height: Double, of vertex: Int, over strip: Int,
    from start: Double, to end: Double
  ) {
    let (low, high) = (max(start, 0), min(end, features.lengths[strip]))
    guard low < high else { return }
    let aside = min(max(s, low), high) - s
    guard aside * aside + height * height < 2 * height * envelope.maximum else { return }
    let a = 0.5 / height
    envelope.lower(
      to: Quadratic(a: a, b: -2 * s * a, c: (s * s + height * height) * a),
      owner: Int32(2 * vertex + 1),
      from: low, to: high)
  }

  /// Place of a feature's tail along and across a strip.
  @inline(__always)
  mutating func position(of vertex: Int, from strip: Int) -> (s: Double, height: Double) {
    let step = features.tails[vertex] - features.tails[strip]
    return (step.dot(features.directions[strip]), features.directions[strip].cross(step))
  }

  private mutating func finishStrip(of strip: Int) {
    let first = Int32(bands.count)
    for (number, part) in envelope.parts.enumerated() {
      let end = envelope.end(of: number)
      guard end - part.start > ZoneFrame.Kind.strip.leastWidth else { continue }
      bands.append(Band(from: part.start, to: end, lower: Band.street, upper: part.curve))
      guard part.owner >= 0, part.owner & 1 == 1 else { continue }
      let (s, height) = position(of: Int(part.owner >> 1), from: strip)
      contacts.append(
        Contact(
          vertex: part.owner >> 1, strip: Int32(strip),
          own: (part.start - s) / height...(end - s) / height, turned: (0, 0), height: height))
    }
    strips.append(
      Strip(
        feature: Int32(strip), bands: first..<Int32(bands.count)))
  }
}
