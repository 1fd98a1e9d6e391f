/// A small random town with the coincidences that samples of a real one never show.
package struct OracleTown: Sendable {
  package typealias Point = WalkOracle.Point

  /// What a town has besides plain streets.
  package struct Features: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let deadEnds = Features(rawValue: 1 << 0)
    /// Streets that cross others without a common vertex.
    package static let crossings = Features(rawValue: 1 << 1)
    /// Streets that run along others for a part, or all the way.
    package static let overlaps = Features(rawValue: 1 << 2)
    /// Ends that lie on a segment of another street, or on a node of it, and are not joined to it.
    package static let foreignEnds = Features(rawValue: 1 << 3)
    /// Stated lengths of up to one and a half times the drawn ones, multiples of 1/8 m.
    package static let statedLengths = Features(rawValue: 1 << 4)
    /// Streets apart from all others, often without a facility.
    package static let islands = Features(rawValue: 1 << 5)
    package static let bareNodes = Features(rawValue: 1 << 6)
    /// Streets that turn by a step of the lattice.
    package static let slightBends = Features(rawValue: 1 << 7)
    /// Segments that are walked, but not entered.
    package static let decks = Features(rawValue: 1 << 8)
    package static let grounds = Features(rawValue: 1 << 9)
    /// Walls that close a space, begin or end on streets and walls, and lie along them; without it they
    /// lie anywhere and cross what they meet.
    package static let touchingWalls = Features(rawValue: 1 << 10)

    package static let all = Features(rawValue: (1 << 11) - 1)
  }

  package let size: Double
  package private(set) var nodes: [Point] = []
  package private(set) var segments: [WalkOracle.Segment] = []
  package private(set) var walls: [[Point]] = []
  package private(set) var facilities: [WalkOracle.Facility] = []
  package let snapLimit: Double

  /// Coordinates are multiples of this; nil: they are not.
  private let lattice: Double?
  private let features: Features
  private var dice: SeededRandom

  /// - Parameters:
  ///   - walls: at most so many.
  ///   - lattice: coordinates are multiples of it; nil: they are anywhere.
  package init(
    seed: some BinaryInteger, features: Features = [], walls: Int = 0, lattice: Double? = 0.125
  ) {
    var dice = SeededRandom(seed)
    size = Double(25 * dice.whole(8...16))
    snapLimit = dice.below(3) == 0 ? Double(dice.whole(30...120)) : 10_000
    (self.lattice, self.features, self.dice) = (lattice, features, dice)
    addStreets()
    addFeatures()
    if features.contains(.statedLengths) { stateLengths() }
    if walls > 0 { for _ in 0..<self.dice.whole(1...walls) { addWall() } }
    addFacilities()
  }

  package var barriers: [WalkOracle.Barrier] {
    walls.flatMap { wall in
      zip(wall, wall.dropFirst()).map { WalkOracle.Barrier(from: $0, to: $1) }
    }
  }

  package func oracle(ties: WalkOracle.Ties = .smallest) -> WalkOracle {
    WalkOracle(
      segments: segments, barriers: barriers, facilities: facilities, snapLimit: snapLimit,
      ties: ties)
  }
}

// MARK: - Streets

extension OracleTown {
  /// Nodes that keep apart, each joined to the nearest one before it; then some ways more. They cross
  /// nothing.
  private mutating func addStreets() {
    for _ in 0..<dice.whole(8...24) {
      let place = anywhere()
      guard nodes.allSatisfy({ $0.distance(to: place) > size / 12 }) else { continue }
      let near = nodes.indices.min {
        (nodes[$0].distance(to: place), $0) < (nodes[$1].distance(to: place), $1)
      }
      if let near, !isClear(place, nodes[near]) { continue }
      let node = newNode(place)
      if let near { join(near, node) }
    }
    for _ in 0..<2 * nodes.count {
      let (a, b) = (dice.below(nodes.count), dice.below(nodes.count))
      if a != b, nodes[a].distance(to: nodes[b]) < size / 2, isClear(nodes[a], nodes[b]) {
        join(a, b)
      }
    }
  }

  /// Whether a new street meets no other one but at its ends.
  private func isClear(_ a: Point, _ b: Point) -> Bool {
    let apart = segments.allSatisfy { segment in
      let (line, way) = (segment.head - segment.tail, b - a)
      let (start, end) = (line.cross(a - segment.tail), line.cross(b - segment.tail))
      let (left, right) = (way.cross(segment.tail - a), way.cross(segment.head - a))
      let isJoined = [segment.tail, segment.head].contains { $0 == a || $0 == b }
      return start * end > 0 || left * right > 0 || isJoined && (start != 0 || end != 0)
    }
    return apart && nodes.allSatisfy { $0 == a || $0 == b || abs((b - a).cross($0 - a)) > size }
  }

  private mutating func addFeatures() {
    let chosen: [(Features, (inout Self) -> Void)] = [
      (.deadEnds, { $0.addDeadEnd() }), (.crossings, { $0.addStreet(from: $0.anywhere()) }),
      (.overlaps, { $0.addOverlap() }), (.foreignEnds, { $0.addForeignEnd() }),
      (.islands, { $0.addIsland() }), (.bareNodes, { $0.nodes.append($0.anywhere()) }),
      (.slightBends, { $0.addBend() }), (.decks, { $0.addDeck() }),
    ]
    for (feature, add) in chosen where features.contains(feature) {
      for _ in 0..<dice.whole(1...3) { add(&self) }
    }
  }

  private mutating func addDeadEnd() {
    let start = dice.below(nodes.count)
    let end = near(nodes[start], within: size / 6)
    if end != nodes[start], isClear(nodes[start], end) { join(start, newNode(end)) }
  }

  /// From a node to anywhere, whatever is in between.
  private mutating func addStreet(from place: Point) {
    let node = dice.below(nodes.count)
    if nodes[node] != place { join(node, newNode(place)) }
  }

  /// From a point of a street along it, to another or beyond its end, or from end to end once more.
  private mutating func addOverlap() {
    let segment = anySegment()
    switch dice.below(3) {
    case 0: join(segment.headNode, segment.tailNode)
    case 1: join(newNode(segment.head), newNode(segment.tail))
    default:
      // Halves and quarters of even steps are exact.
      let step = on(segment, quarters: 1) - segment.tail
      let from = Point(segment.tail.x + step.x, segment.tail.y + step.y)
      let reach = Double(dice.whole(1...5))
      join(newNode(from), newNode(Point(from.x + step.x * reach, from.y + step.y * reach)))
    }
  }

  private mutating func addForeignEnd() {
    let place = on(anySegment(), quarters: dice.whole(0...4))
    let end = near(place, within: size / 5)
    if end != place { join(newNode(place), newNode(end)) }
  }

  private mutating func addIsland() {
    let from = anywhere()
    let (corner, to) = (near(from, within: size / 8), near(from, within: size / 8))
    guard corner != from, to != corner else { return }
    let middle = newNode(corner)
    join(newNode(from), middle)
    join(middle, newNode(to))
  }

  private mutating func addBend() {
    let start = dice.below(nodes.count)
    let (from, to) = (nodes[start], near(nodes[start], within: size / 3))
    let middle = snapped(from.moved(towards: to, by: 0.5))
    let bend = Point(middle.x, middle.y + (lattice ?? 0.125))
    guard bend != from, bend != to else { return }
    let node = newNode(bend)
    join(start, node)
    join(node, newNode(to))
  }

  /// Over whatever is in between.
  private mutating func addDeck() {
    let (a, b) = (dice.below(nodes.count), dice.below(nodes.count))
    if nodes[a] != nodes[b] { join(a, b, isEnterable: false) }
  }

  private mutating func stateLengths() {
    for edge in segments.indices where dice.below(2) == 0 {
      segments[edge].length = (segments[edge].length * dice.between(1, 1.5) * 8).rounded(.up) / 8
    }
  }

  private mutating func newNode(_ place: Point) -> Int {
    nodes.append(place)
    return nodes.count - 1
  }

  private mutating func join(_ a: Int, _ b: Int, isEnterable: Bool = true) {
    guard nodes[a] != nodes[b] else { return }
    segments.append(
      WalkOracle.Segment(from: nodes[a], to: nodes[b], nodes: (a, b), isEnterable: isEnterable))
  }
}

// MARK: - Walls and facilities

extension OracleTown {
  /// One to three segments.
  private mutating func addWall() {
    let touches = features.contains(.touchingWalls)
    let kind = touches ? dice.below(6) : 0
    var wall = [kind == 1 ? on(anySegment(), quarters: dice.whole(0...4)) : anywhere()]
    if kind == 2, let other = walls.randomElement(using: &dice) {
      wall = [other[0].moved(towards: other[1], by: Double(dice.below(3)) / 2)]
    }
    for _ in 0..<dice.whole(1...3) { wall.append(near(wall[wall.count - 1], within: size / 5)) }
    if kind == 3 { wall.append(wall[0]) }
    if kind == 4 { wall.append(on(anySegment(), quarters: dice.whole(0...4))) }
    if kind == 5 {
      let street = anySegment()
      wall += [on(street, quarters: dice.whole(0...1)), on(street, quarters: dice.whole(2...4))]
    }
    let parts = zip(wall, wall.dropFirst()).filter { $0 != $1 }
    if let first = parts.first { walls.append([first.0] + parts.map(\.1)) }
  }

  /// Anywhere, some near one street, some on it; grounds are stars or rectangles.
  private mutating func addFacilities() {
    for _ in 0..<dice.whole(1...4) { facilities.append(.point(anywhere())) }
    let street = anySegment()
    for _ in 0..<dice.below(3) {
      let place = on(street, quarters: dice.whole(0...4))
      facilities.append(.point(dice.below(3) == 0 ? place : near(place, within: size / 20)))
    }
    guard features.contains(.grounds) else { return }
    for _ in 0..<dice.whole(1...2) { facilities.append(.grounds([anyGround()], step: 0.25)) }
  }

  private mutating func anyGround() -> [Point] {
    let (middle, reach) = (anywhere(), dice.between(size / 20, size / 8))
    let corners = [(1.0, 0.0), (0.25, 0.25), (0.0, 1.0), (-1.0, 0.5), (-0.5, -1.0), (0.5, -1.0)]
    return corners.map { x, y in
      let share = dice.between(0.5, 1)
      return snapped(Point(middle.x + x * reach * share, middle.y + y * reach * share))
    }
  }

  private mutating func anySegment() -> WalkOracle.Segment { segments[dice.below(segments.count)] }

  private mutating func anywhere() -> Point {
    snapped(Point(dice.between(0, size), dice.between(0, size)))
  }

  private mutating func near(_ place: Point, within reach: Double) -> Point {
    let step = Point(dice.between(-reach, reach), dice.between(-reach, reach))
    return snapped(Point(place.x + step.x, place.y + step.y))
  }

  /// Exactly on it: quarters of multiples of 1/8 need no rounding.
  private func on(_ segment: WalkOracle.Segment, quarters: Int) -> Point {
    segment.tail.moved(towards: segment.head, by: Double(quarters) / 4)
  }

  private func snapped(_ place: Point) -> Point {
    guard let lattice else { return place }
    return Point((place.x / lattice).rounded() * lattice, (place.y / lattice).rounded() * lattice)
  }
}
