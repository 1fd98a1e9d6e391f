package import Coverage
import PlanarGeometry
package import WalkNetwork

/// Everything a run computes with: the examined types, whom they serve, and the demand.
package struct AssessmentPlan: Sendable {
  package let options: AssessmentOptions
  package let threshold: Double
  package let types: [FacilityType]
  /// Metres at the walking speed of the run.
  package let radii: [Double]
  package let demand: [CommunityDemand]
  /// Only where the metric is network.
  package let network: PedestrianNetwork?
  package var facilities: ServedFacilities
  /// The groups that the demand tells apart, in the order of its weights.
  private let groups: [PopulationGroup]

  package init(
    _ city: City, standard: Standard, options: AssessmentOptions
  ) throws(AssessmentError) {
    self.options = options
    threshold = options.threshold ?? standard.threshold
    types = try Self.examinedTypes(standard, options)
    radii = types.map { $0.radius.metres(atSpeed: options.walkSpeed) }
    network = options.metric == .network ? city.network : nil
    guard options.metric == .straight || network != nil else { throw .missingNetwork }
    let longest = network == nil ? 1e7 : NetworkFields.longestRadius
    for (type, radius) in zip(types, radii)
    where !(radius / options.detour >= 1e-3 && radius <= longest) {
      throw .radiusOutOfRange(type: type.id)
    }
    demand = try Self.demand(of: city, options)
    groups = options.measure == .population ? city.population?.groups ?? [] : []
    try Self.checkPlaces(demand, options, types: types.count)
    let positions = types.map { type in standard.types.firstIndex { $0.id == type.id } ?? 0 }
    facilities = ServedFacilities(
      of: city, types: types, positions: positions, radii: radii,
      columns: types.map { city.population?.column(of: $0.group, options.measure) ?? 0 },
      strategy: options.index)
  }

  private static func examinedTypes(
    _ standard: Standard, _ options: AssessmentOptions
  ) throws(AssessmentError) -> [FacilityType] {
    guard let wanted = options.types else { return standard.types }
    let known = Set(standard.types.map(\.id))
    if let unknown = wanted.first(where: { !known.contains($0) }) { throw .unknownType(unknown) }
    return standard.types.filter { wanted.contains($0.id) }
  }

  private static func demand(
    of city: City, _ options: AssessmentOptions
  ) throws(AssessmentError) -> [CommunityDemand] {
    let demand: [CommunityDemand]
    switch options.measure {
    case .area: demand = city.communities.map { CommunityDemand($0.region) }
    case .residential:
      guard let land = city.residentialByCommunity else { throw .missingDemand(.residential) }
      demand = land.map { CommunityDemand($0) }
    case .population:
      guard let population = city.population else { throw .missingDemand(.population) }
      demand = city.communities.indices.map { population.demand(of: $0) }
    }
    try check(demand, city.communities, options)
    return demand
  }

  /// Column of the demand's weights that counts a group's people; nil where they are not told apart.
  package func column(of group: PopulationGroup) -> Int? { groups.firstIndex(of: group) }

  /// Covered demand of each community for each type by straight lines, row by row.
  package func coveredDemand(
    detour: Double, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async -> [Double] {
    await facilities.fill(count: demand.count, empty: 0.0) { group in
      await StraightCoverage.coveredDemand(
        of: group.communities.map { demand[$0] }, layers: group.layers, detour: detour,
        strategy: options.index, threads: options.threads, progress: progress)
    }
  }

  /// Distances of each community's demand for each type by straight lines, row by row.
  package func distanceFigures(
    progress: @escaping @Sendable (Double) -> Void
  ) async -> [DistanceFigures] {
    await facilities.fill(count: demand.count, empty: DistanceFigures()) { group in
      await StraightDistances.figures(
        of: group.communities.map { demand[$0] }, layers: group.layers, cell: options.cell,
        detour: options.detour, strategy: options.index, threads: options.threads,
        progress: progress)
    }
  }

  /// All demand that the type at `type` is measured on in a community.
  package func total(community: Int, type: Int) -> Double {
    demand[community].total(facilities.columns[type])
  }
}
