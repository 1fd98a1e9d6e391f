public import Wording

/// A kind of public facility and what a standard asks of it.
public struct FacilityType: Equatable, Sendable {
  public var id: String
  public var name: LocalizedText
  /// Id of the category, where the standard groups its types.
  public var category: String?
  /// Minutes of the circle that answers for the type.
  public var circle: Int
  public var radius: ServiceRadius
  /// Whether the circle counts it.
  public var required: Bool
  /// 约束性指标: shortfalls come first among the gaps.
  public var core: Bool
  public var serves: ServedArea
  public var group: PopulationGroup
  /// Relative weight in the indices, at least 0.
  public var weight: Double
  /// The first that is for a community's kind applies.
  public var norms: [AdequacyNorm]
  /// Where the radius comes from.
  public var source: RuleSource?
  /// On what the type is measured, whatever the run measures; nil: on that.
  public var measure: DemandMeasure?
  /// Id of the group of services that it counts for in an acceptance.
  public var serviceGroup: String?
  /// Other names by which files call it.
  public var aliases: [String] = []

  public init(
    id: String, name: LocalizedText, category: String? = nil, circle: Int, radius: ServiceRadius,
    required: Bool = true, core: Bool = false, serves: ServedArea = .anyone,
    group: PopulationGroup = .everyone, weight: Double = 1, norms: [AdequacyNorm] = [],
    source: RuleSource? = nil
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.circle = circle
    self.radius = radius
    self.required = required
    self.core = core
    self.serves = serves
    self.group = group
    self.weight = weight
    self.norms = norms
    self.source = source
  }
}

extension FacilityType {
  /// The norm for a kind of community; nil where there is none. A kind that is nil is not known.
  public func norm(for kind: String?) -> AdequacyNorm? { norms.first { $0.applies(to: kind) } }
}

/// How far a facility serves: a distance, or a time to be multiplied by the walking speed.
public enum ServiceRadius: Hashable, Sendable {
  case metres(Double)
  case minutes(Double)

  /// The radius in metres at `speed` m/s. Radii in metres hold for the standard speed of 1.0 m/s and
  /// scale with it.
  public func metres(atSpeed speed: Double) -> Double {
    switch self {
    case .metres(let metres): metres * speed
    case .minutes(let minutes): minutes * 60 * speed
    }
  }
}

/// Whose people a facility serves. Borders are not walls, so the default is anyone.
public enum ServedArea: String, Sendable, CaseIterable {
  case anyone, community, street, district
}

/// The people a type is for, and on whom it is measured where the data have them.
public enum PopulationGroup: String, Sendable, CaseIterable {
  case everyone, elderly, under3, children
}

/// Where a value of the standard comes from and how sure it is.
public struct RuleSource: Hashable, Sendable {
  public var text: String
  public var certainty: Certainty

  public init(text: String, certainty: Certainty) {
    self.text = text
    self.certainty = certainty
  }
}

/// How sure a value is. Recalled and designed values must never read as citations.
public enum Certainty: String, Sendable, CaseIterable {
  /// Read in the authority's own text.
  case a = "A"
  /// Read second-hand.
  case b = "B"
  /// Recalled, not confirmed against any text.
  case recalled = "R"
  /// Own design, no outside authority.
  case designed = "D"
  /// Measured or computed.
  case measured = "M"
}
