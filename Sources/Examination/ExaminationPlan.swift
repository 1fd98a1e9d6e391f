import Coverage
import PlanarGeometry

/// Everything a run computes with: the examined types, whom they serve, and the demand.
struct ExaminationPlan: Sendable {
  let options: ExaminationOptions
  let threshold: Double
  let types: [FacilityType]
  /// Metres at the walking speed of the run.
  let radii: [Double]
  let demand: [DemandRegion]
  let facilities: ServedFacilities

  init(
    _ city: City, standard: Standard, options: ExaminationOptions
  ) throws(ExaminationError) {
    self.options = options
    threshold = options.threshold ?? standard.threshold
    types = try Self.examinedTypes(standard, options)
    radii = types.map { $0.radius.metres(atSpeed: options.walkSpeed) }
    for (type, radius) in zip(types, radii)
    where !(radius / options.detour >= 1e-3 && radius <= 1e7) {
      throw .radiusOutOfRange(type: type.id)
    }
    demand = try Self.demand(of: city, options)
    let positions = types.map { type in standard.types.firstIndex { $0.id == type.id } ?? 0 }
    facilities = ServedFacilities(
      of: city, types: types, positions: positions, radii: radii, strategy: options.index)
  }

  private static func examinedTypes(
    _ standard: Standard, _ options: ExaminationOptions
  ) throws(ExaminationError) -> [FacilityType] {
    guard let wanted = options.types else { return standard.types }
    let known = Set(standard.types.map(\.id))
    if let unknown = wanted.first(where: { !known.contains($0) }) { throw .unknownType(unknown) }
    return standard.types.filter { wanted.contains($0.id) }
  }

  private static func demand(
    of city: City, _ options: ExaminationOptions
  ) throws(ExaminationError) -> [DemandRegion] {
    guard options.metric == .straight else { throw .missingNetwork }
    let regions: [PlanarRegion]
    switch options.measure {
    case .area: regions = city.communities.map(\.region)
    case .residential:
      guard let land = city.residentialByCommunity else { throw .missingDemand(.residential) }
      regions = land
    case .population: throw .missingDemand(.population)
    }
    let lattice = DemandLattice(cell: options.cell)
    for (community, region) in zip(city.communities, regions)
    where !region.isEmpty && !lattice.canCover(region.box) {
      throw .latticeTooFine(community: community.id, cell: options.cell)
    }
    return regions.map { DemandRegion($0) }
  }

  /// Covered area of each community for each type, row by row.
  func coveredAreas(
    detour: Double, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async -> [Double] {
    await facilities.fill(count: demand.count, empty: 0.0) { communities, layers in
      await StraightCoverage.coveredAreas(
        of: communities.map { demand[$0] }, layers: layers, detour: detour,
        strategy: options.index, threads: options.threads, progress: progress)
    }
  }

  /// Distances of each community's demand for each type, row by row.
  func distanceFigures(
    progress: @escaping @Sendable (Double) -> Void
  ) async -> [DistanceFigures] {
    await facilities.fill(count: demand.count, empty: DistanceFigures()) { communities, layers in
      await StraightDistances.figures(
        of: communities.map { demand[$0] }, layers: layers, cell: options.cell,
        detour: options.detour, strategy: options.index, threads: options.threads,
        progress: progress)
    }
  }
}
