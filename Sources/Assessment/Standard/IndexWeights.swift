public import Wording

/// How the indices are put together. The usual weights are the project's own definition (certainty D).
public struct IndexWeights: Hashable, Sendable {
  /// Of coverage and of adequacy in a type's part of the base index; each at least 0, not both 0.
  public var coverage = 0.7
  public var adequacy = 0.3
  /// Of the three indices in the exam index; each at least 0, not base and balance both 0.
  public var base = 0.5
  public var balance = 0.3
  public var governance = 0.2
  public var source: RuleSource?

  public init() {}
}

/// A word for an index (很好, 较好, 一般, 较差).
public struct IndexRating: Hashable, Sendable {
  public var name: LocalizedText
  /// The least index, 0…100, that has it.
  public var from: Double

  public init(name: LocalizedText, from: Double) {
    self.name = name
    self.from = from
  }
}

/// A warning in a colour (红色预警, 黄色预警).
public struct IndexWarning: Hashable, Sendable {
  public var name: LocalizedText
  /// Indices below it, 0…100, have the warning.
  public var below: Double

  public init(name: LocalizedText, below: Double) {
    self.name = name
    self.below = below
  }
}

extension Standard {
  /// The word for an index; nil where the standard sets no bounds (无标准) or there is no index.
  public func rating(of index: Double?) -> LocalizedText? {
    guard let index else { return nil }
    return ratings.first { index >= $0.from }?.name
  }

  /// The warning for an index; nil where there is none.
  public func warning(of index: Double?) -> LocalizedText? {
    guard let index else { return nil }
    return warnings.first { index < $0.below }?.name
  }
}
