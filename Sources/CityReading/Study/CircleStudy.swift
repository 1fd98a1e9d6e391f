public import Assessment

/// How circles (生活圈) are to be drawn, as `circles` of a study says it. A value that is nil was not stated.
public struct CircleStudy: Equatable, Sendable {
  /// One of `minuteChoices`.
  public var minutes: Int?
  public var people: PeopleChoice?
  /// Of the five-minute circles that fifteen-minute ones are made of.
  public var basePeople: PeopleChoice?
  public var within: CircleArea?
  /// Communities are cut into blocks.
  public var divides: Bool?
  /// Circles below the band join a neighbour.
  public var joins: Bool?
  /// In `countRange`.
  public var count: Int?
  public var centres: CentreChoice?
  /// Circles that exist already.
  public var keep: LayerSource?
  /// Metres, in `leastBorderRange`.
  public var leastBorder: Double?
  /// Metres, in `Study.radiusRange`.
  public var radius: Double?
  /// Of a circle's people, within the radius, 0…1.
  public var walkableShare: Double?
  /// In `seedRange`.
  public var seed: Int?
  /// By the name of the rule, one of `ruleNames`.
  public var forces: [String: RuleStrength] = [:]

  public init() {}

  public static let minuteChoices = [5, 15]
  public static let countRange = 1...10_000_000
  public static let leastBorderRange = 0.0...10_000
  public static let shareRange = 0.0...1
  public static let seedRange = 0...Int.max
  /// What a person of whom a soft rule is broken counts, in metres of walk.
  public static let weightRange = 0.0...1_000_000
  /// As `CircleRule` names them.
  public static let ruleNames = ["contiguous", "people", "walkable", "barriers", "responsibility"]
}

/// What a circle lies within.
public enum CircleArea: String, CaseIterable, Sendable {
  case community, street, district, city

  public var served: ServedArea {
    switch self {
    case .community: .community
    case .street: .street
    case .district: .district
    case .city: .anyone
    }
  }
}

/// Facilities that can be the centres of circles.
public enum CentreChoice: Equatable, Sendable {
  case layer(LayerSource)
  /// Ids of types of the standard, not empty.
  case types([String])
}

/// How a rule of circles is held: as a flag writes it `hard`, `off` or the weight of a soft one.
public enum RuleStrength: Equatable, Sendable {
  case hard
  /// In `CircleStudy.weightRange`.
  case soft(Double)
  case off

  public init?(_ text: String) {
    switch text {
    case "hard": self = .hard
    case "off": self = .off
    default:
      guard let weight = Double(text), CircleStudy.weightRange.contains(weight) else { return nil }
      self = .soft(weight)
    }
  }
}
