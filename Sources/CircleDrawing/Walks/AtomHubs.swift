import PlanarGeometry

/// The hub of each atom: of the places where its people live, the one with the least walk for all of them.
enum AtomHubs {
  /// Places that are tried: those with the least straight distances to all.
  private static let tried = 4
  /// Places up to which straight distances of each to each are summed; of more the nearest to their mean are tried.
  private static let fewPlaces = 400

  /// nil for an atom without people or off the network.
  static func hub(
    of atom: Int, in places: AtomPlaces, _ meter: inout WalkMeter, limit: Double
  ) -> WalkMeter.Origin? {
    let range = places.range(of: atom)
    guard places.total(of: atom) > 0 else { return nil }
    var best: (walk: Double, origin: WalkMeter.Origin)?
    for place in likely(range, in: places, meter) {
      guard let origin = meter.origin(at: place) else { continue }
      if range.count == 1 { return origin }
      meter.start(from: origin, within: reach(from: place, over: range, places, limit))
      let walk = meter.walk(to: range, radius: limit, limit: limit).walk
      if best.map({ walk < $0.walk }) ?? true { best = (walk, origin) }
    }
    return best?.origin
  }

  /// As far as a walk to any place of the atom may be.
  private static func reach(
    from place: Int, over range: Range<Int>, _ places: AtomPlaces, _ limit: Double
  ) -> Double {
    let farthest = range.reduce(0.0) {
      max($0, places.positions[place].distance(to: places.positions[$1]))
    }
    return min(2 * farthest + 300, limit)
  }

  private static func likely(
    _ range: Range<Int>, in places: AtomPlaces, _ meter: WalkMeter
  ) -> [Int] {
    let open = range.filter { places.people[$0] > 0 && meter.origin(at: $0) != nil }
    let scored = open.map { place in (score(of: place, range, in: places), place) }
    return scored.sorted { $0 < $1 }.prefix(tried).map(\.1)
  }

  /// The sum of straight distances to the people of the atom, or the distance to their mean.
  private static func score(of place: Int, _ range: Range<Int>, in places: AtomPlaces) -> Double {
    let position = places.positions[place]
    if range.count <= fewPlaces {
      return range.reduce(0.0) {
        $0 + places.people[$1] * position.distance(to: places.positions[$1])
      }
    }
    let mean = range.reduce(PlanarPoint(x: 0, y: 0)) {
      $0 + places.positions[$1] * places.people[$1]
    }
    let total = range.reduce(0.0) { $0 + places.people[$1] }
    return position.distance(to: mean * (1 / total))
  }
}
