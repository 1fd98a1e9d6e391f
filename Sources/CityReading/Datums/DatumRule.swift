import Wording

/// When answers of one kind suffice.
///
/// Two readings are compared by the places that fit with one of them only (McNemar 1947,
/// doi:10.1007/BF02295996): if neither was better, these would be shared out as by tossing a coin. Places near each
/// other answer alike, so that a reading must also be better than all displacements that nobody meant.
struct DatumRule {
  private let question: InputMessage.DatumEvidence
  /// Standard deviations by which the places that fit with one reading only must be more than by chance.
  private let deviations: Double
  /// Share of places that must fit.
  private let leastShare: Double
  /// Of the places that fit with one reading only, how many may fit with the worse one.
  private let mostAgainst: Double

  init(_ question: InputMessage.DatumEvidence) {
    self.question = question
    (deviations, leastShare, mostAgainst) =
      question == .inside ? (2.4, 0.98, 0.12) : (3, 0.4, 0.25)
  }

  /// Whether places that fit as they are settle the matter: most of any places lie inside.
  var decidesAlone: Bool { question != .inside }

  /// Whether the first answers are clearly better.
  func prefers(_ one: [Bool], to other: [Bool]) -> Bool {
    let pairs = zip(one, other)
    let (gained, lost) = (pairs.count { $0 && !$1 }, pairs.count { !$0 && $1 })
    guard Double(one.count(where: \.self)) >= leastShare * Double(one.count) else { return false }
    guard gained > lost, Double(lost) <= mostAgainst * Double(gained) else { return false }
    return Double(gained - lost) >= deviations * Double(gained + lost).squareRoot()
  }
}
