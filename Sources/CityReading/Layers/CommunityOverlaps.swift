import Assessment
import GEOSBridge
import PlanarGeometry
import Wording

/// Where the communities overlap, and what of it totals must count once.
struct CommunityOverlaps {
  let found: LayerOverlaps
  let communities: [Community]
  private let building: RegionBuilder

  init(
    _ found: LayerOverlaps, among communities: [Community], building: RegionBuilder
  ) {
    self.found = found
    self.communities = communities
    self.building = building
  }

  /// What is shared, as communities: the pairs that overlap by more than slivers, in their order, and behind
  /// them what a community shares with all of several others.
  struct Shares {
    var regions: [Community] = []
    /// One for each of `regions`.
    var claims: [SharedLand.Claim] = []
    /// How many of `regions` are pairs.
    var pairs = 0
  }

  /// Complexity: O(v log v) in the vertices of the communities that overlap.
  func shares() throws(InputError) -> Shares {
    let pairs = found.overlaps.filter { !$0.isSliver }
    var shares = Shares(pairs: pairs.count)
    for pair in pairs { try add(pair.second, sharedWith: [pair.first], to: &shares) }
    let byLater = Dictionary(grouping: pairs, by: \.second)
    for (later, own) in byLater.sorted(by: { $0.key < $1.key }) where own.count > 1 {
      try add(later, sharedWith: own.map(\.first).sorted(), to: &shares)
    }
    return shares
  }

  private func add(
    _ position: Int, sharedWith earlier: [Int], to shares: inout Shares
  ) throws(InputError) {
    var community = communities[position]
    let others = try building.union(earlier.map { communities[$0].region })
    community.region = try building.common(community.region, others)
    shares.regions.append(community)
    shares.claims.append(SharedLand.Claim(community: position, earlier: earlier))
  }
}

extension CommunityOverlaps.Shares {
  /// The shared land of a city, by its area.
  var byArea: SharedLand { SharedLand(claims: claims, parts: regions) }

  func byResidentialLand(
    _ land: [PlanarRegion], _ building: RegionBuilder
  ) throws(InputError) -> SharedLand {
    let residential = try building.divide(land, among: regions.map(\.region))
    return SharedLand(claims: claims, parts: regions, residential: residential)
  }

  /// - Parameter layer: the people of each of `regions`.
  func byPeople(_ layer: PopulationLayer) -> SharedLand {
    SharedLand(claims: claims, parts: regions, population: layer)
  }
}

extension CommunityReader {
  /// Notes the overlaps of the communities and gives the city, whose demand is known, what they share.
  ///
  /// - Parameter people: reads the people of other regions; nil where the measure does not count people.
  func enterOverlaps(
    of city: inout City, _ measure: DemandMeasure, people: PopulationReader?, log: inout ReadingLog
  ) throws(InputError) {
    let overlaps = try overlaps(among: city.communities)
    let shares = try overlaps.shares()
    guard !shares.claims.isEmpty else { return note(overlaps, people: nil, log: &log) }
    switch measure {
    case .area: city.sharedLand = shares.byArea
    case .residential:
      city.sharedLand = try shares.byResidentialLand(city.residentialLand, building)
    case .population:
      guard let people else { break }
      let layer = try people.layer(ofShared: shares.regions)
      city.sharedLand = shares.byPeople(layer)
      let sums = (0..<shares.pairs).map { layer.people(in: $0) }
      return note(overlaps, people: sums, log: &log)
    }
    note(overlaps, people: nil, log: &log)
  }
}
