public import Wording

/// What a community must show to be accepted (验收) into one level of the programme.
///
/// How the parts become a verdict is the project's own definition (certainty D); each number carries its source.
public struct AcceptanceRules: Hashable, Sendable {
  public var id: String
  public var name: LocalizedText
  public var level: AcceptanceLevel
  /// nil: the level has no variants, or the rules are for all of them.
  public var variant: AcceptanceVariant?
  /// Who builds and who accepts, as far as the standard tells.
  public var builder: LocalizedText?
  public var accepter: LocalizedText?
  /// A precondition, and the points that it adds; nil: satisfaction is not asked for.
  public var satisfaction: SatisfactionRule?
  /// Ids are unique.
  public var items: [AcceptanceItem] = []
  /// Points that some items must have together. Ids are unique and none of an item.
  public var minima: [ItemGroupMinimum] = []
  /// Points of satisfaction and scenarios that are asked for; nil: none.
  public var total: AcceptanceMinimum?
  /// Groups of services that must stand in the community.
  public var serviceGroups: ServiceGroupRule?
  /// A complex (幸福综合体) that must stand in the community.
  public var complex: ComplexRule?
  public var source: RuleSource?

  public init(id: String, name: LocalizedText, level: AcceptanceLevel) {
    (self.id, self.name, self.level) = (id, name, level)
  }

  /// Whether a community of a level of the programme is judged by the rules.
  ///
  /// - Parameter text: as the source writes the level; nil, or one that names no level: it is. A text that names the
  ///   level but no variant is judged by all of its variants.
  public func apply(to text: String?) -> Bool {
    guard let text, let named = AcceptanceLevel.allCases.first(where: { $0.isNamed(in: text) })
    else { return true }
    guard named == level else { return false }
    guard let variant, let told = AcceptanceVariant.allCases.first(where: { $0.isNamed(in: text) })
    else { return true }
    return told == variant
  }
}

/// A level of the programme.
public enum AcceptanceLevel: String, Sendable, CaseIterable {
  case provincePilot, provinceCreation, cityCreation

  public var name: LocalizedText {
    switch self {
    case .provincePilot: LocalizedText(zh: "省级试点", en: "province pilot")
    case .provinceCreation: LocalizedText(zh: "省级创建", en: "province creation")
    case .cityCreation: LocalizedText(zh: "市级创建", en: "city creation")
    }
  }

  fileprivate func isNamed(in text: String) -> Bool { text.names(name, id: rawValue) }
}

/// What a creation of the city aims at.
public enum AcceptanceVariant: String, Sendable, CaseIterable {
  case inclusive, leading

  public var name: LocalizedText {
    switch self {
    case .inclusive: LocalizedText(zh: "普惠型", en: "inclusive")
    case .leading: LocalizedText(zh: "引领型", en: "leading")
    }
  }

  fileprivate func isNamed(in text: String) -> Bool { text.names(name, id: rawValue) }
}

extension String {
  fileprivate func names(_ name: LocalizedText, id: String) -> Bool {
    contains(name.zh) || lowercased().contains(name.en) || contains(id)
  }
}

/// A number of points that is asked for.
public struct AcceptanceMinimum: Hashable, Sendable {
  public var points: Double
  public var source: RuleSource?

  public init(_ points: Double, source: RuleSource? = nil) {
    (self.points, self.source) = (points, source)
  }
}

/// Satisfaction of residents, without which nothing is accepted.
public struct SatisfactionRule: Hashable, Sendable {
  public var unit: Unit
  /// The least, in `unit`.
  public var least: Double
  /// Points that full satisfaction adds to the total, at least 0.
  public var points: Double
  public var source: RuleSource?

  public init(
    atLeast least: Double, _ unit: Unit = .score, points: Double = 0, source: RuleSource? = nil
  ) {
    (self.unit, self.least, self.points, self.source) = (unit, least, points, source)
  }

  public enum Unit: String, Sendable, CaseIterable {
    /// 1…5.
    case score
    /// 0…100.
    case percent

    public var range: ClosedRange<Double> {
      switch self {
      case .score: 1...5
      case .percent: 0...100
      }
    }
  }

  /// What a mean of 1…5 is in `unit`: in per cent 25 · (mean − 1) (own definition, D).
  func value(ofScore mean: Double) -> Double { unit == .score ? mean : 25 * (mean - 1) }

  /// Points for a satisfaction in `unit`: points · (value − worst) ÷ (best − worst) (own definition, D).
  func points(for value: Double) -> Double {
    let range = unit.range
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return points * min(max(share, 0), 1)
  }
}
