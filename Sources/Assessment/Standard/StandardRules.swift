public import Wording

/// That every area of a kind has facilities of a type, such as a centre in every street.
public struct PresenceRule: Hashable, Sendable {
  /// Id of the type.
  public var type: String
  public var area: PresenceArea
  /// Facilities at least, 1 or more.
  public var count: Int
  public var source: RuleSource?

  public init(type: String, in area: PresenceArea, count: Int = 1, source: RuleSource? = nil) {
    self.type = type
    self.area = area
    self.count = count
    self.source = source
  }
}

/// In which areas facilities must be present.
public enum PresenceArea: String, Sendable, CaseIterable {
  case community, street, district
}

/// What puts a community on the negative list (负面清单).
public struct NegativeRule: Hashable, Sendable {
  public var id: String
  public var name: LocalizedText
  public var condition: Condition
  public var source: RuleSource?

  public init(id: String, name: LocalizedText, when condition: Condition, source: RuleSource? = nil)
  {
    self.id = id
    self.name = name
    self.condition = condition
    self.source = source
  }

  public enum Condition: Hashable, Sendable {
    /// The type with this id has the verdict absent.
    case absent(type: String)
    /// Its coverage is below a share, 0…1.
    case coverageBelow(Double, type: String)
    /// The mean rating of the facilities inside is below a value, 1…5.
    case ratingBelow(Double)
    /// Mean satisfaction of the survey is below a value, 1…5.
    case satisfactionBelow(Double)
    /// Complaints per 1000 people are more than a number.
    case complaintsAbove(Double)
    /// The survey is not valid.
    case surveyInvalid
    /// A project is overdue.
    case projectOverdue
  }
}

/// The share of the communities that is to have reached something by a year.
public struct YearTarget: Hashable, Sendable {
  public var year: Int
  /// 0…1 of the communities; nil where a number is stated.
  public var share: Double?
  /// Communities at least.
  public var count: Int?
  /// Words of the programme status that count; empty: the communities that meet the first circle.
  public var statuses: [String]
  public var source: RuleSource?

  public init(
    year: Int, share: Double? = nil, count: Int? = nil, statuses: [String] = [],
    source: RuleSource? = nil
  ) {
    self.year = year
    self.share = share
    self.count = count
    self.statuses = statuses
    self.source = source
  }
}
