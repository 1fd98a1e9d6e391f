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
    /// For each layer the positions, in the city's table, of its facilities.
    var facilities: [[Int32]]
  }

  private let typeCount: Int
  /// Types that serve anyone first, then the restricted ones by area.
  let groups: [Group]
  /// Facilities of each type in the whole city.
  let counts: [Int]
  /// Facilities of each type in each community, row by row.
  let insideCounts: [Int]
  /// Column of the demand's weights for each type.
  let columns: [Int]

  init(
    of city: City, types: [FacilityType], positions: [Int], radii: [Double],
    columns: [Int], strategy: IndexStrategy
  ) {
    self.columns = columns
    let roster = FacilityRoster(city.facilities, positions: positions)
    func group(
      _ communities: [Int], _ types: [Int], _ members: [[FacilityRoster.Member]]
    ) -> Group {
      let layers = zip(types, members).map { type, members in
        var layer = roster.layer(of: members, radius: radii[type])
        layer.column = columns[type]
        return layer
      }
      return Group(
        communities: communities, types: types, layers: layers,
        facilities: members.map { $0.map { Int32($0.facility) } })
    }
    let home = RegionMembership(
      of: roster.places, in: city.communities.map(\.region), strategy: strategy)
    typeCount = types.count
    counts = types.indices.map { type in roster.members[type].reduce(0) { $0 + $1.count } }
    insideCounts = roster.insideCounts(home, communities: city.communities.count)
    let open = types.indices.filter { types[$0].serves == .anyone }
    var groups = [
      group(Array(city.communities.indices), open, open.map { roster.members[$0] })
    ]
    for type in types.indices where types[type].serves != .anyone {
      let areas = CommunityAreas(city.communities, by: types[type].serves)
      for (communities, members) in areas.divide(roster.members[type], home) {
        groups.append(group(communities, [type], [members]))
      }
    }
    self.groups = groups
  }

  /// Where the facilities of a type stand that serve each community: their entrances, and the vertices
  /// of polygons that are reached at their border.
  ///
  /// Complexity: O(n log n) in the places.
  func targets(ofType type: Int, strategy: IndexStrategy) -> [FacilityTargets] {
    var targets = [FacilityTargets](
      repeating: FacilityTargets([], strategy), count: insideCounts.count / max(typeCount, 1))
    for group in groups {
      guard let column = group.types.firstIndex(of: type) else { continue }
      let layer = group.layers[column]
      let places = FacilityTargets(
        layer.points + layer.regions.flatMap(\.vertices), strategy)
      for community in group.communities { targets[community] = places }
    }
    return targets
  }

  /// Gathers values of every community and type, row by row, from those of the groups.
  ///
  /// - Parameter compute: gives the values of a group's communities and types, row by row.
  func fill<Value: Sendable, Failure: Error>(
    count: Int, empty: Value,
    _ compute: (Group) async throws(Failure) -> [Value]
  ) async throws(Failure) -> [Value] {
    var values = [Value](repeating: empty, count: count * typeCount)
    for group in groups where !group.types.isEmpty {
      let part = try await compute(group)
      for (row, community) in group.communities.enumerated() {
        for (column, type) in group.types.enumerated() {
          values[community * typeCount + type] = part[row * group.types.count + column]
        }
      }
    }
    return values
  }
}

/// Places of facilities, and what finds the nearest.
struct FacilityTargets: Sendable {
  private let points: [PlanarPoint]
  private let index: any PointIndex

  init(_ points: [PlanarPoint], _ strategy: IndexStrategy) {
    self.points = points
    index = strategy.makeIndex(points)
  }

  func nearest(to place: PlanarPoint, within limit: Double) -> PlanarPoint? {
    index.nearest(to: place, within: limit).map { points[Int($0.position)] }
  }
}
