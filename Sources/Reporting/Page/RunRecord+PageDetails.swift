import Assessment
import PlanarGeometry
import Projection
import TableFiles
public import Wording

/// What a page shows when it is asked for.
extension RunRecord {
  /// The block `details`.
  ///
  /// - Parameter tables: of other commands, by file.
  /// - Complexity: O(cells + vertices).
  func pageDetails(_ grid: PageGrid, tables: [(file: String, bytes: [UInt8])]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    let dictionary = ColumnDictionary()
    json.key("tables")
    json.beginObject()
    appendCoverage(to: &json, dictionary)
    let all = detailTables + tables
    json.append(tables: all, explainedBy: dictionary, dropping: ["rows", "features"])
    appendFacilities(grid, to: &json)
    json.endObject()
    let core = ["communities.csv", "coverage.csv", "streets.csv", "districts.csv", "types.csv"]
    json.columns(of: core + all.map(\.file), dictionary, in: language)
    appendShapes(grid, to: &json)
    appendRun(to: &json)
    json.endObject()
    return json.bytes
  }

  private var detailTables: [(file: String, bytes: [UInt8])] {
    let core: Set = ["streets.csv", "districts.csv", "types.csv"]
    var found = tables.filter { !core.contains($0.name) }.map { (file: $0.name, bytes: $0.make()) }
    if let projects = city.projects {
      found.append(("projects.csv", projectTable(projects.projects)))
    }
    found.append(("problems.csv", problemTable()))
    return found
  }

  /// The rows are in the order of communities and types, whose columns the page has no need of.
  private func appendCoverage(to json: inout JSONWriter, _ dictionary: ColumnDictionary) {
    guard
      let table = PageTable("coverage.csv", coverageTable(), decimals: 5, explainedBy: dictionary)
    else { return }
    json.key("coverage")
    table.write(
      to: &json,
      dropping: ["community_id", "type", "circle_min", "radius_m", "metric", "measure"])
  }

  private func appendShapes(_ grid: PageGrid, to json: inout JSONWriter) {
    json.key("map")
    json.beginObject()
    if let network = city.network { PageStreets(grid: grid).write(network, to: &json) }
    appendUnits(grid, to: &json)
    json.endObject()
  }

  /// The areas of layers that were examined besides, in the order of `examined_units.csv`.
  private func appendUnits(_ grid: PageGrid, to json: inout JSONWriter) {
    guard !units.isEmpty else { return }
    json.key("units")
    json.beginArray()
    for unit in units.flatMap(\.record.city.communities) {
      json.lines(grid.rings(of: unit.region))
    }
    json.endArray()
  }

  private func appendRun(to json: inout JSONWriter) {
    json.key("run")
    json.beginObject()
    json.member("version", Release.version)
    appendParameters(to: &json)
    json.append(inputs: inputs, assumed: assumed)
    json.append(counts: problems)
    json.member("crs", local.definition)
    json.member("problemLine", problemLine)
    json.endObject()
  }
}

/// The facilities that serve.
extension RunRecord {
  private func appendFacilities(_ grid: PageGrid, to json: inout JSONWriter) {
    let table = city.facilities
    let places = (0..<table.count).map { table.place(of: $0) }
    json.key("facilities")
    json.beginObject()
    json.strings("ids", table.ids)
    json.texts("names", table.names)
    json.key("x")
    json.metres(places.map { $0.x - grid.origin.x })
    json.key("y")
    json.metres(places.map { $0.y - grid.origin.y })
    appendOffered(to: &json)
    json.texts("status", (0..<table.count).map { table[$0].status })
    json.texts("files", table.origins.map { $0?.file })
    json.key("rows")
    json.beginArray()
    for origin in table.origins { json.integer(origin?.row) }
    json.endArray()
    appendEntrances(grid, to: &json)
    json.endObject()
  }

  /// Positions, among the examined types, of those that each facility offers.
  private func appendOffered(to json: inout JSONWriter) {
    let (table, examined) = (city.facilities, examinedPositions)
    json.key("types")
    json.beginArray()
    for facility in 0..<table.count {
      let services = table.services[table.serviceRange(of: facility)]
      json.integers(services.compactMap { examined[$0.type] })
    }
    json.endArray()
  }

  /// What is not one point: several entrances, or the boundary of a polygon.
  private func appendEntrances(_ grid: PageGrid, to json: inout JSONWriter) {
    let table = city.facilities
    json.key("entrances")
    json.beginObject()
    for facility in 0..<table.count where table.entranceRange(of: facility).count > 1 {
      json.key("\(facility)")
      let points = table.entrances[table.entranceRange(of: facility)]
      json.metres(points.flatMap { [$0.x - grid.origin.x, $0.y - grid.origin.y] })
    }
    json.endObject()
    json.key("shapes")
    json.beginObject()
    for (facility, region) in table.regions.sorted(by: { $0.key < $1.key })
    where table.entranceRange(of: Int(facility)).isEmpty {
      json.key("\(facility)")
      json.lines(grid.rings(of: region))
    }
    json.endObject()
  }

  /// Positions among the examined types, by those in the standard.
  var examinedPositions: [Int32: Int] {
    let examined = Dictionary(
      uniqueKeysWithValues: result.types.enumerated().map { ($1.id, $0) })
    let known = standard.types.enumerated().compactMap { position, type in
      examined[type.id].map { (Int32(position), $0) }
    }
    return Dictionary(uniqueKeysWithValues: known)
  }
}

extension ReportPage {
  /// A block with tables of another command and what their columns mean.
  ///
  /// - Parameter tables: by file. Complexity: O(cells).
  public static func block(
    of tables: [(file: String, bytes: [UInt8])], in language: Language
  ) -> [UInt8] {
    var json = JSONWriter()
    let dictionary = ColumnDictionary()
    json.beginObject()
    json.key("tables")
    json.beginObject()
    json.append(tables: tables, explainedBy: dictionary)
    json.endObject()
    json.columns(of: tables.map(\.file), dictionary, in: language)
    json.endObject()
    return json.bytes
  }
}

extension JSONWriter {
  /// Member `columns`: what the columns of tables mean.
  fileprivate mutating func columns(
    of files: [String], _ dictionary: ColumnDictionary, in language: Language
  ) {
    key("columns")
    beginObject()
    for file in files {
      key(file.withoutExtension)
      beginObject()
      for entry in dictionary.entries(of: file) {
        key(entry.column)
        beginObject()
        member("text", entry.meaning[language])
        member("unit", entry.unit)
        if let empty = entry.emptyWhen { member("empty", empty[language]) }
        endObject()
      }
      endObject()
    }
    endObject()
  }

  mutating func texts(_ name: String, _ values: [String?]) {
    key(name)
    texts(values)
  }

  /// Metres to the centimetre.
  mutating func metres(_ values: [Double]) {
    beginArray()
    for value in values { number(value, decimals: 2) }
    endArray()
  }
}
