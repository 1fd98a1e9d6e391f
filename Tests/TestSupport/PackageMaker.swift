import CSQLite
package import Foundation

/// A GeoPackage made by plain SQL, apart from the code under test.
package final class PackageMaker {
  private var handle: OpaquePointer?

  /// What SQLite says to a statement that fails.
  package struct SQLError: Error { var words: String }

  /// - Parameter hasTables: whether it has the tables of a GeoPackage.
  package init(hasTables: Bool = true, path: String = ":memory:") throws {
    sqlite3_open(path, &handle)
    guard hasTables else { return }
    try run(
      """
      CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY,
        organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
      CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT,
        description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL,
        srs_id INTEGER);
      CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,
        geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
      INSERT INTO gpkg_spatial_ref_sys VALUES ('none', -1, 'NONE', -1, 'undefined', ''),
        ('none', 0, 'NONE', 0, 'undefined', ''), ('WGS 84', 4326, 'EPSG', 4326, 'x', ''),
        ('CGCS2000 / 120E', 4549, 'epsg', 4549, 'x', '');
      """)
  }

  deinit { sqlite3_close_v2(handle) }

  package func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw SQLError(words: String(cString: sqlite3_errmsg(handle)))
    }
  }

  /// Adds a layer of features, with a key `fid`, geometries `geom` and the `columns`.
  ///
  /// - Parameter rows: `geom` and the other values, as SQL.
  package func add(
    _ name: String, columns: String = "", system: Int = 4326, rows: [String] = []
  ) throws {
    let table = "\"" + name.replacing("\"", with: "\"\"") + "\""
    let more = columns.isEmpty ? "" : ", " + columns
    try run("CREATE TABLE \(table) (fid INTEGER PRIMARY KEY, geom BLOB\(more))")
    try register(name, system: system)
    for row in rows { try run("INSERT INTO \(table) VALUES (NULL, \(row))") }
  }

  /// Says that a table or view is a layer; a table without geometries where there is no `column`.
  package func register(_ name: String, column: String? = "geom", system: Int = 4326) throws {
    let quoted = "'" + name.replacing("'", with: "''") + "'"
    let type = column == nil ? "attributes" : "features"
    try run(
      """
      INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
      VALUES (\(quoted), '\(type)', 'the ' || \(quoted), \(system))
      """)
    guard let column else { return }
    try run(
      """
      INSERT INTO gpkg_geometry_columns
      VALUES (\(quoted), '\(column)', 'GEOMETRY', \(system), 0, 0)
      """)
  }

  package var data: Data {
    var size: Int64 = 0
    guard let image = sqlite3_serialize(handle, "main", &size, 0) else { return Data() }
    defer { sqlite3_free(image) }
    return Data(bytes: image, count: Int(size))
  }

  /// A row's single value, as text; nil: NULL or no row.
  package func value(_ sql: String) throws -> String? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      throw SQLError(words: String(cString: sqlite3_errmsg(handle)))
    }
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_ROW else { return nil }
    return sqlite3_column_text(statement, 0).map { String(cString: $0) }
  }

  /// Opens a finished file.
  package convenience init(_ data: Data) throws {
    try self.init(hasTables: false)
    let bytes = sqlite3_malloc64(UInt64(data.count))
    data.withUnsafeBytes { source in
      if let start = source.baseAddress { bytes?.copyMemory(from: start, byteCount: data.count) }
    }
    sqlite3_deserialize(
      handle, "main", bytes?.assumingMemoryBound(to: UInt8.self), Int64(data.count),
      Int64(data.count), UInt32(SQLITE_DESERIALIZE_FREEONCLOSE))
  }
}

/// Geometries as literals of SQL, lowest bytes first.
package enum PackageShape {
  /// A blob with the head of a GeoPackage and no envelope.
  package static func blob(_ wkb: String, system: Int32 = 4326, flags: UInt8 = 1) -> String {
    "X'4750" + "00" + hex(flags) + hex(UInt32(bitPattern: system)) + wkb + "'"
  }

  package static func point(_ x: Double, _ y: Double) -> String {
    "0101000000" + hex(x) + hex(y)
  }

  package static func line(_ positions: [[Double]]) -> String {
    "0102000000" + list(positions)
  }

  package static func polygon(_ rings: [[[Double]]]) -> String {
    "0103000000" + hex(UInt32(rings.count)) + rings.map(list).joined()
  }

  /// - Parameter type: 4 points, 5 lines, 6 polygons, 7 anything.
  package static func multi(_ type: UInt32, _ members: [String]) -> String {
    "01" + hex(type) + hex(UInt32(members.count)) + members.joined()
  }

  package static func square(_ x: Double, _ y: Double, side: Double) -> [[Double]] {
    [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
  }

  private static func list(_ positions: [[Double]]) -> String {
    hex(UInt32(positions.count)) + positions.map { $0.map(hex).joined() }.joined()
  }

  package static func hex(_ number: Double) -> String { hex(number.bitPattern) }

  package static func hex(_ number: some FixedWidthInteger) -> String {
    withUnsafeBytes(of: number.littleEndian) { bytes in
      bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
  }
}
