import Coverage
import PlanarGeometry

/// The facilities of each examined type in ascending order of id, so that nothing depends on the
/// order of the input.
///
/// Facilities are known by their positions: those of the city's table, and behind them those that
/// scenarios have added.
package struct FacilityRoster: Sendable {
  /// A facility that offers a type.
  package struct Member: Sendable {
    package var facility: Int
    /// How many it stands for.
    package var count: Int
  }

  private let table: FacilityTable
  private var added = FacilityTable()
  /// Communities in which the facilities of the table stand.
  private let homes: RegionMembership
  private var homesOfAdded: [[Int32]] = []
  private let regions: [PlanarRegion]
  /// Examined type at each position of the standard; −1 where it is not examined.
  private let examinedTypes: [Int]
  /// For each type the facilities that offer it.
  private(set) var members: [[Member]]

  /// - Parameters:
  ///   - positions: of the examined types in the standard of the table.
  ///   - regions: of the communities.
  init(
    _ table: FacilityTable, positions: [Int], regions: [PlanarRegion],
    makeHomes: ([PlanarPoint]) -> RegionMembership
  ) {
    self.table = table
    self.regions = regions
    homes = makeHomes((0..<table.count).map { table.place(of: $0) })
    var examinedTypes = [Int](repeating: -1, count: (positions.max() ?? 0) + 1)
    for (type, position) in positions.enumerated() { examinedTypes[position] = type }
    self.examinedTypes = examinedTypes
    members = [[Member]](repeating: [], count: positions.count)
    let byID = (0..<table.count).sorted {
      table.ids[$0].utf8.lexicographicallyPrecedes(table.ids[$1].utf8)
    }
    for facility in byID {
      for (type, member) in services(of: facility) { members[type].append(member) }
    }
  }

  /// Facilities of the city's table, and with those that were added, the ones that were taken out
  /// included.
  package var cityCount: Int { table.count }
  package var count: Int { table.count + added.count }

  /// Position among the examined types of what a service offers; nil when it is not examined.
  package func type(of service: FacilityService) -> Int? {
    let position = Int(service.type)
    guard examinedTypes.indices.contains(position), examinedTypes[position] >= 0 else { return nil }
    return examinedTypes[position]
  }

  /// Examined types that a facility offers, once for each time it does.
  private func services(of facility: Int) -> [(type: Int, member: Member)] {
    let services = table(of: facility) { $0.services[$0.serviceRange(of: $1)] }
    return services.compactMap { service in
      type(of: service).map { ($0, Member(facility: facility, count: Int(service.count))) }
    }
  }

  private func table<Value>(of facility: Int, _ read: (FacilityTable, Int) -> Value) -> Value {
    facility < table.count ? read(table, facility) : read(added, facility - table.count)
  }

  /// The facility at a position.
  package subscript(position: Int) -> Facility { table(of: position) { $0[$1] } }

  /// Positions of the communities in which a facility stands, ascending.
  package func homes(of facility: Int) -> [Int32] {
    facility < table.count
      ? Array(homes.regions(of: facility)) : homesOfAdded[facility - table.count]
  }

  /// A facility that begins or ends to offer a type.
  struct Change: Sendable {
    var type: Int
    var member: Member
    var isAdded: Bool
  }

  /// Takes facilities out and puts others in.
  ///
  /// - Parameter positions: of facilities that are in the roster.
  /// - Complexity: O(members of the types that change + communities · added).
  mutating func change(removing positions: [Int], adding facilities: [Facility]) -> [Change] {
    var changes: [Change] = []
    for position in positions {
      for (type, member) in services(of: position) {
        members[type].removeAll { $0.facility == position }
        changes.append(Change(type: type, member: member, isAdded: false))
      }
    }
    for facility in facilities {
      let position = table.count + added.count
      added.append(facility)
      homesOfAdded.append(
        RegionMembership.regions(holding: added.place(of: added.count - 1), among: regions))
      for (type, member) in services(of: position) {
        members[type].insert(member, at: place(of: facility.id, inType: type))
        changes.append(Change(type: type, member: member, isAdded: true))
      }
    }
    return changes
  }

  /// Where a facility with an id belongs among the members of a type.
  private func place(of id: String, inType type: Int) -> Int {
    var range = 0..<members[type].count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let other = table(of: members[type][middle].facility) { $0.ids[$1] }
      let isBefore = id.utf8.lexicographicallyPrecedes(other.utf8)
      range = isBefore ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }

  /// The layer of some facilities of a type.
  func layer(of members: [Member], radius: Double, weightColumn: Int) -> FacilityLayer {
    var points: [PlanarPoint] = []
    var pointOwners: [Int32] = []
    var regions: [PlanarRegion] = []
    var regionOwners: [Int32] = []
    for (owner, member) in members.enumerated() {
      let (entrances, region) = table(of: member.facility) {
        ($0.entrances[$0.entranceRange(of: $1)], $0.regions[Int32($1)])
      }
      points += entrances
      pointOwners += repeatElement(Int32(owner), count: entrances.count)
      if entrances.isEmpty, let region {
        regions.append(region)
        regionOwners.append(Int32(owner))
      }
    }
    var layer = FacilityLayer(
      radius: radius, points: points, pointOwners: pointOwners, regions: regions,
      regionOwners: regionOwners, counts: members.map(\.count))
    layer.weightColumn = weightColumn
    return layer
  }
}
