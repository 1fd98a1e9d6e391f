import Coverage
import PlanarGeometry
import SpatialIndexing

/// Finds for a gap the premises that could close it.
struct CandidateSearch {
  private let candidates: [CandidateSite]
  private let index: any PointIndex
  private let communities: [Community]
  /// Positions of the examined types in the standard.
  private let positions: [Int]

  init(_ candidates: [CandidateSite], in city: City, positions: [Int]) {
    self.candidates = candidates
    self.positions = positions
    communities = city.communities
    index = IndexStrategy.grid.makeIndex(candidates.map(\.position))
  }

  /// The cheapest premises in the community or at most `metres` from it that may hold the type and has the least floor
  /// area that the norm for the community asks for; of equally cheap ones the nearest. Unknown costs come last; an
  /// unknown area is none where one is asked for.
  ///
  /// - Parameters:
  ///   - position: of the community.
  ///   - number: of the type among the examined.
  /// - Complexity: O(candidates in the community's box with the margin · vertices).
  func best(
    for type: FacilityType, number: Int, community position: Int, within metres: Double
  ) -> CandidateSite? {
    let community = communities[position]
    let least = type.norm(for: community.kind)?.minimumArea ?? 0
    var near: [Int32] = []
    index.box(community.region.box.expanded(by: metres), into: &near)
    let usable = near.compactMap { place -> (site: CandidateSite, distance: Double)? in
      let site = candidates[Int(place)]
      let distance = community.region.squaredDistance(to: site.position)
      guard distance <= metres * metres, least <= 0 || site.floorArea ?? 0 >= least,
        site.types?.contains(Int32(truncatingIfNeeded: positions[number])) ?? true,
        serves(site, community, by: type.serves)
      else { return nil }
      return (site, distance)
    }
    return usable.min { a, b in
      let costs = (a.site.cost ?? .infinity, b.site.cost ?? .infinity)
      guard (costs.0, a.distance) == (costs.1, b.distance) else {
        return (costs.0, a.distance) < (costs.1, b.distance)
      }
      return a.site.id.utf8.lexicographicallyPrecedes(b.site.id.utf8)
    }?.site
  }

  private func serves(
    _ site: CandidateSite, _ community: Community, by area: ServedArea
  ) -> Bool {
    guard area != .anyone else { return true }
    guard let name = community.name(of: area) else { return false }
    return RegionMembership.regions(holding: site.position, among: communities.map(\.region))
      .contains { communities[Int($0)].name(of: area) == name }
  }
}
