/// The places of one community after the other, from which distances by straight lines are measured.
/// One per task.
package struct StraightPlaces: Sendable {
  /// A community and its places, ready to be measured at any time.
  package struct Community: Sendable {
    fileprivate var demand = CommunityDemand(.points([]), weights: [[]])
    fileprivate var sampled = SampledDemand()
    fileprivate var blocks = PlaceBlocks()
  }

  private var community = Community()
  private let detour: Double
  private var lattice: DemandLattice
  private var field = NearestField()
  private var distances: [Lanes] = []
  private var shares: [Double] = []
  private var weights: [Lanes] = []
  /// The column of the community's weights that `weights` holds.
  private var weightColumn: Int?
  private var weighted = WeightedDistances()
  private var candidates = NearbyFacilities()

  package init(cell: Double, detour: Double) {
    self.detour = detour
    lattice = DemandLattice(cell: cell)
  }

  /// Takes the community that was prepared out, to be kept.
  package mutating func takeOut() -> Community {
    defer { community = Community() }
    return community
  }

  /// Prepares a community that was kept; faster than from its demand.
  package mutating func putIn(_ community: Community) {
    self.community = community
    weightColumn = nil
  }

  /// Complexity: O(cells · log cells).
  package mutating func prepare(_ demand: CommunityDemand) {
    weightColumn = nil
    community.demand = demand
    community.sampled.sample(demand, &lattice)
    community.blocks.replace(with: community.sampled.samples.lazy.map(\.position))
  }

  /// Figures of the community for a layer.
  package mutating func figures(_ index: FacilityIndex) -> DistanceFigures {
    let (layer, demand) = (index.layer, community.demand)
    var figures = DistanceFigures()
    if weightColumn != layer.weightColumn {
      community.sampled.weights(demand.weights[layer.weightColumn], into: &shares)
      weights.replace(with: shares, padding: 0)
      weightColumn = layer.weightColumn
    }
    if layer.isEmpty || demand.isEmpty {
      distances = [Lanes](repeating: .init(repeating: .infinity), count: weights.count)
    } else {
      measure(demand, to: index, into: &figures)
    }
    weighted.summarize(distances, weights: weights, radius: layer.radius, into: &figures)
    return figures
  }

  private mutating func measure(
    _ demand: CommunityDemand, to index: FacilityIndex, into figures: inout DistanceFigures
  ) {
    let limit = ReachLimit(index.layer.radius, detour: detour)
    candidates.gather(around: demand.box, index, reach: limit.straightBound)
    candidates.measure(demand, index.layer, limit: limit)
    figures.minimum = candidates.leastSquared.squareRoot() * detour
    figures.facilitiesInReach = candidates.facilitiesInReach
    field.distances(
      from: community.blocks, to: index.layer, points: candidates.points,
      regions: candidates.regions, detour: detour, into: &distances)
  }
}
