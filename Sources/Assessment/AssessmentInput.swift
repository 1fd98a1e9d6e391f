package import Coverage
package import FlatArrays
import PlanarGeometry
package import WalkNetwork

/// Everything a run computes with: the examined types, whom they serve, the demand and the rules that
/// judge it.
package struct AssessmentInput: Sendable {
  package let options: AssessmentOptions
  package let rules: VerdictRules
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
    types = try Self.examinedTypes(standard, options)
    for type in types {
      if let measure = type.measure, measure != options.measure {
        throw .otherMeasure(type: type.id, measure)
      }
    }
    rules = VerdictRules(
      threshold: options.threshold ?? standard.threshold, circles: standard.circles, types: types)
    radii = types.map { standard.radius(of: $0, atSpeed: options.walkSpeed) }
    network = options.metric == .network ? city.network : nil
    guard options.metric == .straight || network != nil else { throw .missingNetwork }
    let longest = network == nil ? 1e7 : NetworkFields.longestRadius
    for (type, radius) in zip(types, radii)
    where !(radius / options.detour >= 1e-3 && radius <= longest) {
      throw .radiusOutOfRange(type: type.id)
    }
    demand = try Self.demand(of: city, options)
    groups = options.measure == .population ? city.population?.groups ?? [] : []
    if Self.needsLattice(options) {
      try Self.checkPlaces(demand, options, types: types.count)
    }
    let positions = types.map { type in standard.types.firstIndex { $0.id == type.id } ?? 0 }
    facilities = ServedFacilities(
      of: city, types: types, positions: positions, radii: radii,
      weightColumns: types.map {
        city.population?.weightColumn(of: $0.group, options.measure) ?? 0
      },
      strategy: options.index)
  }

  static func examinedTypes(
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
    if Self.needsLattice(options) { try check(demand, of: city.communities, cell: options.cell) }
    return demand
  }

  /// Which of the demand's weights count a group's people; nil where they are not told apart.
  package func weightColumn(of group: PopulationGroup) -> Int? { groups.firstIndex(of: group) }

  /// Where the figures of a community and an examined type are in a table of rows.
  package var index: RowIndex { RowIndex(width: types.count) }

  /// Covered demand of each community for each type by straight lines, row by row.
  package func coveredDemand(
    detour: Double, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async -> [Double] {
    var covered = facilities.table(of: 0.0, communities: demand.count)
    for group in facilities.groups where !group.types.isEmpty {
      let found = await StraightCoverage.coveredDemand(
        of: group.communities.map { demand[$0] }, layers: group.layers, detour: detour,
        strategy: options.index, threads: options.threads, progress: progress)
      covered.enter(found, of: group)
    }
    return covered.values
  }

  /// What the balance index asks for by straight lines, row by row; empty where it is not asked for.
  func curves(covered: [Double]) async -> [ReachCurve] {
    guard options.measuresBalance else { return [] }
    var curves = facilities.table(of: ReachCurve.level(0), communities: demand.count)
    for group in facilities.groups where !group.types.isEmpty {
      let found = await StraightCoverage.curves(
        of: group.communities.map { demand[$0] }, layers: group.layers,
        covered: group.communities.flatMap { community in
          group.types.map { covered[index[community, $0]] }
        }, detour: options.detour, strategy: options.index, threads: options.threads)
      curves.enter(found, of: group)
    }
    return curves.values
  }

  /// Distances of each community's demand for each type by straight lines, row by row.
  package func distanceFigures(
    progress: @escaping @Sendable (Double) -> Void
  ) async -> [DistanceFigures] {
    var figures = facilities.table(of: DistanceFigures(), communities: demand.count)
    for group in facilities.groups where !group.types.isEmpty {
      let found = await StraightDistances.figures(
        of: group.communities.map { demand[$0] }, layers: group.layers, cell: options.cell,
        detour: options.detour, strategy: options.index, threads: options.threads,
        progress: progress)
      figures.enter(found, of: group)
    }
    return figures.values
  }

  /// All demand that the type at `type` is measured on in a community.
  package func total(community: Int, type: Int) -> Double {
    demand[community].total(facilities.weightColumns[type])
  }
}

extension AssessmentInput {
  package func rows(_ covered: [Double], _ figures: [DistanceFigures]) -> [CoverageRow] {
    covered.indices.map { position in
      let (community, type) = index.place(of: position)
      return row(
        covered: covered[position], figures[position], community: community, type: type)
    }
  }

  /// A row whose coverage is exact.
  package func row(
    covered: Double, _ figures: DistanceFigures, community: Int, type: Int
  ) -> CoverageRow {
    var row = CoverageRow()
    row.demand = total(community: community, type: type)
    row.covered = covered
    row.facilitiesInside = facilities.insideCounts[index[community, type]]
    row.facilitiesInReach = figures.facilitiesInReach
    row.minDistance = figures.minimum.isFinite ? figures.minimum : nil
    rules.judge(&row, figures)
    return row
  }

  /// The verdict on a covered demand that is exact.
  package func verdict(covered: Double, community: Int, type: Int) -> Verdict {
    rules.verdict(covered: covered, of: total(community: community, type: type))
  }

  /// The usual walk in a city's streets by the straight line.
  static let usualDetour = 1.3

  /// The verdicts, row by row, at the usual detour; empty but where the run itself takes straight lines as they
  /// are.
  func verdictsWithDetour() async -> [Verdict] {
    guard options.metric == .straight, options.detour == 1 else { return [] }
    let covered = await coveredDemand(detour: Self.usualDetour)
    return covered.indices.map { position in
      let (community, type) = index.place(of: position)
      return verdict(covered: covered[position], community: community, type: type)
    }
  }
}

/// Rows with both metrics.
extension AssessmentInput {
  /// What the run asks of its network, without missed samples.
  package var networkRequest: NetworkCoverage.Request {
    NetworkCoverage.Request(
      threshold: rules.threshold, detour: options.detour,
      wantsCurves: options.measuresBalance)
  }

  /// - Parameter straight: demand covered by straight lines.
  package func row(
    _ figures: NetworkFigures, straight: Double, community: Int, type: Int
  ) -> CoverageRow {
    var row = row(
      covered: figures.covered, figures.distances, community: community, type: type)
    setStraight(straight, in: &row, community: community, type: type)
    rules.judge(&row, low: figures.low, high: figures.high)
    return row
  }

  /// Says beside the walks what straight lines cover.
  package func setStraight(
    _ covered: Double, in row: inout CoverageRow, community: Int, type: Int
  ) {
    row.straightVerdict = verdict(covered: covered, community: community, type: type)
    row.straightCoverage = row.demand > 0 ? min(max(covered / row.demand, 0), 1) : nil
  }
}

/// What a run refuses before it would take hours or all memory.
extension AssessmentInput {
  /// Places of demand of one run; a hundred large cities have fewer at 50 m.
  static let placeLimit = 0x1p27
  /// Distances that a run keeps, by place and type, of 16 bytes each.
  static let keptLimit = 0x1p26

  /// Whether places of demand are measured one by one: for distances by straight lines, and where all are asked
  /// for. On foot land is measured without cells.
  static func needsLattice(_ options: AssessmentOptions) -> Bool {
    options.metric == .straight || options.keepsDemand || options.measuresFacilities
  }

  /// Whether the lattice can cover each piece of land.
  static func check(
    _ demand: [CommunityDemand], of communities: [Community], cell: Double
  ) throws(AssessmentError) {
    let lattice = DemandLattice(cell: cell)
    for (community, demand) in zip(communities, demand) {
      guard case .land(let parts) = demand.places else { continue }
      for land in parts where !lattice.canCover(land.region.box) {
        throw .latticeTooFine(community: community.id, cell: cell)
      }
    }
  }

  /// Whether all places of demand together can be measured, and kept where that is asked for.
  static func checkPlaces(
    _ demand: [CommunityDemand], _ options: AssessmentOptions, types: Int
  ) throws(AssessmentError) {
    let places = demand.reduce(0) { $0 + $1.leastPlaces(cell: options.cell) }
    let kept = options.keepsDemand ? places * Double(types) : 0
    guard places <= placeLimit, kept <= keptLimit else {
      throw .tooManyPlaces(cell: options.cell)
    }
  }
}

extension CommunityDemand {
  /// Places that demand is measured at, those not counted that borders add.
  fileprivate func leastPlaces(cell: Double) -> Double {
    switch places {
    case .points(let points): Double(points.count)
    case .land(let parts): parts.reduce(0) { $0 + max($1.area / (cell * cell), 1) }
    }
  }
}
