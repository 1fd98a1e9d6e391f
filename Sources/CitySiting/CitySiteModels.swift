public import Assessment
import Coverage
public import FacilityLocation
import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Where facilities of one type should stand in a city: its demand, its open facilities and candidate sites
/// as a `SitingProblem`.
///
/// Demand is measured at its places: points of people, as an examination counts them, or cells of the lattice,
/// which are reached or not where an examination measures land exactly. Facilities that are open already serve at
/// no cost.
public struct CitySiteModels: Sendable {
  public let type: FacilityType
  /// Metres at the walking speed of the run.
  public let radius: Double
  /// Metres up to which a place counts as covered, see `ReachLimit`.
  public let limit: Double
  public let candidates: [CandidateSite]
  public let problem: SitingProblem
  /// By candidate, why it cannot hold the type; nil where it can.
  public let exclusions: [CandidateSite.Exclusion?]
  /// What counts beside every person.
  public let equity: Equity
  /// Whether demand is spread over land, of which the models count cells of the lattice as a whole and an
  /// examination the exact share, see `ExaminedSites`.
  public let countsCells: Bool
  /// Communities by position, with the covered demand that makes the type met in each.
  public let communities: DemandGroups
  /// Demand at each place without regard to equity, in people or m².
  public let demand: [Double]
  /// Of those of 60 and over and of children at each place; nil where the places do not tell.
  public let elderly: [Double]?
  public let children: [Double]?

  /// What counts beside every person whom the type is for.
  public struct Equity: Equatable, Sendable {
    /// By how much a person of 60 or over, and a child, counts more than others: at least 0. Children
    /// count nothing more where a type is for the elderly, nor the elderly where it is for children.
    public var elderly = 0.0
    public var children = 0.0

    public init(elderly: Double = 0, children: Double = 0) {
      self.elderly = elderly
      self.children = children
    }

    /// What counts for a type that is for a group.
    public func weights(
      for group: PopulationGroup
    ) -> [(group: PopulationGroup, weight: Double)] {
      let all = [(group: PopulationGroup.elderly, weight: elderly), (.children, children)]
      return all.filter { counted, weight in
        weight > 0 && (group == .everyone || (group == .elderly) == (counted == .elderly))
      }
    }
  }

  /// - Parameters:
  ///   - type: id of a type of the standard.
  ///   - candidates: sites where it may stand, in ascending order of id.
  ///   - reach: how far a candidate can matter, as a multiple of the radius: 1 for covering, 3 for the
  ///     p-median and the p-center, where what is farther than three radii counts as three.
  ///   - stretch: factor on the radius up to which distances to open facilities are known, at least 1.
  ///   - costs: whether candidates count with their costs, and those of unknown cost are left out; each
  ///     counts 1 otherwise, and where none is known.
  ///   - capacity: what a candidate that does not tell its own can serve at most, in the unit of the demand; nil: no
  ///     candidate has a limit.
  ///   - progress: called with the share done, 0…1.
  /// - Complexity: that of measuring the demand against the type, and for each candidate
  ///   O(places within its reach), on a network a search.
  public init(
    _ city: City, standard: Standard, options: AssessmentOptions, type id: String,
    candidates: [CandidateSite], reach: Double, stretch: Double = 1, equity: Equity = Equity(),
    costs: Bool = false, capacity: Double? = nil,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws(AssessmentError) {
    guard let position = standard.types.firstIndex(where: { $0.id == id }) else {
      throw .unknownType(id)
    }
    let type = standard.types[position]
    var options = options
    options.types = [id]
    self.type = type
    self.candidates = candidates
    self.equity = equity
    radius = standard.radius(of: type, atSpeed: options.walkSpeed)
    let limit = ReachLimit(radius).metres
    self.limit = limit
    var standard = standard
    standard.walkSpeeds[type.group] = nil
    standard.types[position].radius = .metres(radius * stretch / options.walkSpeed)
    let (table, communityDemand) = try await DemandTable.measure(
      city, standard: standard, options: options)
    countsCells = communityDemand.contains {
      if case .land = $0.places { !$0.isEmpty } else { false }
    }
    let weights = table.weights
    let demand = weights[type.group] ?? weights[.everyone] ?? []
    (elderly, children) = (weights[.elderly], weights[.children])
    self.demand = demand
    let farthest = reach * limit * stretch
    let known = radius * stretch
    // What is farther than three radii is served by nobody.
    let open = table.nearest.map {
      $0.status == .reached
        ? min($0.distance, known) : $0.distance <= 3 * known ? $0.distance : .infinity
    }
    let catchments = await Self.catchments(
      of: candidates.map(\.position), in: city, options: options, table: table,
      demand: communityDemand, within: farthest, limits: open.map { min($0, farthest) },
      progress: progress)
    let areas = ServedCandidates(candidates, of: type, in: city)
    let isPriced = costs && candidates.contains { $0.cost != nil }
    let (reach, regions) = (limit, city.communities.map(\.region))
    let exclusions = zip(candidates, catchments).map { site, catchment in
      catchment.places.isEmpty && site.isFarther(than: reach, from: city.communities)
        ? .outsideStudyArea
        : site.exclusion(
          from: type, at: position, in: city.communities, regions, isPriced: isPriced)
    }
    self.exclusions = exclusions
    let pairs = SitePairs(catchments) { site, place in
      exclusions[site] == nil && demand[Int(place)] > 0
        && areas.serves(site, Int(table.communities[Int(place)]))
    }
    problem = SitingProblem(
      weights: demand.indices.map { place in
        guard demand[place] > 0 else { return 0 }
        return equity.weights(for: type.group).reduce(demand[place]) {
          $0 + $1.weight * (weights[$1.group]?[place] ?? 0)
        }
      }, pairs: pairs, costs: costs ? candidates.map { $0.cost ?? 1 } : nil,
      // Where nobody is, no distance is the worst.
      openDistances: zip(open, demand).map { $1 > 0 ? $0 : .infinity },
      capacities: capacity.map { common in candidates.map { $0.capacity ?? common } })
    let threshold = (options.threshold ?? standard.threshold) - 1e-9
    communities = DemandGroups(
      groups: table.communities,
      needs: zip(demand, table.communities).reduce(
        into: [Double](repeating: 0, count: city.communities.count)
      ) { $0[Int($1.1)] += threshold * $1.0 })
  }

  private static func catchments(
    of sites: [PlanarPoint], in city: City, options: AssessmentOptions, table: DemandTable,
    demand: [CommunityDemand], within limit: Double, limits: [Double],
    progress: @escaping @Sendable (Double) -> Void
  ) async -> [CandidateCatchments.Catchment] {
    let catchments: CandidateCatchments
    if options.metric == .network, let network = city.network {
      catchments = await CandidateCatchments(
        of: demand, on: network.graph,
        StreetIndex(network.graph, barriers: network.barriers.segments), cell: options.cell,
        snapLimit: options.snapLimit, threads: options.threads)
    } else {
      catchments = CandidateCatchments(
        of: table.positions, detour: options.detour, strategy: options.index)
    }
    return await catchments.catchments(
      of: sites, within: limit, limits: limits, threads: options.threads, progress: progress)
  }

  /// Covered demand with the open facilities alone, without regard to equity.
  public var covered: Double {
    zip(problem.openDistances, demand).reduce(0) { $1.0 <= limit ? $0 + $1.1 : $0 }
  }

  /// Demand, and of it the elderly and the children, that each of some sites newly covers after those
  /// before it.
  public func gains(
    of sites: [Int]
  ) -> [(demand: Double, elderly: Double?, children: Double?)] {
    var isCovered = problem.openDistances.map { $0 <= limit }
    return sites.map { site in
      var gain = (
        demand: 0.0, elderly: elderly.map { _ in 0.0 }, children: children.map { _ in 0.0 }
      )
      for pair in problem.pairs.row(site) where problem.pairs.distances[pair] <= limit {
        let place = Int(problem.pairs.demands[pair])
        guard !isCovered[place] else { continue }
        isCovered[place] = true
        gain.demand += demand[place]
        gain.elderly? += elderly?[place] ?? 0
        gain.children? += children?[place] ?? 0
      }
      return gain
    }
  }
}

/// Which communities a candidate would serve, where a type serves only those of its area.
private struct ServedCandidates {
  /// Area of each community and of each candidate; nil without any. Empty where a type serves anyone.
  private var communityAreas: [String?] = []
  private var siteAreas: [Set<String>] = []

  init(_ candidates: [CandidateSite], of type: FacilityType, in city: City) {
    guard type.serves != .anyone else { return }
    communityAreas = city.communities.map { $0.name(of: type.serves) }
    let regions = city.communities.map(\.region)
    siteAreas = candidates.map { candidate in
      Set(
        RegionMembership.regions(holding: candidate.position, among: regions)
          .compactMap { city.communities[Int($0)].name(of: type.serves) })
    }
  }

  func serves(_ site: Int, _ community: Int) -> Bool {
    guard !communityAreas.isEmpty else { return true }
    return communityAreas[community].map { siteAreas[site].contains($0) } ?? false
  }
}

extension SitePairs {
  /// The pairs of catchments that are kept.
  fileprivate init(
    _ catchments: [CandidateCatchments.Catchment], where isKept: (Int, Int32) -> Bool
  ) {
    var starts = [0]
    var demands: [Int32] = []
    var distances: [Double] = []
    for (site, catchment) in catchments.enumerated() {
      for (place, metres) in zip(catchment.places, catchment.metres) where isKept(site, place) {
        demands.append(place)
        distances.append(metres)
      }
      starts.append(demands.count)
    }
    self.init(starts: starts, demands: demands, distances: distances)
  }
}
