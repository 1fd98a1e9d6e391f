import CSQLite
import PlanarGeometry
package import RunFiles
import Wording

/// A GeoPackage 1.3 (OGC 12-128r17) being written: layers of features with their spatial index, and tables, one
/// behind the other in one file.
///
/// ```swift
/// let writer = try GeoPackageWriter(name: "results.gpkg")
/// try writer.begin(GeoPackageLayer("sites", .points, columns: [.init("id", .text)]))
/// try writer.row([.text("a")], at: .point(SourceCoordinate(x: 120.1, y: 30.2)))
/// let bytes = try writer.finish()
/// ```
///
/// It is made in memory, so that no other file is ever beside it, and handed over as bytes like the other
/// results, which are staged. Same rows, same bytes, with one version of SQLite.
package final class GeoPackageWriter {
  private let name: String
  private let changed: String
  private var handle: OpaquePointer?
  private var insertion: OpaquePointer?
  private var indexing: OpaquePointer?
  private var layer: Layer?
  private var systems: Set<Int> = []

  /// The layer that is being written.
  private struct Layer {
    var layer: GeoPackageLayer
    var key: String
    var geometry: String?
    var rows = 0
    var bounds = PlanarBox.empty
  }

  /// The default of `changed`: the time of writing would make every file another one.
  package static let fixedDate = "2000-01-01T00:00:00.000Z"

  /// - Parameters:
  ///   - name: of the file, for messages.
  ///   - changed: when the layers were changed last, as in the default.
  package init(name: String, changed: String = fixedDate) throws(OutputError) {
    (self.name, self.changed) = (name, changed)
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
    try check(sqlite3_open_v2(":memory:", &handle, flags, nil))
    try run("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';")
    try run(GeoPackageSchema.head)
    try add(.wgs84)
  }

  deinit {
    sqlite3_finalize(insertion)
    sqlite3_finalize(indexing)
    sqlite3_close_v2(handle)
  }

  /// Begins a layer, which ends the one before.
  ///
  /// - Throws: where its name, or that of a column, is there already or cannot be one.
  package func begin(_ layer: GeoPackageLayer) throws(OutputError) {
    try endLayer()
    let (key, geometry) = (layer.keyColumn, layer.geometryColumn)
    self.layer = Layer(layer: layer, key: key, geometry: geometry)
    try run("BEGIN")
    try add(layer.system)
    try run(GeoPackageSchema.table(layer, key: key, geometry: geometry))
    try addContents(of: layer, geometry: geometry)
    let places = 1 + (geometry == nil ? 0 : 1) + layer.columns.count
    let marks = repeatElement("?", count: places).joined(separator: ", ")
    insertion = try prepare("INSERT INTO \(layer.name.quotedName) VALUES (\(marks))")
    guard let geometry else { return }
    try run(GeoPackageSchema.index(layer.name, geometry))
    let index = GeoPackageSchema.indexName(layer.name, geometry).quotedName
    indexing = try prepare("INSERT INTO \(index) VALUES (?, ?, ?, ?, ?)")
  }

  /// Writes a row of the layer that was begun.
  ///
  /// - Parameters:
  ///   - values: one for each column, in their order; those that are missing are NULL.
  ///   - shape: where it is; nil, empty or not finite: nowhere.
  package func row(
    _ values: [GeoPackageValue], at shape: GeoPackageShape? = nil
  ) throws(OutputError) {
    guard var current = layer else { return }
    current.rows += 1
    sqlite3_reset(insertion)
    sqlite3_clear_bindings(insertion)
    sqlite3_bind_int64(insertion, 1, Int64(current.rows))
    var place: Int32 = 2
    if current.geometry != nil {
      if let shape, let bounds = shape.bounds {
        let bytes = GeoPackageBytes(shape, bounds: bounds, system: current.layer.system.code).bytes
        try check(
          sqlite3_bind_blob(insertion, place, bytes, Int32(clamping: bytes.count), transient))
        try index(bounds, row: current.rows)
        current.bounds.insert(bounds)
      }
      place += 1
    }
    for (offset, value) in values.prefix(current.layer.columns.count).enumerated() {
      try bind(value, at: place + Int32(offset), in: insertion)
    }
    layer = current
    try finish(insertion)
  }

  private func index(_ bounds: PlanarBox, row: Int) throws(OutputError) {
    sqlite3_reset(indexing)
    sqlite3_bind_int64(indexing, 1, Int64(row))
    let numbers = [bounds.minX, bounds.maxX, bounds.minY, bounds.maxY]
    for (offset, number) in numbers.enumerated() {
      sqlite3_bind_double(indexing, Int32(offset + 2), number)
    }
    try finish(indexing)
  }

  private func bind(
    _ value: GeoPackageValue, at place: Int32, in statement: OpaquePointer?
  ) throws(OutputError) {
    let code =
      switch value {
      case .text(let text?):
        sqlite3_bind_text(statement, place, text, Int32(clamping: text.utf8.count), transient)
      case .integer(let number?): sqlite3_bind_int64(statement, place, Int64(number))
      case .real(let number?) where number.isFinite: sqlite3_bind_double(statement, place, number)
      case .flag(let flag?): sqlite3_bind_int(statement, place, flag ? 1 : 0)
      default: sqlite3_bind_null(statement, place)
      }
    try check(code)
  }

  /// Ends the file and hands it over.
  package func finish() throws(OutputError) -> [UInt8] {
    try endLayer()
    var size: Int64 = 0
    guard let image = sqlite3_serialize(handle, "main", &size, 0) else {
      throw error("out of memory")
    }
    defer { sqlite3_free(image) }
    return Array(UnsafeBufferPointer(start: image, count: Int(size)))
  }
}

// MARK: - The tables about tables

extension GeoPackageWriter {
  private func endLayer() throws(OutputError) {
    guard let ended = layer else { return }
    sqlite3_finalize(insertion)
    sqlite3_finalize(indexing)
    (insertion, indexing) = (nil, nil)
    if let geometry = ended.geometry {
      try run(GeoPackageSchema.triggers(ended.layer.name, key: ended.key, geometry: geometry))
    }
    let box = ended.bounds
    if !box.isEmpty {
      try run(
        "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
        [
          .real(box.minX), .real(box.minY), .real(box.maxX), .real(box.maxY),
          .text(ended.layer.name),
        ])
    }
    try run("COMMIT")
    layer = nil
  }

  private func add(_ system: GeoPackageLayer.System) throws(OutputError) {
    guard systems.insert(system.code).inserted else { return }
    try run(
      "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'EPSG', ?2, ?3, NULL)",
      [.text(system.name), .integer(system.code), .text(system.definition)])
  }

  private func addContents(
    of layer: GeoPackageLayer, geometry: String?
  ) throws(OutputError) {
    let (name, code) = (
      GeoPackageValue.text(layer.name), GeoPackageValue.integer(layer.system.code)
    )
    try run(
      """
      INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)
      VALUES (?1, ?2, ?1, ?3, ?4)
      """,
      [
        name, .text(geometry == nil ? "attributes" : "features"), .text(changed),
        geometry == nil ? .integer(0) : code,
      ])
    guard let geometry else { return }
    try run(
      "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
      [name, .text(geometry), .text(GeoPackageSchema.type(of: layer.kind)), code])
    try run(
      """
      INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index',
      'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
      """, [name, .text(geometry)])
  }
}

// MARK: - Statements

extension GeoPackageWriter {
  private func run(_ sql: String) throws(OutputError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  private func run(_ sql: String, _ values: [GeoPackageValue]) throws(OutputError) {
    let statement = try prepare(sql)
    defer { sqlite3_finalize(statement) }
    for (offset, value) in values.enumerated() {
      try bind(value, at: Int32(offset + 1), in: statement)
    }
    try finish(statement)
  }

  private func prepare(_ sql: String) throws(OutputError) -> OpaquePointer? {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
    return statement
  }

  private func finish(_ statement: OpaquePointer?) throws(OutputError) {
    guard sqlite3_step(statement) == SQLITE_DONE else { throw error(words) }
  }

  private func check(_ code: Int32) throws(OutputError) {
    guard code == SQLITE_OK else { throw error(words) }
  }

  private var words: String { String(cString: sqlite3_errmsg(handle)) }

  private func error(_ reason: String) -> OutputError {
    OutputError(path: name, message: .layerNotWritten(layer?.layer.name ?? "", reason))
  }
}

/// SQLite copies what is bound with this.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
