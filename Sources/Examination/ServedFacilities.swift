import Coverage
import PlanarGeometry
import SpatialIndexing

/// The facilities of each examined type, and which communities each of them serves.
struct ServedFacilities: Sendable {
  /// Communities that share some facilities of some types.
  struct Group: Sendable {
    /// Positions of communities.
    var communities: [Int]
    /// Positions of examined types, one for each layer.
    var types: [Int]
    var layers: [FacilityLayer]
  }

  private let typeCount: Int
  /// Types that serve anyone first, then the restricted ones by area.
  private let groups: [Group]
  /// Facilities of each type in the whole city.
  let counts: [Int]
  /// Facilities of each type in each community, row by row.
  let insideCounts: [Int]

  init(
    of city: City, types: [FacilityType], positions: [Int], radii: [Double],
    strategy: IndexStrategy
  ) {
    let roster = FacilityRoster(city.facilities, positions: positions)
    let home = RegionMembership(
      of: roster.places, in: city.communities.map(\.region), strategy: strategy)
    typeCount = types.count
    counts = types.indices.map { type in roster.members[type].reduce(0) { $0 + $1.count } }
    insideCounts = roster.insideCounts(home, communities: city.communities.count)
    let open = types.indices.filter { types[$0].serves == .anyone }
    var groups = [
      Group(
        communities: Array(city.communities.indices), types: open,
        layers: open.map { roster.layer(of: roster.members[$0], radius: radii[$0]) })
    ]
    for type in types.indices where types[type].serves != .anyone {
      let areas = CommunityAreas(city.communities, by: types[type].serves)
      for (communities, members) in areas.divide(roster.members[type], home) {
        let layer = roster.layer(of: members, radius: radii[type])
        groups.append(Group(communities: communities, types: [type], layers: [layer]))
      }
    }
    self.groups = groups
  }

  /// Gathers values of every community and type, row by row, from those of the groups.
  func fill<Value: Sendable>(
    count: Int, empty: Value, _ compute: ([Int], [FacilityLayer]) async -> [Value]
  ) async -> [Value] {
    var values = [Value](repeating: empty, count: count * typeCount)
    for group in groups where !group.types.isEmpty {
      let part = await compute(group.communities, group.layers)
      for (row, community) in group.communities.enumerated() {
        for (column, type) in group.types.enumerated() {
          values[community * typeCount + type] = part[row * group.types.count + column]
        }
      }
    }
    return values
  }
}
