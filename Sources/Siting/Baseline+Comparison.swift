public import Examination

extension Baseline {
  /// Works all scenarios out and compares them under nine assumptions: θ 0.75, 0.80 and 0.85 with detours of
  /// 1.0, 1.2 and 1.3, or on a network with the lattice and the snap limit of the run, half the cell, and
  /// half the snap limit.
  ///
  /// Only the communities that some scenario changes, and the types that scenarios touch, are examined
  /// under the other assumptions. A scenario that is impossible under one of them (nothing within half the
  /// snap limit) changes nothing there.
  ///
  /// - Complexity: that of `summarize` for each scenario, and of three examinations of those communities.
  public mutating func compare(
    _ scenarios: [Scenario]
  ) async throws(ScenarioError) -> ScenarioComparison {
    var summaries: [ScenarioSummary] = []
    for scenario in scenarios { summaries.append(try summarize(scenario)) }
    var comparison = ScenarioComparison(
      summaries: summaries, cases: [], outcomes: scenarios.map { _ in [] })
    for options in variants {
      let effects = await effects(of: summaries, under: options)
      for threshold in [0.75, 0.80, 0.85] {
        comparison.cases.append(
          SensitivityCase(
            threshold: threshold, detour: options.detour, cell: options.cell,
            snapLimit: options.snapLimit))
        for (scenario, effect) in effects.enumerated() {
          comparison.outcomes[scenario].append(effect.outcome(atThreshold: threshold))
        }
      }
    }
    return comparison
  }

  /// Options of the run with other assumptions than the threshold.
  private var variants: [ExaminationOptions] {
    func variant(_ change: (inout ExaminationOptions) -> Void) -> ExaminationOptions {
      var options = options
      change(&options)
      return options
    }
    if walks == nil { return [1.0, 1.2, 1.3].map { detour in variant { $0.detour = detour } } }
    return [
      options, variant { $0.cell /= 2 },
      variant { $0.snapLimit /= 2 },
    ]
  }

  /// The scenarios' effects under other assumptions, on the communities and types that they touch.
  private func effects(
    of summaries: [ScenarioSummary], under options: ExaminationOptions
  ) async -> [ScenarioEffect] {
    let none = summaries.map { _ in ScenarioEffect() }
    let touched = Set(summaries.flatMap { $0.effect.rows.map(\.type) }).sorted()
    guard !touched.isEmpty else { return none }
    var options = options
    options.types = touched.map { types[$0].id }
    let isOpen = touched.allSatisfy { types[$0].serves == .anyone }
    // A longer way reaches no community that a shorter one does not.
    let near = Set(summaries.flatMap { $0.effect.rows.map(\.community) }).sorted()
    let part = isOpen ? city.keeping(near) : city
    guard var baseline = try? await Baseline(part, standard: standard, options: options) else {
      return none
    }
    return summaries.map { summary in
      (try? baseline.whatIf(summary.scenario)) ?? ScenarioEffect()
    }
  }
}

extension ScenarioEffect {
  /// At another threshold, by the coverage alone.
  fileprivate func outcome(atThreshold threshold: Double) -> ScenarioOutcome {
    func isMet(_ row: CoverageRow) -> Bool { row.coverage.map { $0 >= threshold - 1e-9 } ?? false }
    return ScenarioOutcome(
      typesNewlyMet: rows.reduce(0) {
        $0 + (isMet($1.after) ? 1 : 0) - (isMet($1.before) ? 1 : 0)
      }, demandGained: rows.reduce(0) { $0 + $1.gain })
  }
}
