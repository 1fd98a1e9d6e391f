package import Coverage
import FlatArrays
import NearestStreets
package import WalkNetwork

/// The part of a run that walks: figures on the network, and what straight lines would have said.
package struct NetworkAssessment {
  let input: AssessmentInput
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
    _ input: AssessmentInput, _ network: PedestrianNetwork, straight: [Double],
    keeping: Keeping = .nothing
  ) {
    self.input = input
    self.network = network
    self.straight = straight
    self.keeping = keeping
  }

  /// Figures of each community for each type, row by row.
  ///
  /// - Parameter places: gets what is asked of every place.
  package mutating func figures(
    _ places: inout PlaceTables,
    progress: @escaping @Sendable (CircleAssessment.Step, Double) -> Void
  ) async throws(AssessmentError) -> [NetworkFigures] {
    var seconds = 0.0
    var unattached = Set<Int32>()
    let clock = ContinuousClock()
    let started = clock.now
    let streets = StreetIndex(network.graph, barriers: network.barriers.segments)
    seconds += (clock.now - started) / .seconds(1)
    var figures = input.facilities.table(of: NetworkFigures(), communities: input.demand.count)
    for group in input.facilities.groups where !group.types.isEmpty {
      let started = clock.now
      let fields = try await search(group.layers, on: streets)
      for (off, positions) in zip(fields.facilitiesOffNetwork, group.facilities) {
        unattached.formUnion(off.lazy.map { positions[Int($0)] })
      }
      progress(.network, 1)
      seconds += (clock.now - started) / .seconds(1)
      await places.enter(group, on: fields)
      let measured = await NetworkCoverage.visit(
        group.communities.map { input.demand[$0] }, on: fields,
        request(group.communities, group.types), keepsPlaces: keeping == .places,
        threads: input.options.threads
      ) { progress(.distance, $0) }
      if keeping != .nothing { kept.append(Kept(fields: fields, visits: measured.visits)) }
      figures.enter(measured.figures, of: group)
    }
    searchSeconds = seconds
    facilitiesOffNetwork = unattached
    return figures.values
  }

  /// Measures the distances of every place, and nothing else.
  func measurePlaces(into demand: inout DemandTableBuilder) async throws(AssessmentError) {
    let streets = StreetIndex(network.graph, barriers: network.barriers.segments)
    for group in input.facilities.groups where !group.types.isEmpty {
      await demand.enter(group, on: try await search(group.layers, on: streets))
    }
  }

  /// Positions of the facilities that no way leads to, without measuring anything; ascending.
  mutating func searchOffNetwork() async throws(AssessmentError) -> [Int] {
    let streets = StreetIndex(network.graph, barriers: network.barriers.segments)
    for group in input.facilities.groups where !group.types.isEmpty {
      let fields = try await search(group.layers, on: streets)
      for (off, positions) in zip(fields.facilitiesOffNetwork, group.facilities) {
        facilitiesOffNetwork.formUnion(off.lazy.map { positions[Int($0)] })
      }
    }
    return facilitiesOffNetwork.sorted().map { Int($0) }
  }

  /// What is not connected, once `figures` have been measured.
  package func gaps(_ figures: [NetworkFigures]) -> NetworkGaps {
    var gaps = NetworkGaps()
    gaps.facilitiesOffNetwork = facilitiesOffNetwork.sorted().map { Int($0) }
    for community in input.demand.indices where !input.types.isEmpty {
      let own = figures[input.index[community, 0]]
      let total = input.total(community: community, type: 0)
      gaps.demand += total
      gaps.shareOffNetwork.append(
        total > 0 ? min(max(own.demandOffNetwork / total, 0), 1) : nil)
      gaps.demandOffNetwork += own.demandOffNetwork
      gaps.demandOnIslands += own.demandOnIslands
      gaps.demandCountedTwice += own.demandCountedTwice
      gaps.communitiesCountedTwice += own.demandCountedTwice > 0 ? 1 : 0
    }
    return gaps
  }

  private func search(
    _ layers: [FacilityLayer], on streets: StreetIndex
  ) async throws(AssessmentError) -> NetworkFields {
    do throws(WalkNetworkError) {
      return try await NetworkFields.search(
        streets, layers: layers, snapLimit: input.options.snapLimit,
        threads: input.options.threads)
    } catch {
      throw .tooManyFacilities
    }
  }

  /// Missed samples are wanted where straight lines meet the threshold.
  private func request(_ communities: [Int], _ types: [Int]) -> NetworkCoverage.Request {
    var request = input.networkRequest
    request.wantsMissed = communities.flatMap { community in
      types.map { type in
        input.verdict(
          covered: straight[input.index[community, type]], community: community, type: type) == .met
      }
    }
    return request
  }

  /// The rows with both metrics.
  package func rows(_ figures: [NetworkFigures]) -> [CoverageRow] {
    figures.indices.map { position in
      let (community, type) = input.index.place(of: position)
      return input.row(
        figures[position], straight: straight[position], community: community, type: type)
    }
  }
}
