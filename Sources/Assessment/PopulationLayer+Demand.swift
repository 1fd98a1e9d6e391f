import Coverage
import PlanarGeometry

extension PopulationLayer {
  /// The groups whose people are told apart, in the order of the demand's weights.
  var groups: [PopulationGroup] {
    PopulationGroup.allCases.filter { people(of: $0) != nil }
  }

  /// Column of a group in the weights of the demand: that of everyone where the source does not tell.
  func column(of group: PopulationGroup, _ measure: DemandMeasure) -> Int {
    measure == .population ? groups.firstIndex(of: group) ?? 0 : 0
  }

  private func people(of group: PopulationGroup) -> [Double]? {
    switch group {
    case .everyone: people
    case .elderly: elderly
    case .under3: under3
    case .children: children
    }
  }

  /// The demand of a community. Complexity: O(its places).
  func demand(of community: Int) -> CommunityDemand {
    let range = range(of: community)
    let columns = groups.compactMap { people(of: $0) }
    switch shape {
    case .points(let points):
      return CommunityDemand(
        .points(Array(points[range])), weights: columns.map { Array($0[range]) })
    case .regions(let regions):
      let parts = Self.lands(of: regions, range)
      return CommunityDemand(
        .land(parts.map(\.1)), weights: columns.map { column in parts.map { column[$0.0] } },
        keepsSmallLand: true)
    }
  }

  /// The ids of the places of `demand(of:)`. Complexity: O(its places).
  func demandIDs(of community: Int) -> [String] {
    let range = range(of: community)
    switch shape {
    case .points: return Array(ids[range])
    case .regions(let regions): return Self.lands(of: regions, range).map { ids[$0.0] }
    }
  }

  private static func lands(
    of regions: [PlanarRegion], _ range: Range<Int>
  ) -> [(Int, CommunityDemand.Land)] {
    range.map { ($0, CommunityDemand.Land(regions[$0])) }.filter { $0.1.area > 0 }
  }
}
