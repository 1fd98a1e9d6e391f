/// People behind the demand of a run, community by community.
struct UncoveredPeople {
  private let communities: [Community]
  private let types: [FacilityType]
  private let measures: [DemandMeasure]
  /// Groups that the population tells apart.
  private let groups: [PopulationGroup]

  init(of city: City, _ result: AssessmentResult) {
    communities = city.communities
    types = result.types
    measures = result.measures
    groups = city.population?.groups ?? []
  }

  /// Whether any people are known: weights are people then, otherwise m².
  var isCounted: Bool {
    measures.contains(.population) || communities.contains { $0.population ?? 0 > 0 }
  }

  /// Those of the type's group, all or the uncovered; nil where nobody counted them.
  func people(_ row: CoverageRow, community: Int, type: Int, uncovered: Bool) -> Double? {
    if measures[type] == .population { return uncovered ? row.demand - row.covered : row.demand }
    let own = communities[community]
    guard let people = own.people(of: types[type].group) ?? own.population else { return nil }
    return uncovered ? people * (1 - (row.coverage ?? 0)) : people
  }

  /// As `people`, or m² where no people are known anywhere.
  func weight(_ row: CoverageRow, community: Int, type: Int, uncovered: Bool) -> Double {
    guard isCounted else { return uncovered ? row.demand - row.covered : row.demand }
    return max(people(row, community: community, type: type, uncovered: uncovered) ?? 0, 0)
  }

  /// Those of one group among the uncovered, who live spread as all do where they are not told apart.
  func uncovered(
    _ group: PopulationGroup, _ row: CoverageRow, community: Int, type: Int
  ) -> Double? {
    let served = types[type].group
    let isFor =
      served == .everyone || served == group || (served == .children && group == .under3)
    guard isFor else { return 0 }
    if served == group, measures[type] == .population, groups.contains(group) {
      return max(row.demand - row.covered, 0)
    }
    return communities[community].people(of: group).map { $0 * (1 - (row.coverage ?? 0)) }
  }

  /// All people of a community; nil where nobody counted them.
  func all(of community: Int, rows: ArraySlice<CoverageRow>) -> Double? {
    if let population = communities[community].population { return population }
    let everyone = types.indices.filter {
      measures[$0] == .population && (types[$0].group == .everyone || groups.isEmpty)
    }
    return everyone.map { rows[rows.startIndex + $0].demand }.max()
  }
}
