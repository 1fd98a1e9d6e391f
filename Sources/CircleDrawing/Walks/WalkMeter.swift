import PlanarGeometry
import WalkNetwork

/// Measures walks from one place after the other to the places of atoms. One per task.
struct WalkMeter: Sendable {
  private let places: AtomPlaces
  private let detour: Double
  private var search: CatchmentSearch?
  private var origin = Origin(position: PlanarPoint(x: 0, y: 0), entry: nil)

  /// Where walks begin.
  struct Origin: Sendable {
    var position: PlanarPoint
    /// nil off the network and by straight lines.
    var entry: EdgeAttachment?
  }

  /// - Parameter graph: nil by straight lines.
  init(_ places: AtomPlaces, on graph: WalkGraph?, detour: Double) {
    self.places = places
    self.detour = detour
    search = graph.map { CatchmentSearch($0) }
  }

  /// - Parameter limit: metres within which walks are found.
  mutating func start(from origin: Origin, within limit: Double) {
    self.origin = origin
    search?.run(from: origin.entry.map { [WalkSource($0, facility: 0)] } ?? [], within: limit)
  }

  /// Metres to a place; nil where there is no way, or on foot perhaps beyond the limit. Complexity: O(1).
  func metres(to place: Int) -> Double? {
    guard let search else {
      return detour * origin.position.distance(to: places.positions[place])
    }
    guard let from = origin.entry, let access = places.accesses[place] else { return nil }
    var least = Double.infinity
    if let tail = search.distance(toNode: access.tail) { least = tail + access.metresToTail }
    if let head = search.distance(toNode: access.head) {
      least = min(least, head + access.metresToHead)
    }
    if from.edge == access.attachment.edge {
      let along = WalkSource(from, facility: 0).roundedMetres(from: access.attachment)
      least = min(least, along)
    }
    return least.isFinite ? least : nil
  }

  /// Whether a place comes to the streets; by straight lines all do.
  func isAttached(_ place: Int) -> Bool { search == nil || places.accesses[place] != nil }

  /// How a place can be an origin; nil off the network.
  func origin(at place: Int) -> Origin? {
    guard search != nil else { return Origin(position: places.positions[place], entry: nil) }
    return places.entries[place].map { Origin(position: places.positions[place], entry: $0) }
  }
}

/// What the people of an atom walk to a centre.
struct AtomWalk {
  /// People × metres, each walk at most the limit.
  var walk = 0.0
  /// People beyond the radius.
  var far = 0.0
  /// Whether a place is within the limit.
  var isNear = false
  /// Whether the walk of a place on the streets was not found.
  var isCut = false
}

extension WalkMeter {
  /// - Parameters:
  ///   - range: places of an atom.
  ///   - limit: metres that a longer walk counts as.
  func walk(to range: Range<Int>, radius: Double, limit: Double) -> AtomWalk {
    var sum = AtomWalk()
    for place in range {
      let metres = metres(to: place)
      if metres == nil, isAttached(place) { sum.isCut = true }
      if let metres, metres <= limit { sum.isNear = true }
      let people = places.people[place]
      sum.walk += people * min(metres ?? limit, limit)
      if metres.map({ $0 > radius }) ?? true { sum.far += people }
    }
    return sum
  }
}
