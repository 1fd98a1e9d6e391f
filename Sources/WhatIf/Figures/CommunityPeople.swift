public import Assessment

/// The people behind the demand of a city's communities.
public struct CommunityPeople: Sendable {
  private let measure: DemandMeasure
  private let communities: [Community]

  /// - Complexity: O(1).
  public init(_ city: City, measure: DemandMeasure) {
    self.measure = measure
    communities = city.communities
  }

  /// People behind an amount of the demand of `row`: those of the group that `type` is for where they
  /// are told apart; nil where nobody counted them.
  func people(
    _ demand: Double, of row: CoverageRow, community: Int, type: FacilityType
  ) -> Double? {
    if measure == .population { return demand }
    guard let size = size(communities[community], of: type.group) else { return nil }
    return row.demand > 0 ? size * demand / row.demand : 0
  }

  /// People who come within reach by a change, see `ScenarioFigures.peopleGained`; negative where they
  /// are lost.
  public func gain(by change: ScenarioEffect.RowChange, type: FacilityType) -> Double? {
    people(change.gain, of: change.after, community: change.community, type: type)
  }

  /// People who come within reach by all that a scenario changes, see `ScenarioFigures.peopleGained`.
  ///
  /// - Parameter types: the examined ones.
  package func gained(by effect: ScenarioEffect, types: [FacilityType]) -> Double? {
    guard !effect.rows.isEmpty else { return 0 }
    var gained = Tally()
    for change in effect.rows { gained.add(gain(by: change, type: types[change.type])) }
    return gained.sum
  }

  /// The gain of people where any are counted, of which a community that counts none has none; the gain
  /// of m² otherwise.
  func amount(gainedBy change: ScenarioEffect.RowChange, type: FacilityType) -> Double {
    amount(change.gain, of: change.after, community: change.community, type: type)
  }

  /// An amount of the demand of `row`, in the same unit.
  func amount(
    _ demand: Double, of row: CoverageRow, community: Int, type: FacilityType
  ) -> Double {
    countsPeople
      ? people(demand, of: row, community: community, type: type) ?? 0 : demand
  }

  /// Whether any community's people are counted: amounts are people then, otherwise m².
  public var countsPeople: Bool {
    measure == .population || communities.contains { $0.population != nil }
  }

  private func size(_ community: Community, of group: PopulationGroup) -> Double? {
    community.people(of: group) ?? community.population
  }

  /// Those of 60 and over among `people`, who live spread as everyone does in their community; nil where
  /// their number is not known.
  func elderly(among people: Double, community: Int, type: FacilityType) -> Double? {
    switch type.group {
    case .elderly where measure != .population && communities[community].elderly != nil: people
    case .everyone, .elderly: elderlyShare(communities[community]).map { $0 * people }
    case .under3, .children: 0
    }
  }

  private func elderlyShare(_ community: Community) -> Double? {
    guard let elderly = community.elderly, let people = community.population, people > 0 else {
      return nil
    }
    return min(elderly / people, 1)
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
