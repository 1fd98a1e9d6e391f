/// How one community came out of an acceptance by one set of rules.
public struct AcceptanceOutcome: Equatable, Sendable {
  /// Position in the city.
  public var community: Int
  /// Position among the standard's rules.
  public var rules: Int
  /// Preconditions, items in their order, minima of groups, and the total at last.
  public var findings: [AcceptanceFinding]

  /// Of the whole: that of the total.
  public var result: AcceptanceResult { findings.last?.result ?? .undecided }
}

/// Whether something is as an acceptance asks.
public enum AcceptanceResult: String, Sendable, CaseIterable {
  case pass
  case fail
  /// What is known does not tell (无法判定).
  case undecided = "cannot_be_judged"

  /// Whether a number that lies in a range reaches a least one.
  ///
  /// - Parameter bounds: what the number is at least and at most.
  init(_ bounds: ClosedRange<Double>, reaches least: Double) {
    // Sums of tenths are not exact.
    let needed = least - 1e-9
    self = bounds.lowerBound >= needed ? .pass : bounds.upperBound < needed ? .fail : .undecided
  }

  /// Fails where one fails, passes where all pass.
  static func all(_ results: some Sequence<AcceptanceResult>) -> AcceptanceResult {
    var all = AcceptanceResult.pass
    for result in results {
      if result == .fail { return .fail }
      if result == .undecided { all = .undecided }
    }
    return all
  }
}

/// One thing that an acceptance looks at, and what was found.
public struct AcceptanceFinding: Equatable, Sendable {
  public var subject: Subject
  /// Points, satisfaction, or groups and functions in number; nil where it is not known.
  public var score: Double?
  /// The most that is possible.
  public var limit: Double?
  /// What is asked for; nil: nothing.
  public var minimum: Double?
  /// nil where nothing can fail: bonus and redundancy points.
  public var result: AcceptanceResult?
  public var evidence: AcceptanceEvidence

  public enum Subject: Equatable, Sendable {
    case satisfaction, serviceGroups, complex
    /// By id.
    case item(String)
    case group(String)
    case total
  }
}

/// What a finding rests on.
public enum AcceptanceEvidence: Equatable, Sendable {
  /// As the file of scores says; nil: it says nothing.
  case stated(String?)
  /// The file of scores does not have it.
  case noScore
  /// Points that count no more than the limit.
  case capped(String?)
  /// More points than the limit: the score is not used.
  case beyondLimit(Double)
  /// A valid survey, with the share of households that answered, 0…1.
  case survey(share: Double)
  /// A survey of too few households.
  case invalidSurvey(share: Double)
  case noSurvey
  /// Groups of services that stand in the community, in the standard's order.
  case groups([String])
  /// The place that comes nearest to what is asked for.
  case complex(ComplexSite)
  /// No place of the city tells what shares it.
  case noSites
  /// Items without a score that count.
  case missing([String])
  /// What is not passed, and points that count for no minimum.
  case whole(
    failed: [AcceptanceFinding.Subject], undecided: [AcceptanceFinding.Subject], extra: Double)
}
