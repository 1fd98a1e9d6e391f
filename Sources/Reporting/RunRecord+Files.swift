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
      "pool.csv",
      "gaps.csv", "foot_losses.csv", "demand.csv", "scenarios.csv", "scenario_types.csv",
      "changes.csv", "problems.csv", "summary.json",
      "communities.geojson", "results.xlsx", "results.gpkg",
      "report.html",
    ] + surveyFiles

  /// What tells `facilities.csv` of a result from one of the input; only a run that writes it names it besides
  /// `fileNames`.
  public static let facilityFile = ResultMarker(
    name: "facilities.csv",
    start: "\u{FEFF}" + facilityColumns.prefix(6).joined(separator: ","))

  /// What tells that a folder holds results of an earlier run.
  public static let marker = ResultMarker(name: "summary.json", start: "{\n  \"version\": ")

  /// Writes the files that `formats` ask for besides `summary.json`, which is made last because it
  /// states how long the writing took. Files that grow with the city are written part by part.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way back to WGS 84.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws {
    if formats.contains(.geojson) {
      let transform = try CoordinateTransform(from: .wgs84, to: local)
      let positions = { (region: PlanarRegion) in transform.toGeographic(region.vertices) }
      try writeCommunities(positions: positions) {
        try folder.append($0, to: "communities.geojson")
      }
    }
    try writeBundles(formats, to: folder)
    if formats.contains(.csv) {
      try writeCoverage { try folder.append($0, to: "coverage.csv") }
      try folder.write(communityTable(), as: "communities.csv")
      try folder.write(typeTable(), as: "types.csv")
      try folder.write(streetTable(), as: "streets.csv")
      try folder.write(districtTable(), as: "districts.csv")
      if city.communities.contains(where: { $0.kind != nil }) {
        try folder.write(kindTable(), as: "kinds.csv")
      }
      if isOnFoot { try folder.write(footLossTable(), as: "foot_losses.csv") }
      for table in surveyTables { try folder.write(table.bytes, as: table.name) }
    }
    try folder.write(problemTable(), as: "problems.csv")
    try writeDemand(to: folder)
    try writeFacilities(to: folder)
  }

  /// Writes all tables once more into a workbook and a GeoPackage, as far as `formats` ask for them.
  private func writeBundles(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws {
    guard !formats.isDisjoint(with: [.xlsx, .gpkg]) else { return }
    var bundle = BundledTables()
    bundle.add("communities.csv", communityTable())
    bundle.add("types.csv", typeTable())
    bundle.add("coverage.csv", coverageTable())
    bundle.add("streets.csv", streetTable())
    bundle.add("districts.csv", districtTable())
    if isOnFoot { bundle.add("foot_losses.csv", footLossTable()) }
    for table in surveyTables { bundle.add(table.name, table.bytes) }
    bundle.add("problems.csv", problemTable())
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    let map =
      formats.contains(.gpkg) ? communityLayer { transform.toGeographic($0.vertices) } : nil
    try bundle.write(formats, map: map, to: folder)
  }

  private static let tableNames = [
    "communities.csv", "types.csv", "coverage.csv", "streets.csv", "districts.csv",
  ]

  /// Names of the files that `formats` ask for, those first that are opened first.
  public func fileNames(for formats: Set<OutputFormat>) -> [String] {
    let tables =
      Self.tableNames + (isOnFoot ? ["foot_losses.csv"] : [])
      + (city.survey == nil ? [] : Self.surveyFiles)
    return (formats.contains(.csv) ? tables : [])
      + (formats.contains(.geojson) ? ["communities.geojson"] : [])
      + BundledTables.fileNames(for: formats)
      + (result.demand == nil ? [] : ["demand.csv"])
      + (result.facilityLoads == nil ? [] : [Self.facilityFile.name]) + [
        "problems.csv", "summary.json",
      ]
  }
}

/// A kind of file that a run can write; `summary.json` and `problems.csv` are always written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case csv, geojson, json, xlsx, gpkg

  /// What is written when nothing else is asked for.
  public static let standard: Set<OutputFormat> = [.csv, .geojson]
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
