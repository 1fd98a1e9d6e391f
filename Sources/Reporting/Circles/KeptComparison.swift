import Assessment
import CircleDrawing

/// Circles against those that exist already.
struct KeptComparison {
  /// By circle, the position of the kept one with which it shares most people, then most units; nil where it shares none.
  let matches: [Int?]
  /// By circle, people of it who are in a kept circle of another id or in none.
  let changedPeople: [Double]
  /// Units that are not in the circle of the same id.
  let changedAtoms: Int
  private let kept: KeptCircles

  init(_ kept: KeptCircles, _ drawn: DrawnCircles) {
    self.kept = kept
    let people = drawn.atoms.city.communities.map { $0.population ?? 0 }
    var (matches, changed, atoms): ([Int?], [Double], Int) = ([], [], 0)
    for circle in drawn.circles {
      let match = Self.match(of: circle, kept, people)
      let others = circle.atoms.filter { kept.id(ofAtom: $0) != circle.id }
      matches.append(match)
      changed.append(others.reduce(0) { $0 + people[$1] })
      atoms += others.count
    }
    (self.matches, changedPeople, changedAtoms) = (matches, changed, atoms)
  }

  /// Of equal shares the kept circle whose id it has, else that which comes first.
  private static func match(
    of circle: DrawnCircle, _ kept: KeptCircles, _ people: [Double]
  ) -> Int? {
    var shares: [Int: (people: Double, atoms: Int)] = [:]
    for atom in circle.atoms where kept.circleOfAtom[atom] >= 0 {
      let share = shares[Int(kept.circleOfAtom[atom])] ?? (0, 0)
      shares[Int(kept.circleOfAtom[atom])] = (share.people + people[atom], share.atoms + 1)
    }
    func rank(_ share: (key: Int, value: (people: Double, atoms: Int))) -> (Double, Int, Int, Int) {
      let isSame = kept.ids[share.key] == circle.id
      return (share.value.people, share.value.atoms, isSame ? 1 : 0, -share.key)
    }
    return shares.max { rank($0) < rank($1) }?.key
  }

  /// People who are in a circle of another id.
  var people: Double { changedPeople.reduce(0, +) }

  /// Ids of kept circles that no circle has.
  func lost(from drawn: DrawnCircles) -> [String] {
    let found = Set(drawn.circles.map(\.id))
    return kept.ids.filter { !found.contains($0) }
  }

  /// `kept_id` and `changed_people`.
  func figures(ofCircle position: Int) -> [CommunityFigure] {
    [
      .text(matches[position].map { kept.ids[$0] }),
      .number(changedPeople[position], decimals: 3),
    ]
  }
}

extension KeptCircles {
  /// nil where the atom has none.
  fileprivate func id(ofAtom atom: Int) -> String? {
    let circle = Int(circleOfAtom[atom])
    return ids.indices.contains(circle) ? ids[circle] : nil
  }
}
