import Foundation

/// Barriers, cut at every point where they meet, so that their pieces have no more than ends in common.
///
/// About a corner the pieces that end there are its spokes, and the space between a spoke and the next
/// one counter-clockwise is a wedge, numbered by the former. A way that comes to a corner within a wedge
/// leaves it within the same: that is how nobody slips through where two barriers touch.
struct Walls: Sendable {
  typealias Point = WalkOracle.Point

  /// Points that are nearer are the same.
  static let contact = 1e-9
  /// Metres from a barrier that count as on it.
  static let shore = 1e-6

  private(set) var corners: [Point] = []
  /// At each corner the directions of its pieces, counter-clockwise.
  private(set) var spokes: [[Point]] = []
  private var pieces: [(from: Point, to: Point)] = []

  init(_ barriers: [WalkOracle.Barrier]) {
    var joined: Set<[Int]> = []
    for barrier in barriers {
      let cuts = barriers.flatMap { Self.contacts(of: barrier, with: $0) }
      let sorted = cuts.sorted { barrier.from.distance(to: $0) < barrier.from.distance(to: $1) }
      let numbers = sorted.map { corner(at: $0) }
      for (a, b) in zip(numbers, numbers.dropFirst()) where a != b {
        if joined.insert([min(a, b), max(a, b)]).inserted { join(a, b) }
      }
    }
    for corner in corners.indices {
      spokes[corner].sort { atan2($0.y, $0.x) < atan2($1.y, $1.x) }
    }
  }

  /// The ends of both that lie on `barrier`, or the point where they cross.
  private static func contacts(
    of barrier: WalkOracle.Barrier, with other: WalkOracle.Barrier
  ) -> [Point] {
    let ends = [barrier.from, barrier.to, other.from, other.to]
    let touching = ends.filter { $0.distance(toSegment: barrier.from, barrier.to) <= contact }
    return touching + (other.crossing(from: barrier.from, to: barrier.to).map { [$0] } ?? [])
  }

  private mutating func corner(at place: Point) -> Int {
    if let found = corners.firstIndex(where: { $0.distance(to: place) <= Self.contact }) {
      return found
    }
    corners.append(place)
    spokes.append([])
    return corners.count - 1
  }

  private mutating func join(_ a: Int, _ b: Int) {
    spokes[a].append(corners[b] - corners[a])
    spokes[b].append(corners[a] - corners[b])
    pieces.append((corners[a], corners[b]))
  }

  /// Whether the straight way passes no barrier and no corner. It may begin and end on them. Who wants
  /// past a corner goes to it first and then on from there.
  func isOpen(from: Point, to: Point) -> Bool {
    let length = from.distance(to: to)
    guard length > Self.contact else { return true }
    let way = Point((to.x - from.x) / length, (to.y - from.y) / length)
    for piece in pieces {
      let (first, second) = (piece.from - from, piece.to - from)
      let (left, right) = (way.cross(first), way.cross(second))
      if left > Self.contact && right > Self.contact { continue }
      if left < -Self.contact && right < -Self.contact { continue }
      for (side, place) in [(left, first), (right, second)] where abs(side) <= Self.contact {
        let along = way.dot(place)
        if along > Self.contact && along < length - Self.contact { return false }
      }
      if left * right < 0 && Self.separates(piece.from, piece.to, from: from, to: to) {
        return false
      }
    }
    return true
  }

  /// Whether `from` and `to` are on different sides of the line through `a` and `b`, off the shore.
  private static func separates(_ a: Point, _ b: Point, from: Point, to: Point) -> Bool {
    let (line, shore) = (b - a, shore * a.distance(to: b))
    let (before, after) = (line.cross(from - a), line.cross(to - a))
    return min(before, after) < -shore && max(before, after) > shore
  }

  /// The wedge at a corner that `place` is seen in: two when it is seen along a spoke, on its left and on
  /// its right; nil at the corner itself, which is in all.
  func wedges(at corner: Int, towards place: Point) -> (left: Int, right: Int)? {
    let (around, ray) = (spokes[corner], place - corners[corner])
    let length = ray.dot(ray).squareRoot()
    guard length > Self.contact else { return nil }
    for (number, spoke) in around.enumerated() where ray.dot(spoke) > 0 {
      let scale = max(length, spoke.dot(spoke).squareRoot())
      if abs(ray.cross(spoke)) <= Self.contact * scale {
        return (number, (number + around.count - 1) % around.count)
      }
    }
    let angle = atan2(ray.y, ray.x)
    let wedge = around.lastIndex { atan2($0.y, $0.x) < angle } ?? around.count - 1
    return (wedge, wedge)
  }
}

/// The shortest ways to the segments that can be entered.
struct LegSearch: Sendable {
  typealias Point = WalkOracle.Point
  typealias Leg = WalkOracle.Leg

  /// A wedge at a corner with the legs from there: all of the least length, none in a closed pocket.
  private struct Post: Sendable {
    let corner: Int
    let wedge: Int
    var legs: [Leg] = []

    var length: Double { legs.first?.length ?? .infinity }
  }

  /// A straight way to a point of an edge, or to a post.
  private struct Way {
    let length: Double
    let target: Point
    var edge = 0
    var offset = 0.0
    var post: Int?
  }

  private let walls: Walls
  private let edges: [(number: Int, tail: Point, head: Point, drawn: Double)]
  /// Points of edges that a barrier cuts from their surroundings: the nearest one in sight may be none
  /// of the foot of the perpendicular and the nearer end.
  private let gates: [(edge: Int, offset: Double, place: Point)]
  private var posts: [Post] = []

  init(_ segments: [WalkOracle.Segment], _ walls: Walls, crossing barriers: [WalkOracle.Barrier]) {
    self.walls = walls
    edges = segments.enumerated().filter(\.element.isEnterable).map {
      ($0.offset, $0.element.tail, $0.element.head, $0.element.drawn)
    }
    gates = edges.flatMap { edge in
      barriers.flatMap { $0.contacts(withSegmentFrom: edge.tail, to: edge.head) }
        .map { (edge.number, edge.tail.distance(to: $0), $0) }
    }
    for corner in walls.corners.indices {
      posts += walls.spokes[corner].indices.map { Post(corner: corner, wedge: $0) }
    }
    for post in posts.indices { posts[post].legs = straightLegs(from: posts[post]) }
    spread()
  }

  /// Those of the least length by (edge, offset).
  func legs(from place: Point, within limit: Double) -> [Leg] {
    let straight = shortest(straightWays(from: place), from: place) { _ in true }
    let longest = min(limit, (straight.first?.length ?? .infinity) + WalkOracle.tie)
    var ways: [Way] = []
    for (number, post) in posts.enumerated() where post.length <= longest {
      let corner = walls.corners[post.corner]
      let length = place.distance(to: corner) + post.length
      if length <= longest { ways.append(Way(length: length, target: corner, post: number)) }
    }
    let around = shortest(ways, from: place) { way in
      way.post.map { isSeen(place, from: posts[$0]) } ?? true
    }
    return Self.least(straight + around).filter { $0.length <= limit }
  }

  /// To every edge at its nearest point, and to every gate.
  private func straightWays(from place: Point) -> [Way] {
    var ways: [Way] = []
    for edge in edges {
      let along = (place - edge.tail).dot(edge.head - edge.tail) / edge.drawn
      let offset = min(max(along, 0), edge.drawn)
      let foot =
        offset < edge.drawn
        ? edge.tail.moved(towards: edge.head, by: offset / edge.drawn) : edge.head
      ways.append(
        Way(length: place.distance(to: foot), target: foot, edge: edge.number, offset: offset))
    }
    for gate in gates {
      ways.append(
        Way(
          length: place.distance(to: gate.place), target: gate.place, edge: gate.edge,
          offset: gate.offset))
    }
    return ways
  }

  private func straightLegs(from post: Post) -> [Leg] {
    let corner = walls.corners[post.corner]
    return shortest(straightWays(from: corner), from: corner) { isSeen($0.target, from: post) }
  }

  private func isSeen(_ place: Point, from post: Post) -> Bool {
    guard let seen = walls.wedges(at: post.corner, towards: place) else { return true }
    return seen.left == post.wedge || seen.right == post.wedge
  }

  /// The legs of the open ways that are at most a tie longer than the shortest open one.
  private func shortest(
    _ ways: [Way], from place: Point, where isAllowed: (Way) -> Bool
  ) -> [Leg] {
    var legs: [Leg] = []
    for way in ways.sorted(by: { $0.length < $1.length }) {
      if let least = legs.first, way.length > least.length + WalkOracle.tie { break }
      guard isAllowed(way), walls.isOpen(from: place, to: way.target) else { continue }
      legs += legsBehind(way, from: place)
    }
    return Self.least(legs)
  }

  private func legsBehind(_ way: Way, from place: Point) -> [Leg] {
    guard let post = way.post else {
      return [Leg(edge: way.edge, offset: way.offset, length: way.length)]
    }
    let step = place.distance(to: way.target)
    return posts[post].legs.map { Leg(edge: $0.edge, offset: $0.offset, length: $0.length + step) }
  }

  /// Dijkstra's algorithm over the posts, the nearest to the network first.
  private mutating func spread() {
    var waiting = Set(posts.indices)
    while let post = waiting.min(by: { (posts[$0].length, $0) < (posts[$1].length, $1) }),
      posts[post].length < .infinity
    {
      waiting.remove(post)
      for other in waiting { relax(other, from: post) }
    }
  }

  private mutating func relax(_ number: Int, from other: Int) {
    let (post, next) = (posts[number], posts[other])
    let (here, there) = (walls.corners[post.corner], walls.corners[next.corner])
    let step = here.distance(to: there)
    guard next.length + step < post.length + WalkOracle.tie, areJoined(post, next),
      walls.isOpen(from: here, to: there)
    else { return }
    posts[number].legs = Self.least(
      post.legs + next.legs.map { Leg(edge: $0.edge, offset: $0.offset, length: $0.length + step) })
  }

  /// Whether a straight way from one wedge comes out in the other; along a barrier it stays on its side.
  private func areJoined(_ a: Post, _ b: Post) -> Bool {
    guard let from = walls.wedges(at: a.corner, towards: walls.corners[b.corner]),
      let to = walls.wedges(at: b.corner, towards: walls.corners[a.corner])
    else { return false }
    return (from.left == a.wedge && to.right == b.wedge)
      || (from.right == a.wedge && to.left == b.wedge)
  }

  /// Those within a tie of the shortest, each place once.
  private static func least(_ legs: [Leg]) -> [Leg] {
    guard let least = legs.map(\.length).min() else { return [] }
    let near = legs.filter { $0.length <= least + WalkOracle.tie }
    var kept: [Leg] = []
    for leg in near.sorted(by: { ($0.edge, $0.offset) < ($1.edge, $1.offset) }) {
      if let last = kept.last, last.edge == leg.edge, leg.offset - last.offset < WalkOracle.tie {
        continue
      }
      kept.append(leg)
    }
    return kept
  }
}

extension WalkOracle.Barrier {
  /// Where the inner parts of both cross.
  fileprivate func crossing(
    from: WalkOracle.Point, to: WalkOracle.Point
  ) -> WalkOracle.Point? {
    let (line, way) = (self.to - self.from, to - from)
    let (start, end) = (line.cross(from - self.from), line.cross(to - self.from))
    let (left, right) = (way.cross(self.from - from), way.cross(self.to - from))
    guard start * end < 0, left * right < 0 else { return nil }
    return from.moved(towards: to, by: start / (start - end))
  }

  /// Where it crosses a segment, and the ends of the segment that lie on it.
  fileprivate func contacts(
    withSegmentFrom from: WalkOracle.Point, to: WalkOracle.Point
  ) -> [WalkOracle.Point] {
    let ends = [from, to].filter { $0.distance(toSegment: self.from, self.to) <= Walls.shore }
    return ends + (crossing(from: from, to: to).map { [$0] } ?? [])
  }
}

extension WalkOracle.Point {
  fileprivate func distance(toSegment from: Self, _ to: Self) -> Double {
    let way = to - from
    let share = (self - from).dot(way) / max(way.dot(way), .leastNormalMagnitude)
    return distance(to: from.moved(towards: to, by: min(max(share, 0), 1)))
  }
}
