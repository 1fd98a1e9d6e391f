import CityData
import Examination
import PlanarGeometry
import Projection

extension RunRecord {
  /// Writes `demand.csv`, where the run kept the demand: one row per place and type, sorted by the id of
  /// the place, some megabytes at a time.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way to the layer's system.
  /// - Complexity: O(places · (log places + types)).
  func writeDemand(to folder: OutputFolder) throws {
    guard let demand = result.demand else { return }
    let transform = try CoordinateTransform(from: demandSystem, to: local)
    let order = demand.placesByID
    var table = makeTable(Self.demandColumns)
    for start in stride(from: 0, to: order.count, by: Self.placesAtOnce) {
      let places = order[start..<min(start + Self.placesAtOnce, order.count)]
      let coordinates = transform.toSource(places.map { demand.positions[Int($0)] })
      for (place, coordinate) in zip(places, coordinates) {
        append(Int(place), coordinate, demand, to: &table)
      }
      try folder.append(table.takeBytes(), to: "demand.csv")
    }
    try folder.append(table.takeBytes(), to: "demand.csv")
  }

  private static let demandColumns = [
    "demand_id", "community_id", "x", "y", "weight", "type", "distance_m", "facility_id", "status",
  ]
  private static let placesAtOnce = 4096

  private func append(
    _ place: Int, _ coordinate: SourceCoordinate, _ demand: DemandTable, to table: inout CSVWriter
  ) {
    let decimals = demandSystem.isGeographic ? 7 : 3
    let community = city.communities[Int(demand.communities[place])].id
    for (number, type) in result.types.enumerated() {
      let nearest = demand.nearest[place * result.types.count + number]
      let isKnown = nearest.facility >= 0
      table.text(demand.ids[place])
      table.text(community)
      table.number(coordinate.x, decimals: decimals)
      table.number(coordinate.y, decimals: decimals)
      table.number(demand.weight(of: place, group: type.group), decimals: 3)
      table.text(type.id)
      table.number(nearest.distance, decimals: 3)
      table.text(isKnown ? city.facilities.ids[Int(nearest.facility)] : nil)
      table.text(nearest.status.rawValue)
      endRow(of: &table)
    }
  }
}

extension DemandTable {
  /// Positions of the places in the order of the UTF-8 bytes of their ids; a place that stands in two
  /// communities is first in the first.
  fileprivate var placesByID: [Int32] {
    ids.indices.map { Int32($0) }.sorted { a, b in
      let (first, second) = (ids[Int(a)].utf8, ids[Int(b)].utf8)
      if first.lexicographicallyPrecedes(second) { return true }
      return a < b && !second.lexicographicallyPrecedes(first)
    }
  }
}
