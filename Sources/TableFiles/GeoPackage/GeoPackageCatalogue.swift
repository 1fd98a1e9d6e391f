import Wording

/// What a GeoPackage holds (OGC 12-128r19, clauses 1.1.3 and 2.1.5): its layers of features and its tables.
struct GeoPackageCatalogue {
  /// A table or view with rows that can be read.
  struct Layer {
    var name: String
    /// What people call it, where that is something else.
    var identifier: String?
    var isView: Bool
    /// nil: a table without geometries.
    var geometryColumn: String?
    /// Number of its coordinate system in `gpkg_spatial_ref_sys`.
    var system: Int
  }

  private let database: SQLiteDatabase
  private var layers: [Layer] = []
  private var hasRasters = false
  /// The names of all tables and views, in lower case, and whether each is a view.
  private let isView: [String: Bool]

  /// Layers that are counted where they are listed.
  private static let counted = 12

  /// - Throws: where the database is damaged, or none of the kind.
  init(_ database: SQLiteDatabase) throws(InputError) {
    self.database = database
    let tables = try Self.tables(database)
    isView = Dictionary(
      tables.map { ($0.name.lowercased(), $0.isView) }, uniquingKeysWith: { first, _ in first })
    guard isView["gpkg_contents"] != nil else {
      let names = tables.map(\.name).filter { !$0.lowercased().hasPrefix("sqlite_") }
      let kind = Self.kind(of: Set(isView.keys))
      throw .data(file: database.path, row: nil, .noGeoPackage(kind, tables: names))
    }
    try readContents()
  }

  private static func tables(
    _ database: SQLiteDatabase
  ) throws(InputError) -> [(name: String, isView: Bool)] {
    let statement = try database.prepare(
      "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
    var tables: [(name: String, isView: Bool)] = []
    while try statement.step() {
      try takeRow(database)
      guard let name = statement.text(0) else { continue }
      tables.append((name, statement.text(1) == "view"))
    }
    return tables
  }

  /// What is kept of a layer costs more than a row of values.
  private static func takeRow(_ database: SQLiteDatabase) throws(InputError) {
    guard !database.budget.takeRow(bytes: bytesOfLayer) else { return }
    throw .data(file: database.path, row: nil, .endlessLayer(database.subject))
  }

  private static let bytesOfLayer = 1024

  /// What a database is that has tables with these names; nil: nothing known.
  private static func kind(of tables: Set<String>) -> String? {
    let kinds: [(name: String, tables: Set<String>)] = [
      ("MBTiles", ["tiles", "metadata"]),
      ("SpatiaLite", ["geometry_columns", "spatial_ref_sys"]),
      ("ESRI Mobile Geodatabase", ["gdb_items"]), ("QGIS database", ["qgis_projects"]),
    ]
    return kinds.first { tables.isSuperset(of: $0.tables) }?.name
  }

  private mutating func readContents() throws(InputError) {
    let hasGeometries = isView["gpkg_geometry_columns"] != nil
    let geometries = "LEFT JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name"
    let statement = try database.prepare(
      """
      SELECT c.table_name, c.data_type, c.identifier,
      \(hasGeometries ? "g.column_name, coalesce(g.srs_id, c.srs_id)" : "NULL, c.srs_id")
      FROM gpkg_contents AS c \(hasGeometries ? geometries + " COLLATE NOCASE" : "")
      """)
    while try statement.step() {
      try Self.takeRow(database)
      guard let name = statement.text(0) else { continue }
      let type = statement.text(1)?.lowercased() ?? ""
      if type.contains("tiles") || type.contains("coverage") { hasRasters = true }
      guard let isView = isView[name.lowercased()],
        ["features", "attributes", "aspatial"].contains(type)
      else { continue }
      let isSpatial = type == "features"
      layers.append(
        Layer(
          name: name, identifier: statement.text(2), isView: isView,
          geometryColumn: isSpatial ? statement.text(3) ?? "" : nil,
          system: statement.integer(4) ?? 0))
    }
  }

  /// The layer that is called `name`, or the only one; tables do not count beside layers of features.
  ///
  /// - Throws: where it is not there, or there are several; the message names them.
  func layer(named name: String?) throws(InputError) -> Layer {
    if let name { return try stated(name) }
    let spatial = layers.filter { $0.geometryColumn != nil }
    let candidates = spatial.isEmpty ? layers : spatial
    guard let first = candidates.first else {
      throw .data(file: database.path, row: nil, .noLayers(hasRasters: hasRasters))
    }
    guard candidates.count > 1 else { return first }
    let shown = candidates.enumerated().map { place, layer in
      let rows = place < Self.counted ? rowCount(of: layer) : nil
      return layer.name + (rows.map { " (\($0))" } ?? "")
    }
    throw .data(file: database.path, row: nil, .severalLayers(shown, first: first.name))
  }

  private func stated(_ name: String) throws(InputError) -> Layer {
    let folded = name.lowercased()
    let found =
      layers.first { $0.name == name } ?? layers.first { $0.name.lowercased() == folded }
      ?? layers.first { $0.identifier == name }
    guard let found else {
      throw .data(file: database.path, row: nil, .noSuchLayer(name, among: layers.map(\.name)))
    }
    return found
  }

  /// Nil where they cannot be counted.
  private func rowCount(of layer: Layer) -> Int? {
    guard let statement = try? database.prepare("SELECT count(*) FROM \(layer.name.quotedName)")
    else { return nil }
    return (try? statement.step()) == true ? statement.integer(0) : nil
  }
}

extension String {
  /// The text as a name in SQL.
  var quotedName: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
