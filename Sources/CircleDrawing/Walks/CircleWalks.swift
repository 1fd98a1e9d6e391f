import PlanarGeometry
import WalkNetwork

/// The walks of a circle's people to its centre, however far.
struct CircleWalks: Equatable, Sendable {
  /// People who have a way to the centre.
  var walkers = 0.0
  /// Their people × metres.
  var walk = 0.0
  /// Metres.
  var worst = 0.0
  /// People within the radius.
  var within = 0.0
}

extension CentreGround {
  /// Complexity: O(places of the circle), and a search as far as they are.
  func walks(
    from centre: Centre, of atoms: [Int], _ meter: inout WalkMeter
  ) -> CircleWalks {
    var reach = limit
    while true {
      meter.start(from: centre.origin, within: reach)
      var sum = CircleWalks()
      var isCut = false
      for place in atoms.lazy.flatMap({ places.range(of: $0) }) where places.people[place] > 0 {
        guard let metres = meter.metres(to: place) else {
          isCut = isCut || meter.isAttached(place)
          continue
        }
        sum.walkers += places.people[place]
        sum.walk += places.people[place] * metres
        sum.worst = max(sum.worst, metres)
        if metres <= options.radius { sum.within += places.people[place] }
      }
      guard isCut, reach < WalkGraph.longestWalk else { return sum }
      reach = min(4 * reach, WalkGraph.longestWalk)
    }
  }
}
