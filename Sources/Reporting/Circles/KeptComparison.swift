import Assessment
import CircleDrawing

/// Circles against those that exist already.
struct KeptComparison {
  /// By circle, the position of the kept one with which it shares most people, then most units; nil where it shares none.
  let matches: [Int?]
  /// By circle, people of it who are in another kept circle or in none.
  let changedPeople: [Double]
  /// Units that are not in the circle that matches theirs.
  let changedAtoms: Int
  private let kept: KeptCircles

  init(_ kept: KeptCircles, _ drawn: DrawnCircles) {
    self.kept = kept
    let people = drawn.atoms.city.communities.map { $0.population ?? 0 }
    var (matches, changed, atoms): ([Int?], [Double], Int) = ([], [], 0)
    for circle in drawn.circles {
      let match = Self.match(of: circle, kept, people)
      let others = circle.atoms.filter { match == nil || Int(kept.circleOfAtom[$0]) != match }
      matches.append(match)
      changed.append(others.reduce(0) { $0 + people[$1] })
      atoms += others.count
    }
    (self.matches, changedPeople, changedAtoms) = (matches, changed, atoms)
  }

  /// Of equal shares the kept circle that comes first.
  private static func match(
    of circle: DrawnCircle, _ kept: KeptCircles, _ people: [Double]
  ) -> Int? {
    var shares: [Int: (people: Double, atoms: Int)] = [:]
    for atom in circle.atoms where kept.circleOfAtom[atom] >= 0 {
      let share = shares[Int(kept.circleOfAtom[atom])] ?? (0, 0)
      shares[Int(kept.circleOfAtom[atom])] = (share.people + people[atom], share.atoms + 1)
    }
    return shares.max {
      ($0.value.people, $0.value.atoms, $1.key) < ($1.value.people, $1.value.atoms, $0.key)
    }?.key
  }

  /// Ids of kept circles that none of the circles matches.
  var lost: [String] {
    let found = Set(matches.compactMap { $0 })
    return kept.ids.indices.filter { !found.contains($0) }.map { kept.ids[$0] }
  }

  /// `kept_id` and `changed_people`.
  func figures(ofCircle position: Int) -> [CommunityFigure] {
    [
      .text(matches[position].map { kept.ids[$0] }),
      .number(changedPeople[position], decimals: 3),
    ]
  }
}
