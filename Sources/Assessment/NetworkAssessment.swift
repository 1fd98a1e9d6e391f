package import Coverage
import PlanarGeometry
package import WalkNetwork

/// The part of a run that walks: figures on the network, and what straight lines would have said.
package struct NetworkAssessment {
  let plan: AssessmentPlan
  let network: PedestrianNetwork
  /// Demand covered by straight lines, row by row.
  let straight: [Double]
  /// Seconds of the searches.
  private(set) var searchSeconds = 0.0
  private var facilitiesOffNetwork = Set<Int32>()
  /// What was searched and met, for each group of the facilities with types; only where it is to be kept.
  package private(set) var kept: [Kept] = []
  private let keeping: Keeping

  /// What of the work is to be kept.
  package enum Keeping: Sendable { case nothing, searches, places }

  /// The searches of a group of facilities, and what measuring its communities has met.
  package struct Kept: Sendable {
    package var fields: NetworkFields
    package var visits: [NetworkCoverage.Visit]
  }

  package init(
    _ plan: AssessmentPlan, _ network: PedestrianNetwork, straight: [Double],
    keeping: Keeping = .nothing
  ) {
    self.plan = plan
    self.network = network
    self.straight = straight
    self.keeping = keeping
  }

  /// Figures of each community for each type, row by row.
  ///
  /// - Parameter demand: gets the distances of every place.
  package mutating func figures(
    _ demand: inout DemandTableBuilder?,
    progress: @escaping @Sendable (CircleAssessment.Step, Double) -> Void
  ) async throws(AssessmentError) -> [NetworkFigures] {
    var seconds = 0.0
    var unattached = Set<Int32>()
    let clock = ContinuousClock()
    let started = clock.now
    let index = EdgeIndex(network.graph, barriers: network.barriers)
    seconds += (clock.now - started) / .seconds(1)
    let figures = try await plan.facilities.fill(
      count: plan.demand.count, empty: NetworkFigures()
    ) { group throws(AssessmentError) in
      let started = clock.now
      let fields = try await search(index, group.layers)
      for (off, positions) in zip(fields.facilitiesOffNetwork, group.facilities) {
        unattached.formUnion(off.lazy.map { positions[Int($0)] })
      }
      progress(.network, 1)
      seconds += (clock.now - started) / .seconds(1)
      await demand?.fill(group) {
        await fields.nearest(of: $0, cell: plan.options.cell, threads: plan.options.threads)
      }
      let measured = await NetworkCoverage.visit(
        group.communities.map { plan.demand[$0] }, on: fields,
        request(group.communities, group.types), keepsPlaces: keeping == .places,
        threads: plan.options.threads
      ) { progress(.distance, $0) }
      if keeping != .nothing { kept.append(Kept(fields: fields, visits: measured.visits)) }
      return measured.figures
    }
    searchSeconds = seconds
    facilitiesOffNetwork = unattached
    return figures
  }

  /// Measures the distances of every place, and nothing else.
  mutating func fill(_ demand: inout DemandTableBuilder) async throws(AssessmentError) {
    let index = EdgeIndex(network.graph, barriers: network.barriers)
    for group in plan.facilities.groups where !group.types.isEmpty {
      let fields = try await search(index, group.layers)
      await demand.fill(group) {
        await fields.nearest(of: $0, cell: plan.options.cell, threads: plan.options.threads)
      }
    }
  }

  /// What is not connected, once `figures` have been measured.
  func gaps(_ figures: [NetworkFigures]) -> NetworkGaps {
    var gaps = NetworkGaps()
    gaps.facilitiesOffNetwork = facilitiesOffNetwork.sorted().map { Int($0) }
    for community in plan.demand.indices where !plan.types.isEmpty {
      let own = figures[community * plan.types.count]
      gaps.demand += plan.total(community: community, type: 0)
      gaps.demandOffNetwork += own.demandOffNetwork
      gaps.demandOnIslands += own.demandOnIslands
    }
    return gaps
  }

  private func search(
    _ index: EdgeIndex, _ layers: [FacilityLayer]
  ) async throws(AssessmentError) -> NetworkFields {
    do throws(WalkNetworkError) {
      return try await NetworkFields.search(
        index, layers: layers, snapLimit: plan.options.snapLimit, threads: plan.options.threads)
    } catch {
      throw .tooManyFacilities
    }
  }

  /// Missed samples are wanted where straight lines meet the threshold.
  private func request(_ communities: [Int], _ types: [Int]) -> NetworkCoverage.Request {
    var request = plan.networkRequest
    request.wantsMissed = communities.flatMap { community in
      types.map { type in
        plan.verdict(
          covered: straight[community * plan.types.count + type], community: community, type: type)
          == .met
      }
    }
    return request
  }

  /// The rows with both metrics.
  package func rows(_ figures: [NetworkFigures]) -> [CoverageRow] {
    figures.indices.map { index in
      let (community, type) = index.quotientAndRemainder(dividingBy: plan.types.count)
      return plan.row(figures[index], straight: straight[index], community: community, type: type)
    }
  }
}

extension AssessmentPlan {
  /// What the run asks of its network, without missed samples.
  package var networkRequest: NetworkCoverage.Request {
    NetworkCoverage.Request(
      cell: options.cell, minimumCell: options.minimumCell, threshold: threshold,
      detour: options.detour)
  }

  /// A row with both metrics.
  ///
  /// - Parameter straight: demand covered by straight lines.
  package func row(
    _ figures: NetworkFigures, straight: Double, community: Int, type: Int
  ) -> CoverageRow {
    var row = row(
      covered: figures.covered, figures.distances, community: community, type: type)
    setStraight(straight, in: &row, community: community, type: type)
    guard let coverage = row.coverage, row.demand > 0 else { return row }
    let bounds = (figures.low / row.demand, figures.high / row.demand)
    row.low = min(max(bounds.0, 0), 1)
    row.high = min(max(bounds.1, 0), 1)
    row.verdict = Verdict(
      coverage: coverage, low: bounds.0, high: bounds.1, threshold: threshold)
    return row
  }
}

extension AssessmentPlan {
  /// Says beside the walks what straight lines cover.
  package func setStraight(
    _ covered: Double, in row: inout CoverageRow, community: Int, type: Int
  ) {
    row.straightVerdict = verdict(covered: covered, community: community, type: type)
    row.straightCoverage = row.demand > 0 ? min(max(covered / row.demand, 0), 1) : nil
  }
}

extension Verdict {
  /// - Parameters:
  ///   - coverage: of the samples, which tells partial from absent.
  ///   - low: bound of the coverage, as `high`; both equal it where it is exact.
  init(coverage: Double, low: Double, high: Double, threshold: Double) {
    let met = threshold - 1e-9
    if low >= met {
      self = .met
    } else if high >= met {
      self = .undecided
    } else {
      self = max(coverage, low) < 5e-10 ? .absent : .partial
    }
  }
}
