import PlanarGeometry
public import RunFiles
import TableFiles

/// The tables of a siting and the places of the proposed sites, as they are written.
struct SitingTables {
  /// By the name of the file; the first has a row for each site.
  var tables: [(name: String, bytes: [UInt8])]
  let problems: [UInt8]
  /// nil where a matrix gives no places.
  let sites: RowShapes?

  /// - Parameter hasPlaces: whether the sites are places on a map.
  init(_ record: SitingRecord, hasPlaces: Bool) {
    tables = [("sites.csv", record.siteTable())]
    if record.alternatives != nil {
      tables.append(("alternatives.csv", record.alternativeTable()))
    }
    problems = record.problemTable()
    let points = record.sites.map { $0.place.map { SourceCoordinate(x: $0.x, y: $0.y) } }
    sites = hasPlaces ? RowShapes(points: points) : nil
  }

  /// Writes what `formats` ask for, and the problems.
  func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws(OutputError) {
    if formats.contains(.csv) {
      for (name, bytes) in tables { try folder.write(bytes, as: name) }
    }
    try folder.write(problems, as: "problems.csv")
    guard !formats.isDisjoint(with: [.xlsx, .gpkg]) else { return }
    var bundle = BundledTables()
    for (name, bytes) in tables { bundle.add(name, bytes) }
    bundle.add("problems.csv", problems)
    try bundle.write(formats, map: sites, to: folder)
  }

  /// Names of the files that `formats` ask for.
  ///
  /// - Parameter tables: names of the tables.
  static func fileNames(of tables: [String], for formats: Set<OutputFormat>) -> [String] {
    (formats.contains(.csv) ? tables : []) + BundledTables.fileNames(for: formats)
      + ["problems.csv", "summary.json"]
  }
}

extension SitingRecord {
  fileprivate var tableNames: [String] {
    ["sites.csv"] + (alternatives == nil ? [] : ["alternatives.csv"])
  }

  /// Writes the tables; `summary.json` is made last, because it states how long the writing took.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws(OutputError) {
    try SitingTables(self, hasPlaces: false).write(formats, to: folder)
  }

  /// Names of the files that `formats` ask for.
  public func fileNames(for formats: Set<OutputFormat>) -> [String] {
    SitingTables.fileNames(of: tableNames, for: formats)
  }
}

extension CitySitingRecord {
  /// Writes the tables and the scenario; `summary.json` is made last, because it states how long the writing took.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws(OutputError) {
    var tables = SitingTables(siting, hasPlaces: true)
    tables.tables.append(("proposals.csv", proposalTable()))
    if !steps.isEmpty { tables.tables.append(("plan.csv", planTable())) }
    try tables.write(formats, to: folder)
    try folder.write(scenarioText(), as: "scenario.yaml")
  }

  /// Names of the files that `formats` ask for.
  public func fileNames(for formats: Set<OutputFormat>) -> [String] {
    let tables = siting.tableNames + ["proposals.csv"] + (steps.isEmpty ? [] : ["plan.csv"])
    return SitingTables.fileNames(of: tables, for: formats) + ["scenario.yaml"]
  }
}
