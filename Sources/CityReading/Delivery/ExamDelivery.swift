package import PlanarGeometry
import Projection
package import TableFiles
import Wording

/// The exam data of a city as files beside those of `CityDelivery`: tables, layers, and a study file for each of two
/// half-years, of which the first names everything.
package struct ExamDelivery {
  /// A table whose rows may have places, written as longitude and latitude in two more columns.
  package struct Table {
    package var name: String
    package var columns: [String]
    package var rows: [[String]]
    package var places: [PlanarPoint]?
    package var placeColumns: (x: String, y: String)

    package init(
      name: String, columns: [String], rows: [[String]], places: [PlanarPoint]?,
      placeColumns: (String, String)
    ) {
      (self.name, self.columns, self.rows) = (name, columns, rows)
      (self.places, self.placeColumns) = (places, placeColumns)
    }
  }

  private let delivery: CityDelivery
  private let tables: [Table]
  private let layers: [MapLayer]
  /// The last day of the first half-year.
  private let firstDay: String
  private let secondDay: String

  package init(
    _ delivery: CityDelivery, tables: [Table], layers: [MapLayer], days: (String, String)
  ) {
    (self.delivery, self.tables, self.layers) = (delivery, tables, layers)
    (firstDay, secondDay) = days
  }

  /// Names of all files.
  package static let fileNames = [
    "study-exam.yaml", "study-exam-b.yaml", "communities-a.geojson", "communities-b.geojson",
    "circles.geojson", "units.geojson", "facilities-a.csv", "facilities-b.csv", "survey.csv",
    "complaints.csv", "projects.csv", "candidates.csv", "acceptance-scores.csv", "truth.csv",
    "crosswalk.csv",
  ]

  /// Makes one file after the other and hands it over with its name.
  ///
  /// - Throws: what `write` throws, or `ProjectionError`.
  /// - Complexity: O(cells + vertices).
  package func write(to write: (_ name: String, _ bytes: [UInt8]) throws -> Void) throws {
    let transform = try CoordinateTransform(from: .wgs84, to: LocalSystem(center: delivery.center))
    for table in tables {
      let positions = table.places.map(transform.toSource)
      try write(table.name, Self.csv(table, at: positions))
    }
    for layer in layers {
      try write(layer.name + ".geojson", layer.geoJSON(positions: transform.toGeographic))
    }
    try write("study-exam.yaml", Array(firstStudy.utf8))
    try write("study-exam-b.yaml", Array(secondStudy.utf8))
  }

  private static func csv(_ table: Table, at positions: [SourceCoordinate]?) -> [UInt8] {
    let places = positions == nil ? [] : [table.placeColumns.x, table.placeColumns.y]
    var writer = CSVWriter(columns: table.columns + places)
    for (number, row) in table.rows.enumerated() {
      for cell in row { writer.text(cell) }
      if let position = positions?[number] {
        writer.number(position.x, decimals: 6, trimmed: true)
        writer.number(position.y, decimals: 6, trimmed: true)
      }
      writer.endRow()
    }
    return writer.bytes
  }

  // MARK: - Studies

  private var firstStudy: String {
    delivery.studyFile(
      facilities: delivery.facilityLines(of: "facilities-a.csv"),
      communities: "communities-a.geojson")
        + """
        survey: {path: survey.csv}
        complaints: {path: complaints.csv, crs: EPSG:4326}
        candidates: {path: candidates.csv, crs: EPSG:4326}
        projects: {path: projects.csv}
        acceptance: {path: acceptance-scores.csv}
        units:
          - {path: circles.geojson, name: 15分钟公共服务圈, circle: 15}
          - {path: units.geojson, name: 5分钟公共服务圈, circle: 5}
        as_of: \(firstDay)

        """
  }

  private var secondStudy: String {
    delivery.studyFile(
      facilities: delivery.facilityLines(of: "facilities-b.csv"),
      communities: "communities-b.geojson")
        + """
        candidates: {path: candidates.csv, crs: EPSG:4326}
        projects: {path: projects.csv}
        as_of: \(secondDay)

        """
  }
}
