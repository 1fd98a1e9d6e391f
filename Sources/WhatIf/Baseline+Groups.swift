public import Assessment
import Coverage

extension Baseline {
  /// Applies a scenario and counts who comes within reach, group by group, less those who lose it. Somebody
  /// who comes within reach of two types counts twice.
  ///
  /// People are those of the places of demand where these tell the group, otherwise the share of each
  /// community's people that its coverage gains; a group that neither tells is left out.
  ///
  /// - Complexity: that of `apply` twice, and of measuring the changed rows for each group.
  public mutating func apply(
    _ scenario: Scenario, counting groups: [PopulationGroup]
  ) throws(ScenarioError) -> (effect: ScenarioEffect, gains: [PopulationGroup: Double]) {
    let pairs = try whatIf(scenario).rows.map { ($0.community, $0.type) }
    let weightColumns = groups.map { input.weightColumn(of: $0) }
    let before = weightColumns.map { $0.map { covered(pairs, weightColumn: $0) } }
    let effect = try apply(scenario)
    var gains: [PopulationGroup: Double] = [:]
    for (number, group) in groups.enumerated() {
      if let weightColumn = weightColumns[number], let before = before[number] {
        gains[group] = zip(before, covered(pairs, weightColumn: weightColumn)).reduce(0) {
          $0 + $1.1 - $1.0
        }
      } else {
        gains[group] = gainByShare(effect, of: group)
      }
    }
    return (effect, gains)
  }

  /// nil where no community tells how many belong to the group.
  private func gainByShare(_ effect: ScenarioEffect, of group: PopulationGroup) -> Double? {
    guard communities.contains(where: { $0.people(of: group) != nil }) else { return nil }
    return effect.rows.reduce(0) { sum, change in
      let share = (change.after.coverage ?? 0) - (change.before.coverage ?? 0)
      return sum + share * (communities[change.community].people(of: group) ?? 0)
    }
  }
}

extension Community {
  /// People of a group; nil where the source does not tell.
  public func people(of group: PopulationGroup) -> Double? {
    switch group {
    case .everyone: population
    case .elderly: elderly
    case .under3: under3
    case .children: children
    }
  }
}
