public import Wording

/// What is scored at an acceptance.
public struct AcceptanceItem: Hashable, Sendable {
  public var id: String
  public var name: LocalizedText
  public var kind: Kind
  /// Most points, more than 0.
  public var limit: Double
  /// Points that it must have, at most `limit`; nil: none. Bonus and redundancy items have none.
  public var minimum: Double?
  public var source: RuleSource?

  public init(
    id: String, name: LocalizedText, kind: Kind = .scenario, limit: Double, minimum: Double? = nil,
    source: RuleSource? = nil
  ) {
    (self.id, self.name, self.kind) = (id, name, kind)
    (self.limit, self.minimum, self.source) = (limit, minimum, source)
  }

  public enum Kind: String, Sendable, CaseIterable {
    /// Counts for the total and for the minima that name it.
    case scenario
    /// Counts for the minima that name it, not for the total.
    case digital
    /// Extra points, up to the limit, that count for no minimum.
    case bonus, redundancy

    /// Whether its points count for a minimum.
    public var countsForMinima: Bool { self == .scenario || self == .digital }
  }
}

/// Points that some items must have together.
public struct ItemGroupMinimum: Hashable, Sendable {
  public var id: String
  public var name: LocalizedText
  /// Ids of items whose points count for minima.
  public var items: [String]
  public var minimum: Double
  public var source: RuleSource?

  public init(
    id: String, name: LocalizedText, items: [String], minimum: Double, source: RuleSource? = nil
  ) {
    (self.id, self.name, self.items) = (id, name, items)
    (self.minimum, self.source) = (minimum, source)
  }
}

/// Points of the digital items together by who accepts.
public enum DigitalPreset: String, Sendable, CaseIterable {
  case province, city

  public var minimum: Double {
    switch self {
    case .province: 56
    case .city: 60
    }
  }
}

/// Groups of services that must stand in a community.
public struct ServiceGroupRule: Hashable, Sendable {
  /// Different groups, at least 1.
  public var least: Int
  /// Those that count, of `FacilityType.serviceGroup`; empty: all that types name.
  public var groups: [String]
  public var source: RuleSource?

  public init(atLeast least: Int, of groups: [String] = [], source: RuleSource? = nil) {
    (self.least, self.groups, self.source) = (least, groups, source)
  }
}

/// A place in a community that offers several functions.
///
/// A function is the group of services that a type names, or the type itself where it names none (own definition, D).
public struct ComplexRule: Hashable, Sendable {
  /// Different functions at one place, at least 1.
  public var functions: Int
  /// How many of them are to be among `core`.
  public var coreFunctions: Int
  public var core: [String]
  /// m² of all functions together; nil: not asked for.
  public var minimumArea: Double?
  /// m² by function, where the place has it.
  public var areas: [String: Double]
  public var source: RuleSource?

  /// Elderly care, canteen, nursery and child care.
  public static let usualCore = ["elderlyCare", "canteen", "nursery", "childCare"]

  public init(
    functions: Int = 3, coreFunctions: Int = 2, core: [String] = Self.usualCore,
    minimumArea: Double? = nil, areas: [String: Double] = [:], source: RuleSource? = nil
  ) {
    (self.functions, self.coreFunctions, self.core) = (functions, coreFunctions, core)
    (self.minimumArea, self.areas, self.source) = (minimumArea, areas, source)
  }
}

extension FacilityType {
  /// What the type is at a place of several functions.
  var function: String { serviceGroup ?? id }
}
