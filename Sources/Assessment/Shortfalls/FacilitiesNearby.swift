import PlanarGeometry
import SpatialIndexing

/// Which facilities of each examined type stand near a community, by straight lines.
struct FacilitiesNearby {
  let table: FacilityTable
  /// Of the examined types in the standard.
  private let positions: [Int]
  private let layers: [Layer]

  /// The facilities of one type.
  private struct Layer {
    /// Positions of entrances, with the facility of each.
    var points: any PointIndex
    var owners: [Int]
    /// Polygon facilities without entrances.
    var regions: [(facility: Int, region: PlanarRegion)]
  }

  /// - Parameter positions: of the examined types in the standard.
  /// - Complexity: O(services + entrances).
  init(_ table: FacilityTable, positions: [Int]) {
    self.table = table
    self.positions = positions
    var numbers: [Int: Int] = [:]
    for (type, position) in positions.enumerated() { numbers[position] = type }
    var places = positions.map { _ in (points: [PlanarPoint](), owners: [Int]()) }
    var regions = positions.map { _ in [(facility: Int, region: PlanarRegion)]() }
    for facility in 0..<table.count {
      let offered = Set(
        table.services[table.serviceRange(of: facility)].compactMap { numbers[Int($0.type)] })
      let entrances = table.entrances[table.entranceRange(of: facility)]
      for type in offered {
        places[type].points += entrances
        places[type].owners += entrances.map { _ in facility }
        if entrances.isEmpty, let region = table.regions[Int32(truncatingIfNeeded: facility)] {
          regions[type].append((facility, region))
        }
      }
    }
    layers = zip(places, regions).map { places, regions in
      Layer(
        points: IndexStrategy.grid.makeIndex(places.points), owners: places.owners,
        regions: regions)
    }
  }

  /// Positions of the facilities of a type at most so many metres from a region, or in it, ascending.
  ///
  /// Complexity: O(facilities in the region's box with the margin · vertices).
  func facilities(ofType type: Int, within metres: Double, of region: PlanarRegion) -> [Int] {
    let layer = layers[type]
    var near: [Int32] = []
    let limit = metres * metres
    layer.points.box(region.box.expanded(by: metres), into: &near)
    var found = Set<Int>()
    for place in near {
      let facility = layer.owners[Int(place)]
      guard !found.contains(facility) else { continue }
      let entrances = table.entrances[table.entranceRange(of: facility)]
      if entrances.contains(where: { region.squaredDistance(to: $0) <= limit }) {
        found.insert(facility)
      }
    }
    for (facility, other) in layer.regions
    where region.box.squaredDistance(to: other.box) <= limit
      && region.squaredDistance(to: other) <= limit
    {
      found.insert(facility)
    }
    return found.sorted()
  }

  /// All that a facility offers of a type.
  func service(of facility: Int, type: Int) -> FacilityService {
    table.service(of: facility) { Int($0.type) == positions[type] }
  }
}
