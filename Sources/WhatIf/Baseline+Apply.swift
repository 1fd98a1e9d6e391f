public import Assessment
import FlatArrays

extension Baseline {
  /// What has to be put back to undo a scenario.
  struct Step: Sendable {
    let facilities: ServedFacilities
    let changedPositions: [String: Int]
    var straight = StraightState.Undo()
    var walks = WalkState.Undo()
    /// Rows before the scenario, by their positions.
    var rows: [Int: CoverageRow] = [:]
    var circles: [ScenarioEffect.CircleChange] = []
  }

  /// Changes the city's facilities; rows and circles are those of the changed city afterwards. Nothing
  /// changes when it throws.
  ///
  /// - Complexity: O(communities + facilities of the types that change), and for each community near a
  ///   change that of measuring its places against one type.
  @discardableResult
  public mutating func apply(_ scenario: Scenario) throws(ScenarioError) -> ScenarioEffect {
    apply(try edit(for: scenario))
  }

  /// Changes the facilities as an edit says that `edit(for:)` made for the city as it stands.
  mutating func apply(_ edit: FacilityEdit) -> ScenarioEffect {
    var step = Step(facilities: input.facilities, changedPositions: changedPositions)
    let added = input.facilities.roster.count
    for position in edit.removed { changedPositions[input.facilities.roster[position].id] = -1 }
    for (place, facility) in edit.added.enumerated() {
      changedPositions[facility.id] = added + place
    }
    let changes = input.facilities.change(removing: edit.removed, adding: edit.added)
    for position in edit.removed + Array(added..<added + edit.added.count) {
      countInside(position, &step)
    }
    for change in changes { measure(change, &step) }
    let effect = finish(&step)
    steps.append(step)
    return effect
  }

  /// Takes the last scenario back that was applied; without one it does nothing.
  ///
  /// Complexity: O(rows and nodes of the network that the scenario has changed).
  public mutating func undo() {
    guard let step = steps.popLast() else { return }
    input.facilities = step.facilities
    changedPositions = step.changedPositions
    straight.revert(step.straight)
    walks?.revert(step.walks)
    for (position, row) in step.rows { rows[position] = row }
    for change in step.circles { circles[change.community][change.circle] = change.before }
  }

  private mutating func countInside(_ facility: Int, _ step: inout Step) {
    for community in input.facilities.roster.homes(of: facility) {
      for type in types.indices {
        let position = index[Int(community), type]
        let count = input.facilities.insideCounts[position]
        guard rows[position].facilitiesInside != count else { continue }
        step.rows.note(rows[position], at: position)
        rows[position].facilitiesInside = count
      }
    }
  }

  private mutating func measure(_ change: ServedFacilities.LayerChange, _ step: inout Step) {
    let boxes = (change.removed + change.added).map { input.facilities.roster[$0.facility].box }
    let found = straight.measure(change, boxes: boxes, in: input, &step.straight)
    for (community, figures) in found {
      let position = index[community, change.type]
      step.rows.note(rows[position], at: position)
      if let figures {
        rows[position] = input.row(
          covered: straight.covered[position], figures, community: community, type: change.type)
      } else {
        input.setStraight(
          straight.covered[position], in: &rows[position], community: community, type: change.type)
      }
    }
    for finding in walks?.measure(change, in: input, &step.walks) ?? [] {
      enter(finding, ofType: change.type, &step)
    }
  }

  private mutating func enter(_ finding: WalkState.Finding, ofType type: Int, _ step: inout Step) {
    let position = index[finding.community, type]
    step.rows.note(rows[position], at: position)
    let inReach = rows[position].facilitiesInReach + finding.facilitiesInReach
    if let figures = finding.figures {
      rows[position] = input.row(
        figures, straight: straight.covered[position], community: finding.community, type: type)
    }
    rows[position].facilitiesInReach = inReach
  }

  /// Brings the circles up to date and gives what has changed.
  private mutating func finish(_ step: inout Step) -> ScenarioEffect {
    var effect = ScenarioEffect()
    for (position, before) in step.rows.sorted(by: { $0.key < $1.key })
    where rows[position] != before {
      let (community, type) = index.place(of: position)
      effect.rows.append(
        ScenarioEffect.RowChange(
          community: community, type: type, before: before, after: rows[position]))
    }
    for community in Set(effect.rows.map(\.community)).sorted() { judge(community, &step) }
    effect.circles = step.circles
    return effect
  }

  private mutating func judge(_ community: Int, _ step: inout Step) {
    let judged = input.rules.circles(ofCommunity: rows[index[community]].map(\.verdict)[...])
    for (circle, after) in judged.enumerated() {
      let before = circles[community][circle]
      guard before != after else { continue }
      circles[community][circle] = after
      step.circles.append(
        ScenarioEffect.CircleChange(
          community: community, circle: circle, before: before, after: after))
    }
  }
}

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

extension [Int: CoverageRow] {
  /// Keeps the first row that is noted at a position.
  fileprivate mutating func note(_ row: CoverageRow, at position: Int) {
    if self[position] == nil { self[position] = row }
  }
}
