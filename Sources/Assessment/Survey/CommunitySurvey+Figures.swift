/// What follows from a survey.
extension CommunitySurvey {
  /// How many more households must answer for the survey to be valid; 0 where it is.
  public var missingHouseholds: Double {
    Self.missingHouseholds(of: households, answered: answered, isRenewal: isRenewal)
  }

  /// How many more of `households` must answer than have `answered`, a whole number.
  public static func missingHouseholds(
    of households: Double, answered: Double, isRenewal: Bool
  ) -> Double {
    max(0, (leastShare(isRenewal: isRenewal) * households - answered - 1e-9).rounded(.up))
  }

  /// Mean satisfaction, 1…5, over the categories weighted by their answers; where no category tells it, that of
  /// all services together. nil where nobody said. Own definition (D).
  ///
  /// Complexity: O(categories).
  public var satisfaction: Double? { categorySatisfaction ?? overall?.satisfaction }

  /// Mean satisfaction over categories, weighted by answers, 1…5; nil where nobody was asked for it by category.
  var categorySatisfaction: Double? {
    // In a fixed order, since sums of floating-point numbers depend on it.
    let told = categories.sorted { $0.key < $1.key }.map(\.value).filter { $0.satisfaction != nil }
    let answers = told.reduce(0) { $0 + $1.answered }
    guard answers > 0 else { return nil }
    return told.reduce(0) { $0 + $1.answered * ($1.satisfaction ?? 0) } / answers
  }

  /// Answers that call for more by valid answers, 0…1, over the categories that tell it; where none does, that of
  /// all services together. nil where nobody was asked. Own definition (D).
  ///
  /// Complexity: O(categories).
  public var needShare: Double? {
    let told = categories.sorted { $0.key < $1.key }.map(\.value).filter { $0.needVotes != nil }
    let answers = told.reduce(0) { $0 + $1.answered }
    guard answers > 0 else { return overall?.needShare }
    return told.reduce(0) { $0 + ($1.needVotes ?? 0) } / answers
  }
}

extension CategoryAnswers {
  /// Answers that call for more by valid answers, 0…1; nil where either is not known.
  public var needShare: Double? {
    guard let needVotes, answered > 0 else { return nil }
    return min(max(needVotes / answered, 0), 1)
  }
}

extension Survey {
  /// Communities whose survey is valid, those where too few households answered, and those that were not surveyed.
  ///
  /// Complexity: O(communities).
  public var counts: (valid: Int, below: Int, missing: Int) {
    let surveyed = communities.compactMap(\.self)
    let valid = surveyed.count(where: \.isValid)
    return (valid, surveyed.count - valid, communities.count - surveyed.count)
  }
}
