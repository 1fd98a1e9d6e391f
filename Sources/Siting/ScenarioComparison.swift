/// Several scenarios for one city side by side, under nine assumptions.
public struct ScenarioComparison: Sendable {
  /// In the order of the scenarios.
  public var summaries: [ScenarioSummary]
  public var cases: [SensitivityCase]
  /// What each scenario does in each case: `outcomes[scenario][case]`.
  public var outcomes: [[ScenarioOutcome]]

  /// In how many of the cases a scenario beats another: more types newly met, or as many and more demand
  /// gained.
  public func wins(of scenario: Int, over other: Int) -> Int {
    zip(outcomes[scenario], outcomes[other]).count { $0.beats($1) }
  }
}

/// One set of assumptions.
public struct SensitivityCase: Equatable, Sendable {
  /// θ.
  public var threshold: Double
  /// Walking distance ÷ straight distance; counts where the metric is straight.
  public var detour: Double
  /// Side of the demand lattice in metres; counts where the metric is network.
  public var cell: Double
  /// Longest straight way to the network in metres; counts where the metric is network.
  public var snapLimit: Double
}

/// What a scenario does under one set of assumptions.
public struct ScenarioOutcome: Equatable, Sendable {
  /// Pairs of a community and a type that become met, less those that are met no longer.
  public var typesNewlyMet: Int
  /// People or m² that come within reach.
  public var demandGained: Double

  /// Gains that differ by less than a billionth are equal.
  public func beats(_ other: ScenarioOutcome) -> Bool {
    guard typesNewlyMet == other.typesNewlyMet else { return typesNewlyMet > other.typesNewlyMet }
    let scale = max(abs(demandGained), abs(other.demandGained))
    return demandGained - other.demandGained > 1e-9 * scale
  }
}
