/// What a circle (生活圈) must be.
public enum CircleRule: String, CaseIterable, Sendable {
  /// In one piece by borders that can be walked across.
  case contiguous
  /// People within the band.
  case people
  /// A stated share of the people reaches the circle's centre on foot within the radius.
  case walkable
  /// Not across rivers, railways and main streets, unless a crossing is within reach.
  case barriers
  /// Within one community, street or district.
  case responsibility
}

/// How a rule is held.
public enum RuleForce: Equatable, Sendable {
  /// Never broken where it can be kept; where it cannot, each person of whom it is broken counts as 100 m more of walk.
  case hard
  /// Each person of whom it is broken counts as so many metres more of walk.
  case soft(Double)
  /// Not asked.
  case off
}

/// The force of every rule, and what they ask.
public struct CircleRules: Equatable, Sendable {
  private var forces: [CircleRule: RuleForce]
  /// Of a circle's people, that reaches the centre within the radius, 0…1.
  public var walkableShare = 0.95

  /// All hard but the walk to the centre: a person beyond it counts as 100 m more.
  public init() {
    forces = Dictionary(uniqueKeysWithValues: CircleRule.allCases.map { ($0, .hard) })
    forces[.walkable] = .soft(100)
  }

  public subscript(rule: CircleRule) -> RuleForce {
    get { forces[rule] ?? .off }
    set { forces[rule] = newValue }
  }
}

/// People of a circle, from the least to the most.
public struct PeopleBand: Equatable, Sendable {
  public var least: Double
  public var most: Double

  /// - Parameters: 0 < least ≤ most, both finite.
  public init(_ least: Double, _ most: Double) {
    self.least = least
    self.most = most
  }

  public func contains(_ people: Double) -> Bool { least <= people && people <= most }
}
