import Examination

/// Whom the facilities that a scenario opens or moves can serve, whoever else serves them.
struct OpenedReach: Equatable, Sendable {
  /// Demand in their reach.
  var demand = 0.0
  /// Share of it, 0…1, that others serve as well.
  var overlap = 0.0
  /// People in their reach; nil where nobody counted them.
  var people: Double?
  /// People in their reach by straight lines; nil where the metric is straight or nobody counted them.
  var straightPeople: Double?
}

extension Baseline {
  /// nil where nothing opens or moves, or nobody is in reach even by straight lines.
  ///
  /// - Parameter city: that of the baseline.
  /// - Complexity: that of measuring the whole city against the types that open.
  mutating func openedReach(
    of scenario: Scenario, in city: City, people: CommunityPeople
  ) throws(ScenarioError) -> OpenedReach? {
    let offered = Set(
      scenario.added.flatMap(\.facility.services).map(\.type)
        + city.facilities.typesOffered(by: scenario.moved.map(\.id)))
    let types = Set(offered.compactMap { examinedType($0) })
    guard !types.isEmpty else { return nil }
    let alone = try rows(after: scenario.alone(offered, in: city.facilities), types)
    var reach = OpenedReach(demand: Self.covered(alone))
    reach.people = sum(alone, people) { $0.covered }
    if options.metric == .network {
      reach.straightPeople = sum(alone, people) { ($0.straightCoverage ?? 0) * $0.demand }
    }
    guard reach.demand > 0 || reach.straightPeople ?? 0 > 0 else { return nil }
    guard reach.demand > 0 else { return reach }
    let all = Self.covered(try rows(after: scenario, types))
    let others = Self.covered(try rows(after: scenario.withoutOpenings, types))
    reach.overlap = min(max(1 - (all - others) / reach.demand, 0), 1)
    return reach
  }

  /// The examined types that facilities offer which scenarios open, close or move.
  func examinedTypes(changedBy scenarios: [Scenario], in city: City) -> [FacilityType] {
    let ids = scenarios.flatMap { $0.removed + $0.moved.map(\.id) }
    let offered =
      scenarios.flatMap { $0.added.flatMap(\.facility.services) }.map(\.type)
      + city.facilities.typesOffered(by: ids)
    return Set(offered.compactMap { examinedType($0) }).sorted().map { types[$0] }
  }

  /// The rows of `types` after a scenario, by position.
  private mutating func rows(
    after scenario: Scenario, _ types: Set<Int>
  ) throws(ScenarioError) -> [(position: Int, row: CoverageRow)] {
    try apply(scenario)
    defer { undo() }
    return rows.indices.filter { types.contains($0 % self.types.count) }.map { ($0, rows[$0]) }
  }

  private static func covered(_ rows: [(position: Int, row: CoverageRow)]) -> Double {
    rows.reduce(0) { $0 + $1.row.covered }
  }

  private func sum(
    _ rows: [(position: Int, row: CoverageRow)], _ people: CommunityPeople,
    _ demand: (CoverageRow) -> Double
  ) -> Double? {
    var tally = Tally()
    for (position, row) in rows {
      let (community, type) = position.quotientAndRemainder(dividingBy: types.count)
      tally.add(people.people(demand(row), of: row, community: community, type: types[type]))
    }
    return tally.sum
  }
}

extension FacilityTable {
  /// Positions in the standard of what the facilities with these ids offer.
  fileprivate func typesOffered(by ids: [String]) -> [Int32] {
    guard !ids.isEmpty else { return [] }
    let wanted = Set(ids)
    return (0..<count).filter { wanted.contains(self.ids[$0]) }.flatMap { position in
      services[serviceRange(of: position)].map(\.type)
    }
  }
}

extension Scenario {
  /// Only what closes.
  fileprivate var withoutOpenings: Scenario {
    var scenario = Scenario(name: name)
    scenario.removed = removed + moved.map(\.id)
    return scenario
  }

  /// What opens or moves is all there is of the types at `offered`, positions in the standard.
  fileprivate func alone(_ offered: Set<Int32>, in table: FacilityTable) -> Scenario {
    var scenario = Scenario(name: name)
    scenario.added = added
    scenario.moved = moved
    let moving = Set(moved.map(\.id))
    scenario.removed = (0..<table.count).filter { position in
      !moving.contains(table.ids[position])
        && table.services[table.serviceRange(of: position)].contains { offered.contains($0.type) }
    }.map { table.ids[$0] }
    return scenario
  }
}

/// A sum of amounts of which some are not known.
struct Tally {
  /// nil as long as none is known.
  private(set) var sum: Double?

  mutating func add(_ amount: Double?) {
    if let amount { sum = (sum ?? 0) + amount }
  }
}
