package import Coverage
import FlatArrays
import PlanarGeometry
import SpatialIndexing

/// The facilities of each examined type, and which communities each of them serves.
package struct ServedFacilities: Sendable {
  /// Communities that share some facilities of some types.
  package struct Group: Sendable {
    /// Positions of communities.
    package var communities: [Int]
    /// Positions of examined types, one for each layer.
    package var types: [Int]
    package var layers: [FacilityLayer]
    /// For each layer the positions, in the roster, of its facilities.
    package var facilities: [[Int32]]
  }

  /// Of values by community and type.
  let index: RowIndex
  private let radii: [Double]
  package private(set) var roster: FacilityRoster
  /// Types that serve anyone first, then the restricted ones by area.
  package private(set) var groups: [Group] = []
  /// Of the types that do not serve anyone.
  private var areas: [Int: CommunityAreas] = [:]
  /// Facilities of each type in each community, row by row.
  package private(set) var insideCounts: [Int]
  /// Which of the demand's weights each type counts.
  let weightColumns: [Int]

  init(
    of city: City, types: [FacilityType], positions: [Int], radii: [Double],
    weightColumns: [Int], strategy: IndexStrategy
  ) {
    self.weightColumns = weightColumns
    self.radii = radii
    index = RowIndex(width: types.count)
    let regions = city.communities.map(\.region)
    roster = FacilityRoster(city.facilities, positions: positions, regions: regions) {
      RegionMembership(of: $0, in: regions, strategy: strategy)
    }
    insideCounts = [Int](repeating: 0, count: index.count(ofRows: city.communities.count))
    for type in types.indices {
      for member in roster.members[type] { count(member, type, sign: 1) }
    }
    let open = types.indices.filter { types[$0].serves == .anyone }
    groups = [
      group(of: Array(city.communities.indices), open, open.map { roster.members[$0] })
    ]
    for type in types.indices where types[type].serves != .anyone {
      let areas = CommunityAreas(city.communities, by: types[type].serves)
      self.areas[type] = areas
      for (communities, members) in areas.divide(roster.members[type], of: roster) {
        groups.append(group(of: communities, [type], [members]))
      }
    }
  }

  /// Facilities of each type in the whole city.
  package var counts: [Int] { roster.members.map { $0.reduce(0) { $0 + $1.count } } }

  private mutating func count(_ member: FacilityRoster.Member, _ type: Int, sign: Int) {
    for community in roster.homes(of: member.facility) {
      insideCounts[index[Int(community), type]] += sign * member.count
    }
  }

  private func group(
    of communities: [Int], _ types: [Int], _ members: [[FacilityRoster.Member]]
  ) -> Group {
    Group(
      communities: communities, types: types,
      layers: zip(types, members).map { type, members in
        roster.layer(of: members, radius: radii[type], weightColumn: weightColumns[type])
      },
      facilities: members.map { $0.map { Int32($0.facility) } })
  }

  /// A layer whose facilities have changed.
  package struct LayerChange: Sendable {
    /// Position of its group.
    package var group: Int
    /// Its number among the layers of the group.
    package var layer: Int
    package var type: Int
    /// Facilities that were in the layer and are not, and the reverse.
    package var removed: [FacilityRoster.Member]
    package var added: [FacilityRoster.Member]
  }

  /// Takes facilities out and puts others in, and gives the layers that this changes.
  ///
  /// - Complexity: O(facilities of the types that change + communities · (types + added)).
  package mutating func change(
    removing positions: [Int], adding facilities: [Facility]
  ) -> [LayerChange] {
    let changes = roster.change(removing: positions, adding: facilities)
    for change in changes {
      count(change.member, change.type, sign: change.isAdded ? 1 : -1)
    }
    return Set(changes.map(\.type)).sorted().flatMap { type in
      replaceLayers(
        ofType: type, removed: changes.filter { $0.type == type && !$0.isAdded }.map(\.member),
        added: changes.filter { $0.type == type && $0.isAdded }.map(\.member))
    }
  }

  private mutating func replaceLayers(
    ofType type: Int, removed: [FacilityRoster.Member], added: [FacilityRoster.Member]
  ) -> [LayerChange] {
    var members = [roster.members[type]]
    if let areas = areas[type] {
      members = areas.divide(roster.members[type], of: roster).map(\.members)
    }
    var changes: [LayerChange] = []
    for number in groups.indices {
      guard let layer = groups[number].types.firstIndex(of: type) else { continue }
      let own = members.removeFirst()
      let (old, new) = (groups[number].facilities[layer], own.map { Int32($0.facility) })
      let change = LayerChange(
        group: number, layer: layer, type: type,
        removed: removed.filter { old.contains(Int32($0.facility)) },
        added: added.filter { new.contains(Int32($0.facility)) })
      guard !change.removed.isEmpty || !change.added.isEmpty else { continue }
      groups[number].facilities[layer] = new
      groups[number].layers[layer] = roster.layer(
        of: own, radius: radii[type], weightColumn: weightColumns[type])
      changes.append(change)
    }
    return changes
  }

  /// Where the facilities of a type stand that serve each community: their entrances, and the vertices
  /// of polygons that are reached at their border.
  ///
  /// Complexity: O(n log n) in the places.
  func targets(ofType type: Int, strategy: IndexStrategy) -> [FacilityTargets] {
    var targets = [FacilityTargets](
      repeating: FacilityTargets([], strategy), count: insideCounts.count / max(index.width, 1))
    for group in groups {
      guard let number = group.types.firstIndex(of: type) else { continue }
      let layer = group.layers[number]
      let places = FacilityTargets(
        layer.points + layer.regions.flatMap(\.vertices), strategy)
      for community in group.communities { targets[community] = places }
    }
    return targets
  }

  /// A table of a value for every community and type, to be filled group by group.
  func table<Value>(of empty: Value, communities: Int) -> GroupTable<Value> {
    GroupTable(empty, index: index, communities: communities)
  }
}

/// Values of every community and type, row by row, put together from those of the groups.
struct GroupTable<Value> {
  private(set) var values: [Value]
  private let index: RowIndex

  init(_ empty: Value, index: RowIndex, communities: Int) {
    self.index = index
    values = [Value](repeating: empty, count: index.count(ofRows: communities))
  }

  /// - Parameter part: the values of a group's communities and types, row by row.
  mutating func enter(_ part: [Value], of group: ServedFacilities.Group) {
    let own = RowIndex(width: group.types.count)
    for (row, community) in group.communities.enumerated() {
      for (layer, type) in group.types.enumerated() {
        values[index[community, type]] = part[own[row, layer]]
      }
    }
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
