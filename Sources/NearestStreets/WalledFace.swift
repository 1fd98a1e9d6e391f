import PlanarGeometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What stands in the way inside one face: its barriers, and the corners that legs bend about.
///
/// A shortest leg past barriers is a chain of straight lines that bends at their corners alone (Lozano-Pérez
/// and Wesley 1979, doi:10.1145/359156.359164). Each corner has a leg of its own, found by Dijkstra's search
/// over corners that see each other; to what a corner sees it is a feature like a vertex of a street, with
/// that leg added.
struct WalledFace: Sendable {
  /// A corner of the face that may be the nearest thing, or the last bend on the way to it.
  struct Corner: Sendable {
    /// Feature that leaves from it, and the one that comes in.
    var feature: Int
    var before: Int
    var position: PlanarPoint
    /// The face's angle there, counted from the feature that leaves, in radians.
    var angle: Double
    /// Shortest leg from it in metres: 0 on a street, infinite without any.
    var leg = Double.infinity
    /// Where that leg ends.
    var entry = Entry.none
    /// The corner that it goes on to; nil where it goes straight to its end.
    var next: Int?
    /// Directions of the first stretches of that leg and of others as short, counted like `angle`.
    var headings: [Double] = []
    /// A step into the face, so that it is clear on which side of a barrier the corner is.
    var inside: PlanarPoint
  }

  /// Where a leg ends.
  enum Entry: Hashable, Sendable {
    case none
    /// At the tail of a feature.
    case vertex(Int)
    /// Along a feature, in metres from its tail.
    case along(Int, Double)
  }

  private struct Wall: Sendable {
    var feature: Int
    var start: PlanarPoint
    var end: PlanarPoint
    var box: PlanarBox
  }

  private(set) var corners: [Corner] = []
  private var walls: [Wall] = []
  private var features = FaceFeatures()

  /// Numbers of the features that are barriers, each once, and their boxes.
  private(set) var wallFeatures: [Int] = []
  private(set) var wallBoxes: [PlanarBox] = []

  /// Lengths below this, in metres, are rounding.
  static let tolerance = 1e-9
  /// Metres to one side of a barrier, more than rounding and less than anything that is drawn.
  private static let step = 1e-7

  /// Complexity: O(corners² · walls).
  mutating func take(_ features: FaceFeatures, limit: Double) {
    self.features = features
    findWalls()
    findCorners()
    findDirectLegs(limit: limit)
    search(limit: limit)
  }

  private mutating func findWalls() {
    walls.removeAll(keepingCapacity: true)
    for feature in 0..<features.count where features.isWall[feature] {
      let twin = Int(features.twin[feature])
      guard twin < 0 || twin > feature else { continue }
      let start = features.tails[feature]
      let end = start + features.directions[feature] * features.lengths[feature]
      walls.append(
        Wall(feature: feature, start: start, end: end, box: PlanarBox(spanning: start, end)))
    }
    wallFeatures = walls.map(\.feature)
    wallBoxes = walls.map(\.box)
  }

  private mutating func findCorners() {
    corners.removeAll(keepingCapacity: true)
    for feature in 0..<features.count {
      let before = Int(features.previous[feature])
      guard before >= 0 else { continue }
      let (out, back) = (features.directions[feature], features.directions[before] * -1)
      var angle = atan2(out.cross(back), out.dot(back))
      if angle <= 0 || Int(features.twin[before]) == feature { angle += 2 * .pi }
      if Int(features.twin[before]) == feature { angle = 2 * .pi }
      let half = 0.5 * angle
      let step = PlanarPoint(
        x: out.x * cos(half) - out.y * sin(half), y: out.x * sin(half) + out.y * cos(half))
      let corner = Corner(
        feature: feature, before: before, position: features.tails[feature], angle: angle,
        inside: features.tails[feature] + step * Self.step)
      let own = ownAngles(of: corner)
      if own.upperBound - own.lowerBound > Self.leastAngle { corners.append(corner) }
    }
  }

  /// The angles of places that the corner itself may be nearest to: not those with a foot on one of its
  /// streets; off the streets those that a leg about it may come from.
  func ownAngles(of corner: Corner) -> ClosedRange<Double> {
    guard features.isOnStreet[corner.feature] else {
      return corner.angle > .pi ? 0...corner.angle : 0...0
    }
    let low = features.isWall[corner.feature] ? 0 : 0.5 * .pi
    let high = corner.angle - (features.isWall[corner.before] ? 0 : 0.5 * .pi)
    return low...max(low, high)
  }

  /// Angles below this are none.
  static let leastAngle = 1e-11

  // MARK: Sight

  /// Whether nothing stands between two places; what ends on a barrier does not cross it, and one that meets
  /// the very end of a barrier is stopped there, where it may go on by the corner.
  func sees(_ a: PlanarPoint, _ b: PlanarPoint) -> Bool {
    guard !walls.isEmpty else { return true }
    let box = PlanarBox(spanning: a, b)
    let way = b - a
    let length = way.squaredLength.squareRoot()
    guard length > Self.tolerance else { return true }
    for wall in walls where wall.box.intersects(box) {
      let along = wall.end - wall.start
      let size = features.lengths[wall.feature]
      let (from, to) = (along.cross(a - wall.start) / size, along.cross(b - wall.start) / size)
      guard min(from, to) < -Self.tolerance, max(from, to) > Self.tolerance else { continue }
      let (first, last) = (way.cross(wall.start - a), way.cross(wall.end - a))
      if (first >= 0) != (last >= 0) { return false }
    }
    return true
  }

  /// Whether a direction leaves a corner into the face.
  func opens(_ corner: Corner, towards point: PlanarPoint) -> Bool {
    guard corner.angle < 2 * .pi else { return true }
    let turn = turn(of: corner, towards: point)
    return turn <= corner.angle + 1e-9 || turn >= 2 * .pi - 1e-9
  }

  /// Angle of a direction, counted from the feature that leaves a corner, 0…2π.
  func turn(of corner: Corner, towards point: PlanarPoint) -> Double {
    let (out, way) = (features.directions[corner.feature], point - corner.position)
    let angle = atan2(out.cross(way), out.dot(way))
    return angle < 0 ? angle + 2 * .pi : angle
  }

  /// The directions of a way that may run along a barrier from a corner: at its very end on both sides.
  private func headings(of corner: Corner, towards point: PlanarPoint) -> [Double] {
    let turn = turn(of: corner, towards: point)
    guard min(turn, 2 * .pi - turn) < 1e-6 else { return [turn] }
    guard corner.angle == 2 * .pi else { return [0] }
    let aside = features.directions[corner.feature].cross(point - corner.position)
    return abs(aside) < Self.tolerance ? [0, 2 * .pi] : [turn]
  }

  /// Straight ways between two corners, a step off the barriers that they stand on: between both ends of one
  /// barrier on either of its sides.
  private func ways(
    from corner: Corner, to other: Corner
  ) -> [(from: PlanarPoint, to: PlanarPoint)] {
    let way = other.position - corner.position
    let isAlong = [corner, other].allSatisfy { end in
      end.angle == 2 * .pi
        && abs(features.directions[end.feature].cross(way)) < Self.tolerance
    }
    guard isAlong, features.directions[corner.feature].dot(way) > 0 else {
      return [(corner.inside, other.inside)]
    }
    let side = PlanarPoint(x: -way.y, y: way.x) * (Self.step / way.squaredLength.squareRoot())
    return [
      (corner.inside + side, other.inside + side), (corner.inside - side, other.inside - side),
    ]
  }

  // MARK: Legs of corners

  private mutating func findDirectLegs(limit: Double) {
    for number in corners.indices {
      if features.isOnStreet[corners[number].feature] {
        corners[number].leg = 0
        corners[number].entry = .vertex(corners[number].feature)
      }
    }
    for number in corners.indices where corners[number].leg > 0 {
      for feature in 0..<features.count where !features.isWall[feature] {
        offer(feature, to: number, limit: limit)
      }
    }
  }

  /// The foot of the perpendicular from a corner to a half-edge.
  private mutating func offer(_ feature: Int, to number: Int, limit: Double) {
    let along = features.directions[feature]
    let step = corners[number].position - features.tails[feature]
    let (s, h) = (step.dot(along), along.cross(step))
    let length = features.lengths[feature]
    let least = min(corners[number].leg + Self.tolerance, limit)
    guard h > 0, h < least, s >= 0, s <= length else { return }
    // A corner is copied only here: nearly all features are too far away.
    let corner = corners[number]
    let inside = min(max(s, Self.step), length - Self.step)
    let foot = features.tails[feature] + along * inside
    guard opens(corner, towards: foot), sees(corner.inside, foot) else { return }
    corners[number].take(
      h, .along(feature, s), headings: headings(of: corner, towards: foot))
  }

  /// The shortest leg of a place and where it ends; nil without any within the limit.
  ///
  /// Complexity: O((features + corners) · walls).
  func entry(of place: PlanarPoint) -> (leg: Double, entry: Entry)? {
    way(of: place).map { ($0.leg, $0.entry) }
  }

  /// The shortest leg of a place, and the first corner that it bends about or ends at; nil where it goes straight to
  /// its end along a feature.
  func way(of place: PlanarPoint) -> (leg: Double, entry: Entry, corner: Int?)? {
    var best: (leg: Double, entry: Entry, corner: Int?)?
    for feature in 0..<features.count where !features.isWall[feature] {
      let (along, step) = (features.directions[feature], place - features.tails[feature])
      let (s, h) = (step.dot(along), along.cross(step))
      guard h >= 0, h < best?.leg ?? .infinity, s >= 0, s <= features.lengths[feature],
        sees(place, features.tails[feature] + along * s)
      else { continue }
      best = (h, .along(feature, s), nil)
    }
    for number in corners.indices {
      let leg = corners[number].leg + corners[number].position.distance(to: place)
      guard leg < best?.leg ?? .infinity, opens(corners[number], towards: place),
        sees(place, corners[number].position)
      else { continue }
      best = (leg, corners[number].entry, number)
    }
    return best
  }

  /// The line from a place to the end of its leg.
  ///
  /// - Parameters:
  ///   - corner: the first that it bends about or ends at.
  ///   - entry: where it ends.
  func line(from place: PlanarPoint, by corner: Int?, to entry: Entry) -> [PlanarPoint] {
    var (line, corner) = ([place], corner)
    while let number = corner {
      line.append(corners[number].position)
      corner = corners[number].next
    }
    if case .along(let feature, let metres) = entry {
      line.append(features.tails[feature] + features.directions[feature] * metres)
    }
    return line
  }

  /// Where the corner with the shortest leg stands among some, the first of several; nil: there is none.
  private func nearest(of corners: [Int]) -> Int? {
    var best: (leg: Double, place: Int)?
    for (place, number) in corners.enumerated() {
      let leg = self.corners[number].leg
      if leg < best?.leg ?? .greatestFiniteMagnitude { best = (leg, place) }
    }
    return best?.place
  }

  /// Dijkstra's search over corners, the nearest first.
  private mutating func search(limit: Double) {
    var waiting = Array(corners.indices)
    while let place = nearest(of: waiting), corners[waiting[place]].leg < limit {
      let next = waiting.remove(at: place)
      let known = corners[next]
      for other in waiting {
        let own = corners[other].leg
        guard own > known.leg else { continue }
        let leg = known.leg + known.position.distance(to: corners[other].position)
        guard leg < min(own + Self.tolerance, limit) else { continue }
        for way in ways(from: known, to: corners[other])
        where opens(known, towards: way.to) && opens(corners[other], towards: way.from)
          && sees(way.from, way.to)
        {
          corners[other].take(
            leg, known.entry, next: next,
            headings: headings(of: corners[other], towards: way.from))
        }
      }
    }
  }
}

extension WalledFace.Corner {
  /// Takes a leg that is shorter, or another way as short.
  fileprivate mutating func take(
    _ length: Double, _ entry: WalledFace.Entry, next: Int? = nil, headings: [Double]
  ) {
    if length < leg - WalledFace.tolerance {
      (leg, self.entry, self.next, self.headings) = (length, entry, next, headings)
    } else {
      self.headings += headings
    }
  }

  /// The angles of places whose legs bend at the corner: from each of the ways that its own leg may go at
  /// least half a turn.
  var anglesBehind: [ClosedRange<Double>] {
    var ranges = [0...angle]
    for heading in headings {
      let parts = [(heading + .pi, angle), (0, heading - .pi)]
      ranges = ranges.flatMap { range in
        parts.compactMap { low, high in
          let (start, end) = (max(low, range.lowerBound), min(high, range.upperBound))
          return end - start > WalledFace.leastAngle ? start...end : nil
        }
      }
    }
    return ranges
  }
}
