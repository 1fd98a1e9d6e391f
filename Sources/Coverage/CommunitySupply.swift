/// What the facilities of a layer provide for the demand of one community.
package struct CommunitySupply: Equatable, Sendable {
  /// In the unit of the sizes.
  package var amount = 0.0
  /// The largest size of a facility that some demand reaches; 0 without any that is known.
  package var largest = 0.0
  /// Facilities that some demand reaches, and how many of them tell a size.
  package var facilities = 0
  package var known = 0
}

extension LayerCatchments {
  /// What each community is provided with: every facility's size is shared out evenly over all demand that reaches
  /// it, and a community has the sum of what its demand gets. Two-step floating catchment areas (Luo & Wang 2003,
  /// doi:10.1068/b29120); the sums over all communities are the sizes of the facilities that anyone reaches.
  ///
  /// - Parameters:
  ///   - sizes: by number of the facility, not negative; nil is not known, and provides nothing.
  ///   - owners: the community of each place.
  /// - Complexity: O(places in reach of each facility, in sum).
  package func supply(
    sizes: [Double?], owners: [Int32], communities: Int
  ) -> [CommunitySupply] {
    var supply = [CommunitySupply](repeating: CommunitySupply(), count: communities)
    var lastFacility = [Int](repeating: -1, count: communities)
    for (facility, size) in sizes.enumerated() {
      let demand = figures[facility].demandInReach
      let rate = demand > 0 ? (size ?? 0) / demand : 0
      for place in inReach[facility] where weights[Int(place)] > 0 {
        let community = Int(owners[Int(place)])
        supply[community].amount += rate * weights[Int(place)]
        guard lastFacility[community] != facility else { continue }
        lastFacility[community] = facility
        supply[community].facilities += 1
        guard let size else { continue }
        supply[community].known += 1
        supply[community].largest = max(supply[community].largest, size)
      }
    }
    return supply
  }
}
