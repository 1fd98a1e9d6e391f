import Coverage
import PlanarGeometry

/// The facilities of each examined type in ascending order of id, so that nothing depends on the
/// order of the input.
struct FacilityRoster {
  /// A facility that offers a type.
  struct Member {
    /// Position in the table.
    var facility: Int
    /// How many it stands for.
    var count: Int
  }

  private let table: FacilityTable
  /// Where each facility stands: its first entrance, or a point of its region.
  let places: [PlanarPoint]
  /// For each type the facilities that offer it.
  let members: [[Member]]

  /// - Parameter positions: of the examined types in the standard of the table.
  init(_ table: FacilityTable, positions: [Int]) {
    self.table = table
    places = (0..<table.count).map { facility in
      if let entrance = table.entranceRange(of: facility).first { return table.entrances[entrance] }
      guard let region = table.regions[Int32(facility)] else { return PlanarPoint(x: 0, y: 0) }
      return region.surfacePoint(
        near: region.box.center, minX: region.box.minX, maxX: region.box.maxX) ?? region.vertices[0]
    }
    var columns = [Int](repeating: -1, count: (positions.max() ?? 0) + 1)
    for (column, position) in positions.enumerated() { columns[position] = column }
    var members = [[Member]](repeating: [], count: positions.count)
    let byID = (0..<table.count).sorted {
      table.ids[$0].utf8.lexicographicallyPrecedes(table.ids[$1].utf8)
    }
    for facility in byID {
      for service in table.services[table.serviceRange(of: facility)]
      where columns.indices.contains(Int(service.type)) && columns[Int(service.type)] >= 0 {
        members[columns[Int(service.type)]].append(
          Member(facility: facility, count: Int(service.count)))
      }
    }
    self.members = members
  }

  /// Facilities in each community for each type, row by row.
  func insideCounts(_ home: RegionMembership, communities: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: communities * members.count)
    for (type, facilities) in members.enumerated() {
      for facility in facilities {
        for community in home.regions(of: facility.facility) {
          counts[Int(community) * members.count + type] += facility.count
        }
      }
    }
    return counts
  }

  /// The layer of some facilities of a type.
  func layer(of members: [Member], radius: Double) -> FacilityLayer {
    var points: [PlanarPoint] = []
    var pointOwners: [Int32] = []
    var regions: [PlanarRegion] = []
    var regionOwners: [Int32] = []
    for (owner, member) in members.enumerated() {
      let entrances = table.entrances[table.entranceRange(of: member.facility)]
      points += entrances
      pointOwners += repeatElement(Int32(owner), count: entrances.count)
      if entrances.isEmpty, let region = table.regions[Int32(member.facility)] {
        regions.append(region)
        regionOwners.append(Int32(owner))
      }
    }
    return FacilityLayer(
      radius: radius, points: points, pointOwners: pointOwners, regions: regions,
      regionOwners: regionOwners, counts: members.map(\.count))
  }
}
