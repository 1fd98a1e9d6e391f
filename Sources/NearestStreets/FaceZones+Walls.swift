import PlanarGeometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Faces with barriers in them.
///
/// A barrier in a strip or sector is part of its border. What else is as far as the strip's or sector's own
/// leg bounds it only where the way there is free: the curve is divided where a way runs past the end of a
/// barrier or meets one, and each part is tried in its middle. Where a way is not free, the corner that
/// stands before it has a curve of its own, with the same value where the sight ends.
extension FaceZones {
  mutating func divideWalled() {
    walled.take(features, limit: limit)
    for feature in 0..<features.wanted where !features.isWall[feature] {
      let start = features.tails[feature]
      let end = start + features.directions[feature] * features.lengths[feature]
      guard isWanted(PlanarBox(spanning: start, end), within: limit) else { continue }
      raiseWalledEnvelope(over: feature)
      appendStrip(feature)
    }
    for corner in walled.corners
    where corner.feature < features.wanted && corner.leg < limit {
      let place = PlanarBox(spanning: corner.position, corner.position)
      guard isWanted(place, within: limit - corner.leg) else { continue }
      appendSectors(of: corner)
    }
  }
}

// MARK: Strips

extension FaceZones {
  private mutating func raiseWalledEnvelope(over strip: Int) {
    let length = features.lengths[strip]
    envelope.begin(Quadratic(a: 0, b: 0, c: limit), owner: -1, from: 0, to: length)
    for wall in walled.wallFeatures { lowerToWall(wall, over: strip) }
    let middle = features.tails[strip] + features.directions[strip] * (0.5 * length)
    for other in 0..<features.count
    where other != strip && !features.isWall[other] && other != features.twin[strip] {
      // What is as far from a place as its leg is within twice the leg.
      if isWithin(2 * envelope.maximum + 0.5 * length, of: middle, other) {
        lowerPastWalls(toLineOf: other, over: strip)
      }
    }
    for number in walled.corners.indices {
      let (leg, place) = (walled.corners[number].leg, walled.corners[number].position)
      let reach = 2 * envelope.maximum + 0.5 * length - leg
      guard leg < limit, reach > 0, place.squaredDistance(to: middle) <= reach * reach
      else { continue }
      if case .along(strip, _) = walled.corners[number].entry { continue }
      lowerPastWalls(to: walled.corners[number], number, over: strip)
    }
  }

  /// Whether some of a half-edge may be within so many metres of a place.
  @inline(__always)
  private mutating func isWithin(_ metres: Double, of place: PlanarPoint, _ other: Int) -> Bool {
    let half = 0.5 * features.lengths[other]
    let step = features.tails[other] + features.directions[other] * half - place
    return step.squaredLength <= (metres + half) * (metres + half)
  }

  private mutating func lowerToWall(_ wall: Int, over strip: Int) {
    let (s, h) = position(of: wall, from: strip)
    let (along, step) = (
      features.directions[strip], features.directions[wall] * features.lengths[wall]
    )
    let (ds, dh) = (along.dot(step), along.cross(step))
    guard abs(ds) > 1e-12, max(h, h + dh) > WalledFace.tolerance else { return }
    let slope = dh / ds
    var (low, high) = (min(s, s + ds), max(s, s + ds))
    // Only what is on the left stands before the half-edge.
    if min(h, h + dh) < 0 {
      let zero = s - h / slope
      if slope > 0 { low = max(low, zero) } else { high = min(high, zero) }
    }
    (low, high) = (max(low, 0), min(high, features.lengths[strip]))
    guard low < high else { return }
    envelope.lower(
      to: Quadratic(slope: slope, through: s, h), owner: -2 - Int32(wall), from: low, to: high)
  }

  private mutating func lowerPastWalls(toLineOf other: Int, over strip: Int) {
    let facing = facing(other, from: strip)
    guard !facing.isParallel || facing.sine != 0 else { return }
    let curve: Quadratic
    if other == features.next[strip] {
      guard facing.sine > 0, limit * limit >= 1e-11 * -facing.slope else { return }
      curve = Quadratic(a: 0, b: facing.slope, c: -facing.slope * features.lengths[strip])
    } else if other == features.previous[strip] {
      guard facing.sine < 0, limit * limit >= 1e-11 * facing.slope else { return }
      curve = Quadratic(a: 0, b: facing.slope, c: 0)
    } else {
      curve = Quadratic(a: 0, b: facing.slope, c: facing.atLast - facing.slope * facing.last)
    }
    var low = max(0, facing.last - features.lengths[other])
    var high = min(features.lengths[strip], facing.last)
    guard low < high else { return }
    if curve.value(at: low) < 0 {
      low = min(high, -curve.c / curve.b)
    } else if curve.value(at: high) < 0 {
      high = max(low, -curve.c / curve.b)
    }
    lower(
      to: curve, halfWayTo: .halfEdge(other), owner: 2 * other, in: frame(ofStrip: strip),
      from: low,
      to: high)
  }

  private mutating func lowerPastWalls(
    to corner: WalledFace.Corner, _ number: Int, over strip: Int
  ) {
    let (s, height) = position(of: corner.feature, from: strip)
    guard height - corner.leg > WalledFace.tolerance else { return }
    let a = 0.5 / (height - corner.leg)
    let c = s * s + height * height - corner.leg * corner.leg
    let curve = Quadratic(a: a, b: -2 * s * a, c: c * a)
    lower(
      to: curve, halfWayTo: .corner(number), owner: 2 * number + 1, in: frame(ofStrip: strip),
      from: 0,
      to: features.lengths[strip])
  }

  private mutating func frame(ofStrip strip: Int) -> ZoneFrame {
    ZoneFrame(kind: .strip, origin: features.tails[strip], axis: features.directions[strip])
  }

  private mutating func appendStrip(_ strip: Int) {
    let bands = appendBands(from: Band.street, in: .strip)
    strips.append(Strip(feature: Int32(strip), bands: bands))
  }
}

// MARK: Sectors

extension FaceZones {
  /// Angle of a sector in radians at most: far from half a turn to each side of its axis.
  private static let widest = 2 * Double.pi / 3

  private mutating func appendSectors(of corner: WalledFace.Corner) {
    for range in ranges(of: corner) {
      let count = ((range.upperBound - range.lowerBound) / Self.widest).rounded(.up)
      let width = (range.upperBound - range.lowerBound) / count
      for number in 0..<Int(count) {
        let middle = range.lowerBound + (Double(number) + 0.5) * width
        appendSector(of: corner, at: middle, width: width)
      }
    }
  }

  /// The angles of places whose legs end or bend at a corner: behind it, seen from where its own leg goes.
  private func ranges(of corner: WalledFace.Corner) -> [ClosedRange<Double>] {
    corner.leg > 0 ? corner.anglesBehind : [walled.ownAngles(of: corner)]
  }

  private mutating func appendSector(
    of corner: WalledFace.Corner, at angle: Double, width: Double
  ) {
    let out = features.directions[corner.feature]
    let (cosine, sine) = (cos(angle), sin(angle))
    let axis = PlanarPoint(x: out.x * cosine - out.y * sine, y: out.x * sine + out.y * cosine)
    let end = tan(0.25 * width)
    envelope.begin(
      Band.circle(radius: limit - corner.leg), owner: -1, from: -end, to: end)
    for wall in walled.wallFeatures { lowerToWall(wall, about: corner, axis: axis, upTo: end) }
    // What is as far from a place as its leg is within twice the way to the corner, and the corner's own leg.
    var reach = 2 * farthest() + corner.leg
    for other in 0..<features.count
    where !features.isWall[other] && isWithin(reach, of: corner.position, other) {
      lower(toHalfEdge: other, about: corner, axis: axis, upTo: end)
      reach = 2 * farthest() + corner.leg
    }
    for number in walled.corners.indices where walled.corners[number].leg < limit {
      let other = walled.corners[number]
      let rest = reach - other.leg
      guard rest > 0, other.position.squaredDistance(to: corner.position) <= rest * rest
      else { continue }
      lower(to: other, number: number, about: corner, axis: axis, upTo: end)
      reach = 2 * farthest() + corner.leg
    }
    let bands = appendBands(from: Band.vertex, in: .sector)
    sectors.append(
      Sector(
        feature: Int32(corner.feature), axis: axis, bands: bands, leg: corner.leg,
        entry: corner.entry))
  }

  private mutating func lowerToWall(
    _ wall: Int, about corner: WalledFace.Corner, axis: PlanarPoint, upTo end: Double
  ) {
    let start = features.tails[wall] - corner.position
    let stop = start + features.directions[wall] * features.lengths[wall]
    let side = PlanarPoint(x: -axis.y, y: axis.x)
    let (p, q) = (
      PlanarPoint(x: start.dot(axis), y: start.dot(side)),
      PlanarPoint(x: stop.dot(axis), y: stop.dot(side))
    )
    for edge in SectorEdge.edges(from: p, to: q) {
      let (low, high) = (max(edge.start, -end), min(edge.end, end))
      guard low < high else { continue }
      envelope.lower(to: edge.curve, owner: -2 - Int32(wall), from: low, to: high)
    }
  }

  private mutating func lower(
    toHalfEdge other: Int, about corner: WalledFace.Corner, axis: PlanarPoint, upTo end: Double
  ) {
    if case .along(other, _) = corner.entry { return }
    let along = features.directions[other]
    let distance = along.cross(corner.position - features.tails[other])
    guard distance - corner.leg > WalledFace.tolerance else { return }
    let curve = Band.parabola(
      beside: PlanarPoint(x: along.y, y: -along.x), distance: distance - corner.leg, axis: axis)
    lower(
      to: curve, halfWayTo: .halfEdge(other), owner: 2 * other,
      in: ZoneFrame(kind: .sector, origin: corner.position, axis: axis), from: -end, to: end)
  }

  private mutating func lower(
    to other: WalledFace.Corner, number: Int, about corner: WalledFace.Corner,
    axis: PlanarPoint, upTo end: Double
  ) {
    let step = other.position - corner.position
    let difference = corner.leg - other.leg
    let power = step.squaredLength - difference * difference
    // What its own leg bends about, and what bends about it, see each other along one line.
    guard power > 1e-9 * (1 + step.squaredLength) else { return }
    let (x, y) = (step.dot(axis), axis.cross(step))
    let scale = -2 / power
    let curve = Quadratic(
      a: (difference - x) * scale, b: 2 * y * scale, c: (difference + x) * scale)
    lower(
      to: curve, halfWayTo: .corner(number), owner: 2 * number + 1,
      in: ZoneFrame(kind: .sector, origin: corner.position, axis: axis), from: -end, to: end)
  }
}
