import Assessment
import PlanarGeometry
public import RunFiles
import TableFiles

/// The tables of a siting and the places of the proposed sites, as they are written.
struct SitingTables {
  /// By the name of the file. Those of which each row is a site are layers.
  var tables: [(name: String, bytes: [UInt8], hasSites: Bool)]
  let problems: [UInt8]
  /// nil where a matrix gives no places.
  private let sites: RowShapes?
  private let styles: [LayerStyle]

  init(_ record: SitingRecord) {
    tables = [("sites.csv", record.siteTable(), true)]
    if record.alternatives != nil {
      tables.append(("alternatives.csv", record.alternativeTable(), false))
    }
    problems = record.problemTable()
    let points = record.sites.map { $0.place.map { SourceCoordinate(x: $0.x, y: $0.y) } }
    sites = record.isInCity ? RowShapes(points: points) : nil
    styles = ["sites", "proposals", "plan"].map {
      .sites(of: $0, label: "order", in: record.language)
    }
  }

  /// Writes what `formats` ask for, and the problems.
  func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws(OutputError) {
    if formats.contains(.csv) {
      for table in tables { try folder.write(table.bytes, as: table.name) }
    }
    try folder.write(problems, as: "problems.csv")
    guard !formats.isDisjoint(with: [.xlsx, .gpkg]) else { return }
    var bundle = BundledTables()
    for table in tables {
      bundle.add(table.name, table.bytes, at: table.hasSites ? sites : nil)
    }
    bundle.add("problems.csv", problems)
    bundle.styles = styles.withDefaults
    try bundle.write(formats, to: folder)
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
    try SitingTables(self).write(formats, to: folder)
  }

  /// Names of the files that `formats` ask for.
  public func fileNames(for formats: Set<OutputFormat>) -> [String] {
    SitingTables.fileNames(of: tableNames, for: formats)
  }
}

extension CitySitingRecord {
  /// Writes the tables, the map and the scenario; `summary.json` is made last, because it states how long the writing
  /// took.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws(OutputError) {
    var tables = SitingTables(siting)
    tables.tables.append(("proposals.csv", proposalTable(), true))
    if !steps.isEmpty { tables.tables.append(("plan.csv", planTable(), true)) }
    try tables.write(formats, to: folder)
    if formats.contains(.geojson) { try folder.write(siteMap(), as: SiteMap.file) }
    if let page { try folder.write(page, as: ReportPage.file) }
    try folder.write(scenarioText(), as: "scenario.yaml")
  }

  /// `sites.geojson`: the proposed sites in their order, with the community that they lie in.
  func siteMap() -> [UInt8] {
    let weight = siting.weight
    let features = zip(proposals, siting.sites).enumerated().map { number, pair in
      let (proposal, site) = pair
      return MapFeature(
        .point(PlanarPoint(x: proposal.place.longitude, y: proposal.place.latitude)),
        properties: [
          ("order", .number(Double(number + 1))), ("site_id", .text(site.id)),
          ("name", .text(proposal.site.name)), ("type", .text(proposal.type.id)),
          ("gain", .fine(site.gain)), ("covered_after", .fine(site.covered)),
          ("share_after", .fine(weight > 0 ? min(site.covered / weight, 1) : nil)),
          ("cost", .fine(proposal.site.cost)),
        ] + proposal.home.properties)
    }
    return SiteMap.geoJSON(features) { json in
      json.member("note", siting.notes.joined(separator: " · "))
    }
  }

  /// Names of the files that `formats` ask for.
  public func fileNames(for formats: Set<OutputFormat>) -> [String] {
    let tables = siting.tableNames + ["proposals.csv"] + (steps.isEmpty ? [] : ["plan.csv"])
    return SitingTables.fileNames(of: tables, for: formats)
      + (formats.contains(.geojson) ? [SiteMap.file] : [])
      + (formats.contains(.html) ? [ReportPage.file] : []) + ["scenario.yaml"]
  }

  /// Tables that the page of the proposals shows besides.
  public var pageTables: [(file: String, bytes: [UInt8])] {
    [("sites.csv", siting.siteTable()), ("proposals.csv", proposalTable())]
      + (siting.alternatives == nil ? [] : [("alternatives.csv", siting.alternativeTable())])
      + (steps.isEmpty ? [] : [("plan.csv", planTable())])
  }
}
