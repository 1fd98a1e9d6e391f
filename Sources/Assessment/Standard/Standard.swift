public import Wording

/// The catalogue that an examination applies: facility types with their radii, grouped in categories
/// and in circles, and the rules that judge what is found.
public struct Standard: Equatable, Sendable {
  public var name: LocalizedText
  /// θ: the least coverage, 0…1, that counts as met.
  public var threshold: Double
  /// θ, ascending, at which circles are counted besides.
  public var thresholds: [Double] = [0.70, 0.80, 0.90]
  /// Ascending in minutes.
  public var circles: [ServiceCircle]
  public var categories: [FacilityCategory]
  /// Ids are unique; the order is that of every output.
  public var types: [FacilityType]
  /// Types that are looked at together, such as 一老一小.
  public var groups: [TypeGroup] = []
  /// m/s of groups that do not walk as fast as the rest; their types' radii scale with them.
  public var walkSpeeds: [PopulationGroup: Double] = [:]
  public var indexWeights = IndexWeights()
  /// Words for an index from a bound on, descending in `from`; empty: there is no standard (无标准).
  public var ratings: [IndexRating] = []
  /// Colours for an index below a bound, ascending in `below`; empty: none.
  public var warnings: [IndexWarning] = []
  /// Facilities that every area of a kind must have.
  public var presence: [PresenceRule] = []
  /// What puts a community on the negative list (负面清单).
  public var negativeRules: [NegativeRule] = []
  /// Shares of communities by year.
  public var targets: [YearTarget] = []
  /// What communities must show to be accepted (验收); ids are unique.
  public var acceptance: [AcceptanceRules] = []

  public init(
    name: LocalizedText, threshold: Double = 0.80, circles: [ServiceCircle],
    categories: [FacilityCategory], types: [FacilityType]
  ) {
    self.name = name
    self.threshold = threshold
    self.circles = circles
    self.categories = categories
    self.types = types
  }
}

extension Standard {
  /// Radius of a type in metres.
  ///
  /// - Parameter speed: m/s of those whose group has no speed of its own.
  public func radius(of type: FacilityType, atSpeed speed: Double) -> Double {
    type.radius.metres(atSpeed: walkSpeed(of: type, usual: speed))
  }

  /// m/s of the people whom a type is for.
  public func walkSpeed(of type: FacilityType, usual speed: Double) -> Double {
    walkSpeeds[type.group] ?? speed
  }

  /// Types whose radius is recalled, of the project's own design, or without any source.
  public var uncertainRadii: Int {
    types.count { $0.source.map { [.recalled, .designed].contains($0.certainty) } ?? true }
  }
}

/// A public service circle (公共服务圈). The minutes name who answers for it, not a walking time: the
/// community for the 5-minute circle, the street for the 15-minute one.
public struct ServiceCircle: Hashable, Sendable {
  public var minutes: Int
  public var name: LocalizedText
  /// On whose pooled demand the verdict is made.
  public var answers: AnsweringUnit

  /// - Parameter answers: nil: the street from 15 minutes on, the community below.
  public init(minutes: Int, name: LocalizedText, answers: AnsweringUnit? = nil) {
    self.minutes = minutes
    self.name = name
    self.answers = answers ?? (minutes >= 15 ? .street : .community)
  }
}

/// Who answers for a circle.
public enum AnsweringUnit: String, Sendable, CaseIterable {
  case community, street
}

/// One of the fields of public service, such as elderly care.
public struct FacilityCategory: Hashable, Sendable {
  public var id: String
  public var name: LocalizedText
  /// Relative weight in the indices, at least 0.
  public var weight: Double
  /// The city's agency that is responsible (责任单位), where known.
  public var agency: LocalizedText?

  public init(id: String, name: LocalizedText, weight: Double = 1, agency: LocalizedText? = nil) {
    self.id = id
    self.name = name
    self.weight = weight
    self.agency = agency
  }
}

/// Types that are looked at together.
public struct TypeGroup: Hashable, Sendable {
  public var id: String
  public var name: LocalizedText
  /// Ids of types.
  public var types: [String]

  public init(id: String, name: LocalizedText, types: [String]) {
    self.id = id
    self.name = name
    self.types = types
  }
}
