import Assessment
import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import Wording

extension RunRecord {
  /// Writes `facilities.csv`, where the run measured its facilities.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way back to WGS 84.
  func writeFacilities(to folder: OutputFolder) throws {
    guard let bytes = try facilityTable() else { return }
    try folder.write(bytes, as: Self.facilityFile.name)
  }

  /// `facilities.csv`: one row per facility and examined type, sorted by the id of the facility, then by type; nil where
  /// the run did not measure its facilities.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  /// - Complexity: O(rows).
  func facilityTable() throws -> [UInt8]? {
    guard let loads = result.facilityLoads else { return nil }
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    let positions = transform.toGeographic(
      loads.rows.map { city.facilities.place(of: $0.facility) })
    var table = makeTable(Self.facilityColumns)
    for (row, position) in zip(loads.rows, positions) {
      table.load(row, of: city, type: result.types[row.type].id)
      table.origin(of: city.facilities[row.facility], at: position)
      endRow(of: &table)
    }
    return table.bytes
  }

  static let facilityColumns = [
    "facility_id", "name", "type", "community_id", "people_in_reach", "people_nearest", "mean_m",
    "load", "capacity", "load_share", "status", "x", "y", "source", "row", "opened", "closed",
  ]
}

extension CSVWriter {
  fileprivate mutating func load(_ row: FacilityLoad, of city: City, type: String) {
    text(city.facilities.ids[row.facility])
    text(city.facilities.names[row.facility])
    text(type)
    text(row.community.map { city.communities[$0].id })
    number(row.demandInReach, decimals: 3)
    number(row.demandNearest, decimals: 3)
    number(row.meanDistance, decimals: 3)
    number(row.load, decimals: 3)
    number(row.capacity, decimals: 3, trimmed: true)
    number(row.loadShare, decimals: 6)
  }

  fileprivate mutating func origin(of facility: Facility, at position: GeographicPoint) {
    text(facility.status)
    number(position.longitude, decimals: 7)
    number(position.latitude, decimals: 7)
    text(facility.origin?.file)
    integer(facility.origin?.row)
    text(facility.opened)
    text(facility.closed)
  }
}

extension RunRecord {
  /// Types of which only some facilities tell a size, so that another one stands for it.
  static func sizeProblems(of result: AssessmentResult, language: Language) -> [InputProblem] {
    guard let loads = result.facilityLoads else { return [] }
    return result.types.indices.filter { loads.known[$0].isPartial }.map { type in
      let (known, size) = (loads.known[type], loads.sizes[type])
      let message = FacilityTexts.partlySized(
        capacities: known.capacities, floorAreas: known.floorAreas, of: known.facilities,
        by: size.name)
      return InputProblem(
        .info, .assumed, feature: result.types[type].id, says: message, in: language)
    }
  }
}

extension FacilitySize {
  fileprivate var name: LocalizedText {
    switch self {
    case .capacity: FacilityTexts.capacity
    case .floorArea: FacilityTexts.floorArea
    case .count: FacilityTexts.count
    }
  }
}
