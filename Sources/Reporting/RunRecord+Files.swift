import Assessment
import PlanarGeometry
import Projection
public import RunFiles
import TableFiles
import Wording

extension RunRecord {
  /// Every name that a result of `assess` or `whatif` ever has; files with other names in the output folder are
  /// not ours.
  public static let fileNames =
    [
      "coverage.csv", "communities.csv", "types.csv", "streets.csv", "districts.csv", "kinds.csv",
      "groups.csv", "examined_units.csv", "examined_unit_coverage.csv",
      "examined_units.geojson", acceptanceFile, "pool.csv", "gaps.csv", "negative.csv",
      "foot_losses.csv", "demand.csv", "scenarios.csv", "scenario_types.csv", "changes.csv",
      "facility_records.csv", "problems.csv", "summary.json", "communities.geojson",
      "results.xlsx", "results.gpkg", ReportPage.file, "changes.geojson", reachMap,
      documentFile,
    ] + surveyFiles + pictureFiles

  /// What tells `facilities.csv` of a result from one of the input; only a run that writes it names it besides
  /// `fileNames`.
  public static let facilityFile = ResultMarker(
    name: "facilities.csv",
    start: "\u{FEFF}" + facilityColumns.prefix(6).joined(separator: ","))

  /// What tells that a folder holds results of an earlier run.
  public static let marker = ResultMarker(name: "summary.json", start: "{\n  \"version\": ")

  /// Writes the files that `formats` ask for, the pictures as `drawPictures` left them, besides `summary.json`, which is made last because it
  /// states how long the writing took. Files that grow with the city are written part by part.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way back to WGS 84.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws {
    if formats.contains(.geojson) {
      try writeCommunities(positions: positions()) {
        try folder.append($0, to: "communities.geojson")
      }
    }
    try writeBundles(formats, to: folder)
    try writeReach(formats, to: folder)
    if formats.contains(.csv) {
      try writeCoverage { try folder.append($0, to: "coverage.csv") }
      try folder.write(communityTable(), as: "communities.csv")
      for table in tables { try folder.write(table.make(), as: table.name) }
      try folder.write(facilityRecordTable(), as: "facility_records.csv")
    }
    try writeUnits(formats, to: folder)
    if formats.contains(.html) { try folder.write(page(), as: ReportPage.file) }
    try writePictures(formats, to: folder)
    try folder.write(problemTable(), as: "problems.csv")
    try writeDemand(to: folder)
    try writeFacilities(to: folder)
  }

  /// Longitude and latitude of the vertices of regions.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  func positions() throws -> (PlanarRegion) -> [GeographicPoint] {
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    return { transform.toGeographic($0.vertices) }
  }

  /// The tables beside those that grow with communities and types, in the order in which they are opened.
  var tables: [(name: String, make: () -> [UInt8])] {
    var tables: [(name: String, make: () -> [UInt8])] = [
      ("types.csv", typeTable), ("streets.csv", streetTable), ("districts.csv", districtTable),
    ]
    if city.communities.contains(where: { $0.kind != nil }) {
      tables.append(("kinds.csv", kindTable))
    }
    if !groups.isEmpty { tables.append(("groups.csv", groupTable)) }
    if isOnFoot { tables.append(("foot_losses.csv", footLossTable)) }
    if !units.isEmpty { tables.append(("examined_units.csv", unitTable)) }
    if acceptance != nil { tables.append((Self.acceptanceFile, acceptanceTable)) }
    return tables + shortfallTables + surveyTables
  }

  /// Names of the files that `formats` ask for, those first that are opened first.
  public func fileNames(for formats: Set<OutputFormat>) -> [String] {
    let tables =
      ["communities.csv", "coverage.csv"] + tables.map(\.name)
      + (units.isEmpty ? [] : ["examined_unit_coverage.csv"]) + ["facility_records.csv"]
    return (formats.contains(.html) ? [ReportPage.file] : [])
      + (formats.contains(.csv) ? tables : [])
      + (formats.contains(.geojson) ? ["communities.geojson"] : [])
      + (formats.contains(.geojson) && !units.isEmpty ? ["examined_units.geojson"] : [])
      + BundledTables.fileNames(for: formats) + drawn.map(\.name)
      + (formats.contains(.docx) ? [Self.documentFile] : []) + reachNames(for: formats)
      + (result.demand == nil ? [] : ["demand.csv"])
      + (result.facilityLoads == nil ? [] : [Self.facilityFile.name]) + [
        "problems.csv", "summary.json",
      ]
  }
}

/// Tables of a run from which an input was left out say so in a column `incomplete` at their end, so
/// that no row of theirs passes for one of a whole run.
extension RunRecord {
  func makeTable(_ columns: [String]) -> CSVWriter {
    CSVWriter(columns: columns + (isPartial ? ["incomplete"] : []))
  }

  func endRow(of table: inout CSVWriter) {
    if isPartial { table.text("yes") }
    table.endRow()
  }
}

extension RunRecord {
  /// `problems.csv`: one row per problem of the input, sorted by file, row, feature and field.
  public func problemTable() -> [UInt8] {
    var table = makeTable(InputProblem.columns)
    for problem in problems {
      table.append(problem)
      endRow(of: &table)
    }
    return table.bytes
  }

  func problemCount(_ severity: InputProblem.Severity) -> Int {
    problems.count { $0.severity == severity }
  }
}

extension InputProblem {
  /// The columns of `problems.csv`.
  static let columns = [
    "severity", "district", "file", "row", "feature", "field", "problem", "action", "fix", "count",
    "rows", "features",
  ]
}

extension CSVWriter {
  /// `problems.csv` of a run that leaves nothing out.
  static func table(of problems: [InputProblem]) -> [UInt8] {
    var table = CSVWriter(columns: InputProblem.columns)
    for problem in problems {
      table.append(problem)
      table.endRow()
    }
    return table.bytes
  }

  /// Writes the cells of a problem's row.
  mutating func append(_ problem: InputProblem) {
    text(problem.severity.rawValue)
    text(problem.district)
    text(problem.file)
    integer(problem.row)
    text(problem.feature)
    text(problem.field)
    text(problem.problem)
    text(problem.action.rawValue)
    text(problem.fix)
    integer(problem.count)
    text(problem.rows.map(String.init).joined(separator: ";"))
    text(problem.features.joined(separator: ";"))
  }
}
