import Assessment
import CircleDrawing

/// Figures of all circles together.
extension CirclesRecord {
  /// People of all circles; of those who have a walk the share within the radius and the mean in metres, nil where
  /// nobody has one.
  var walks: (people: Double, within: Double?, mean: Double?) {
    var (people, walking, within, metres) = (0.0, 0.0, 0.0, 0.0)
    for circle in drawn.circles {
      people += circle.people
      guard let share = circle.shareWithin else { continue }
      walking += circle.people
      within += share * circle.people
      metres += (circle.meanWalk ?? 0) * circle.people
    }
    return walking > 0 ? (people, within / walking, metres / walking) : (people, nil, nil)
  }

  /// How much better another drawing could be at most, as a share of the objective, 0 where that is 0; nil where
  /// nothing was proven.
  var gap: Double? {
    drawn.bound.map { drawn.objective > 0 ? min(max(1 - $0 / drawn.objective, 0), 1) : 0 }
  }

  /// Circles that miss a rule, by position, the worst first.
  func missing(_ rule: CircleRule) -> [(circle: Int, missed: MissedRule)] {
    let found = drawn.circles.enumerated().flatMap { position, circle in
      circle.missed.filter { $0.rule == rule }.prefix(1).map { (circle: position, missed: $0) }
    }
    func people(_ item: (circle: Int, missed: MissedRule)) -> Double {
      item.missed.people(of: drawn.circles[item.circle], band: options.band)
    }
    return found.sorted { (people($1), $0.circle) < (people($0), $1.circle) }
  }

  /// Blocks of the divided communities, where units are communities and their blocks.
  var blockCount: Int {
    drawn.atoms.count - (communities.count - drawn.atoms.division.divided)
  }
}
