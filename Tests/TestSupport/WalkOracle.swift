import Foundation

/// The rule of walks on foot, applied to one place at a time and to every segment: no faces, no cells,
/// no envelopes, so that what is computed by them can be held against it.
///
/// A place enters the network at its nearest point of the segments that can be entered, by the shortest
/// way there that crosses no barrier. Such a way goes straight from corner to corner of the barriers and
/// ends at the foot of a perpendicular, at an end of a segment, or where a barrier meets a segment.
package struct WalkOracle: Sendable {
  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
  }

  /// An edge of the network. Edges are numbered by their order.
  package struct Segment: Sendable {
    package var tail: Point
    package var head: Point
    package var tailNode: Int
    package var headNode: Int
    /// What is walked; the drawn length may be another, but not 0.
    package var length: Double
    /// False in tunnels and on decks: they are walked, but not entered from the ground.
    package var isEnterable = true

    /// - Parameter length: nil: as drawn.
    package init(
      from tail: Point, to head: Point, nodes: (Int, Int), length: Double? = nil,
      isEnterable: Bool = true
    ) {
      (self.tail, self.head, tailNode, headNode) = (tail, head, nodes.0, nodes.1)
      self.length = length ?? tail.distance(to: head)
      self.isEnterable = isEnterable
    }

    var drawn: Double { tail.distance(to: head) }
  }

  /// A straight piece of a wall.
  package struct Barrier: Sendable {
    package var from: Point
    package var to: Point

    package init(from: Point, to: Point) { (self.from, self.to) = (from, to) }
  }

  package enum Facility: Sendable {
    case point(Point)
    /// Rings, inside by the even-odd rule; places on the boundary are at most `step` apart. Walks are too
    /// long by up to (1 + k) · step / 2 for that.
    case grounds([[Point]], step: Double)
  }

  /// How a place enters the network.
  package struct Leg: Hashable, Sendable {
    package var edge: Int
    /// Metres from the tail, as drawn.
    package var offset: Double
    package var length: Double
  }

  package enum Distance: Hashable, Sendable {
    /// No way to the network within the snap limit.
    case offNetwork
    /// On the network, but no facility is.
    case noWay
    case metres(Double)
  }

  /// What holds where several points of the network are equally near.
  package enum Ties: Sendable {
    /// The place enters at the smallest (edge, offset).
    case smallest
    /// So it does, but at the end of an edge it enters on the one from which the walk is the shortest.
    case bestAtEnds
    /// It always enters where the walk is the shortest.
    case best
  }

  /// Lengths that differ by less are equal.
  static let tie = 1e-9

  private let segments: [Segment]
  private let network: LegSearch
  private var walks: NetworkWalks
  private let grounds: [[[Point]]]
  private let ties: Ties
  private let snapLimit: Double

  package init(
    segments: [Segment], barriers: [Barrier] = [], facilities: [Facility] = [],
    snapLimit: Double = .infinity, ties: Ties = .smallest
  ) {
    (self.segments, self.ties, self.snapLimit) = (segments, ties, snapLimit)
    network = LegSearch(segments, Walls(barriers), crossing: barriers)
    grounds = facilities.compactMap { if case .grounds(let rings, _) = $0 { rings } else { nil } }
    walks = NetworkWalks(segments, [])  // Facilities enter the network as all places do.
    walks = NetworkWalks(segments, facilities.flatMap(\.places).flatMap { entries(of: $0) })
  }

  /// The legs among which the walk decides; none off the network.
  private func entries(of place: Point) -> [Leg] {
    let legs = legs(x: place.x, y: place.y)
    guard legs.count > 1, ties != .smallest else { return Array(legs.prefix(1)) }
    let hasEnd = legs.contains { leg in
      min(leg.offset, segments[leg.edge].drawn - leg.offset) < Self.tie
    }
    return ties == .best || hasEnd ? legs : Array(legs.prefix(1))
  }

  /// nil: off the network.
  package func leg(x: Double, y: Double) -> Leg? { legs(x: x, y: y).first }

  /// All equally short legs in the order of (edge, offset).
  package func legs(x: Double, y: Double) -> [Leg] {
    network.legs(from: Point(x, y), within: snapLimit)
  }

  /// The walk to the nearest facility: 0 within its grounds, even off the network.
  package func distance(x: Double, y: Double) -> Distance {
    let place = Point(x, y)
    if grounds.contains(where: { place.isInside($0) }) { return .metres(0) }
    guard let walk = entries(of: place).map({ $0.length + walks.metres(from: $0) }).min() else {
      return .offNetwork
    }
    return walk < .infinity ? .metres(walk) : .noWay
  }
}

// MARK: - Sampled land

extension WalkOracle {
  /// Square metres.
  package struct Areas: Sendable {
    package var reached = 0.0
    package var offNetwork = 0.0
    package var noWay = 0.0
    package var total = 0.0
  }

  /// What is reached of a rectangle, given by two opposite corners.
  package func areas(
    from low: Point, to high: Point, within radius: Double, step: Double
  ) -> Areas {
    areas(
      of: [[low, Point(high.x, low.y), high, Point(low.x, high.y)]], within: radius, step: step)
  }

  /// What is reached of the land within `rings`, by the even-odd rule, at one place in each cell of a
  /// lattice: half-way up, and in each row at another distance from the left, so that no line runs
  /// through many of the places.
  ///
  /// - Parameter step: of the lattice, which is drawn so that it fits the box around the rings.
  package func areas(of rings: [[Point]], within radius: Double, step: Double) -> Areas {
    let corners = rings.joined()
    guard let left = corners.map(\.x).min(), let right = corners.map(\.x).max(),
      let bottom = corners.map(\.y).min(), let top = corners.map(\.y).max()
    else { return Areas() }
    let (columns, rows) = (ceil((right - left) / step), ceil((top - bottom) / step))
    let (width, height) = ((right - left) / columns, (top - bottom) / rows)
    var areas = Areas()
    for row in 0..<Int(rows) {
      let shift = (Double(row) * Self.goldenSection + 0.5).truncatingRemainder(dividingBy: 1)
      for column in 0..<Int(columns) {
        let place = Point(
          left + (Double(column) + shift) * width, bottom + (Double(row) + 0.5) * height)
        if place.isInside(rings) { add(place, width * height, within: radius, to: &areas) }
      }
    }
    return areas
  }

  private static let goldenSection = 0.5 * (5.0.squareRoot() - 1)

  private func add(_ place: Point, _ area: Double, within radius: Double, to sum: inout Areas) {
    sum.total += area
    switch distance(x: place.x, y: place.y) {
    case .offNetwork: sum.offNetwork += area
    case .noWay: sum.noWay += area
    case .metres(let walk): sum.reached += walk <= radius ? area : 0
    }
  }
}

// MARK: - Points

extension WalkOracle.Point {
  static func - (a: Self, b: Self) -> Self { Self(a.x - b.x, a.y - b.y) }

  func dot(_ other: Self) -> Double { x * other.x + y * other.y }

  func cross(_ other: Self) -> Double { x * other.y - y * other.x }

  func distance(to other: Self) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }

  func moved(towards other: Self, by share: Double) -> Self {
    Self(x + (other.x - x) * share, y + (other.y - y) * share)
  }

  /// By the even-odd rule.
  func isInside(_ rings: [[Self]]) -> Bool {
    var isInside = false
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.y > y) != (b.y > y) {
        if x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) { isInside.toggle() }
      }
    }
    return isInside
  }
}

extension WalkOracle.Facility {
  /// From where the network is entered.
  fileprivate var places: [WalkOracle.Point] {
    switch self {
    case .point(let place): return [place]
    case .grounds(let rings, let step):
      return rings.flatMap { ring in
        zip(ring, ring.dropFirst() + ring.prefix(1)).flatMap { from, to in
          let parts = max(Int(ceil(from.distance(to: to) / step)), 1)
          return (0..<parts).map { from.moved(towards: to, by: Double($0) / Double(parts)) }
        }
      }
    }
  }
}

// MARK: - Walks along the network

/// The walk from any point of the network to the nearest source.
private struct NetworkWalks: Sendable {
  /// On every edge its ends and the entries of sources, by offset, each with its walk.
  private var stations: [[(offset: Double, walk: Double)]]
  private let scales: [Double]

  init(_ segments: [WalkOracle.Segment], _ sources: [WalkOracle.Leg]) {
    scales = segments.map { $0.length / $0.drawn }
    var nodes: [Int: Double] = [:]
    func reach(_ node: Int, _ walk: Double) { nodes[node] = min(nodes[node] ?? .infinity, walk) }
    for source in sources {
      let segment = segments[source.edge]
      let ahead = scales[source.edge] * source.offset
      reach(segment.tailNode, source.length + ahead)
      reach(segment.headNode, source.length + segment.length - ahead)
    }
    Self.spread(over: segments, &nodes)
    stations = segments.indices.map { edge in
      let segment = segments[edge]
      let inner = sources.filter { $0.edge == edge }.map { (offset: $0.offset, walk: $0.length) }
      return [(0, nodes[segment.tailNode] ?? .infinity)] + inner.sorted { $0.offset < $1.offset }
        + [(segment.drawn, nodes[segment.headNode] ?? .infinity)]
    }
    for edge in segments.indices { pass(along: edge) }
  }

  /// Dijkstra's algorithm: the nearest node that is not done is done.
  private static func spread(over segments: [WalkOracle.Segment], _ walks: inout [Int: Double]) {
    var ways: [Int: [(to: Int, length: Double)]] = [:]
    for segment in segments {
      ways[segment.tailNode, default: []].append((segment.headNode, segment.length))
      ways[segment.headNode, default: []].append((segment.tailNode, segment.length))
    }
    var done: Set<Int> = []
    while let (node, walk) = walks.filter({ !done.contains($0.key) }).min(by: {
      $0.value < $1.value
    }) {
      done.insert(node)
      for way in ways[node] ?? [] {
        walks[way.to] = min(walks[way.to] ?? .infinity, walk + way.length)
      }
    }
  }

  /// Walks from station to station of one edge, in both directions.
  private mutating func pass(along edge: Int) {
    let last = stations[edge].count - 1
    for place in Array(1...last) { relax(edge, place, from: place - 1) }
    for place in (0..<last).reversed() { relax(edge, place, from: place + 1) }
  }

  private mutating func relax(_ edge: Int, _ place: Int, from other: Int) {
    let (here, there) = (stations[edge][place], stations[edge][other])
    stations[edge][place].walk = min(
      here.walk, there.walk + scales[edge] * abs(here.offset - there.offset))
  }

  /// Without the leg itself.
  func metres(from leg: WalkOracle.Leg) -> Double {
    let stations = stations[leg.edge]
    var (low, high) = (0, stations.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stations[middle].offset <= leg.offset { low = middle } else { high = middle }
    }
    func walk(to place: Int) -> Double {
      stations[place].walk + scales[leg.edge] * abs(leg.offset - stations[place].offset)
    }
    return min(walk(to: low), walk(to: high))
  }
}
