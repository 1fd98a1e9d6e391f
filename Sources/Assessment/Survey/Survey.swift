/// What the residents of each community answered (居民需求调研).
public struct Survey: Equatable, Sendable {
  /// By community, in the city's order; nil where nobody was surveyed.
  public var communities: [CommunitySurvey?]

  public init(communities: [CommunitySurvey?]) { self.communities = communities }
}

/// The survey of one community.
public struct CommunitySurvey: Equatable, Sendable {
  /// Households of the community, greater than 0.
  public var households: Double
  /// Households that were asked, and that were reached.
  public var asked: Double?
  public var reached: Double?
  /// Distinct households with a valid answer.
  public var answered: Double
  /// By id of the category.
  public var categories: [String: CategoryAnswers]
  /// A community in renewal or resettlement, of which more households must answer.
  public var isRenewal: Bool
  /// What was answered about all services together.
  public var overall: CategoryAnswers?

  public init(
    households: Double, asked: Double? = nil, reached: Double? = nil, answered: Double,
    categories: [String: CategoryAnswers] = [:], isRenewal: Bool = false,
    overall: CategoryAnswers? = nil
  ) {
    self.households = households
    self.asked = asked
    self.reached = reached
    self.answered = answered
    self.categories = categories
    self.isRenewal = isRenewal
    self.overall = overall
  }

  /// Households with a valid answer by all households, 0…1.
  public var share: Double { min(max(answered / households, 0), 1) }

  public var leastShare: Double { Self.leastShare(isRenewal: isRenewal) }

  /// The share from which on a survey is valid: half of the households, four fifths in renewal and resettlement
  /// communities (as the city's exam of 2024 was reported; certainty A).
  public static func leastShare(isRenewal: Bool) -> Double { isRenewal ? 0.8 : 0.5 }

  public var isValid: Bool { answered >= leastShare * households - 1e-9 }
}

/// What was answered about one category of facilities.
public struct CategoryAnswers: Equatable, Sendable {
  /// Valid answers.
  public var answered: Double
  /// Answers that call for more, at most `answered`.
  public var needVotes: Double?
  /// Mean satisfaction, 1…5.
  public var satisfaction: Double?

  public init(answered: Double, needVotes: Double? = nil, satisfaction: Double? = nil) {
    self.answered = answered
    self.needVotes = needVotes
    self.satisfaction = satisfaction
  }
}
