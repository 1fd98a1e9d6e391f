import PlanarGeometry
import RunFiles
import Wording

extension GeoPackageReader {
  /// Where the rows come from and which column is what.
  private struct Columns {
    /// Of the statement's columns, the first of the layer.
    var first: Int
    var geometry: Int?
    /// The attribute of each column of the layer; nil for the geometry.
    var attributes: [Int?]
  }

  mutating func readRows() throws(InputError) {
    let index = try spatialIndex()
    let statement = try rowStatement(index: index)
    let columns = try takeColumns(statement, first: index == nil ? 0 : 1)
    var numbers = try index.map { _ throws(InputError) in try RowNumbers(layer.name, database) }
    let expected = index == nil && !layer.isView ? try reserveRows() : 0
    var row = 0
    while try statement.step() {
      row = try numbers?.number(ofKey: statement.integer(0) ?? 0) ?? row + 1
      if columns.geometry != nil, index == nil, !meetsBox(statement, columns) { continue }
      try readRow(statement, columns, row: row)
      if attributes.count == Self.rowsBeforeEstimate, expected > attributes.count {
        attributes.reserveBytes(forRowsTimes: Double(expected) / Double(attributes.count))
      }
    }
  }

  private static let rowsBeforeEstimate = 1000

  /// Makes room for as many rows as the table says that it has, and gives their number.
  private mutating func reserveRows() throws(InputError) -> Int {
    let count = try database.prepare("SELECT count(*) FROM \(layer.name.quotedName) NOT INDEXED")
    guard try count.step(), let rows = count.integer(0) else { return 0 }
    attributes.reserveCapacity(rows: rows)
    geometry.reserveCapacity(features: rows)
    return rows
  }

  private mutating func takeColumns(
    _ statement: borrowing SQLiteStatement, first: Int
  ) throws(InputError) -> Columns {
    var columns = Columns(first: first, attributes: [])
    for column in first..<statement.columnCount {
      let name = statement.columnName(column)
      if let wanted = layer.geometryColumn, name.lowercased() == wanted.lowercased() {
        columns.geometry = column
        columns.attributes.append(nil)
      } else {
        columns.attributes.append(attributes.columns.count)
        attributes.appendColumn(name)
      }
    }
    if columns.geometry == nil, layer.geometryColumn != nil {
      let reason = "gpkg_geometry_columns"
      throw .data(file: database.path, row: nil, .unreadableLayer(layer.name, reason))
    }
    return columns
  }

  private mutating func readRow(
    _ statement: borrowing SQLiteStatement, _ columns: Columns, row: Int
  ) throws(InputError) {
    var size = 0
    var isOdd = false
    for (place, attribute) in columns.attributes.enumerated() {
      let value = statement.value(columns.first + place)
      guard let attribute else {
        size += appendGeometry(value, row: row)
        continue
      }
      switch value {
      case .null, .blob: break
      case .integer(let number): attributes.append(number, column: attribute)
      case .real(let number): attributes.append(number, column: attribute)
      case .text(let bytes):
        size += bytes.count
        if !isOdd { isOdd = !bytes.span.isUTF8 }
        attributes.append(text: bytes, column: attribute)
      }
    }
    attributes.endRow(number: row)
    if isOdd { oddTexts = (oddTexts.count + 1, oddTexts.count == 0 ? row : oddTexts.firstRow) }
    guard database.budget.takeRow(bytes: size), !attributes.isFull else {
      throw .data(file: database.path, row: row, .endlessLayer(layer.name))
    }
  }

  /// Appends the row's geometry; its bytes.
  private mutating func appendGeometry(_ value: SQLiteStatement.Value, row: Int) -> Int {
    switch value {
    case .blob(let bytes):
      guard let found = GeoPackageGeometry(bytes) else {
        geometry.appendFeature(without: .foreignGeometry, row: row, findings: &findings)
        return bytes.count
      }
      if found.isEmpty {
        geometry.appendFeature(without: .emptyGeometry, row: row, findings: &findings)
        return bytes.count
      }
      if found.system > 0, layer.system > 0, found.system != layer.system {
        strangers = (strangers.count + 1, found.system)
      }
      geometry.appendFeature(wkb: found.wkb, row: row, findings: &findings)
      return bytes.count
    case .null:
      geometry.appendFeature(without: .noGeometry, row: row, findings: &findings)
    case .integer, .real, .text:
      geometry.appendFeature(without: .foreignGeometry, row: row, findings: &findings)
    }
    return 0
  }
}

// MARK: - The spatial index

extension GeoPackageReader {
  /// The R-tree that serves the box; nil where there is no box or no such tree (clause 3.1.3 of annex F).
  private func spatialIndex() throws(InputError) -> String? {
    guard box != nil, !layer.isView, let column = layer.geometryColumn else { return nil }
    let name = "rtree_\(layer.name)_\(column)"
    let text = "'" + name.replacing("'", with: "''") + "'"
    let statement = try database.prepare(
      "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = \(text) COLLATE NOCASE")
    return try statement.step() ? name : nil
  }

  private func rowStatement(index: String?) throws(InputError) -> SQLiteStatement {
    let table = layer.name.quotedName
    // Another index could give rows in another order than the key.
    guard let index, let box else {
      return try database.prepare("SELECT * FROM \(table)\(layer.isView ? "" : " NOT INDEXED")")
    }
    let statement = try database.prepare(
      """
      SELECT _rowid_, * FROM \(table) NOT INDEXED WHERE _rowid_ IN (SELECT id FROM
      \(index.quotedName) WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4)
      """)
    for (place, number) in [box.minX, box.maxX, box.minY, box.maxY].enumerated() {
      statement.bind(number, at: place + 1)
    }
    return statement
  }

  /// Whether the row's geometry meets the box, found without an index.
  private func meetsBox(_ statement: borrowing SQLiteStatement, _ columns: Columns) -> Bool {
    guard let box, let column = columns.geometry else { return true }
    guard case .blob(let bytes) = statement.value(column), let found = GeoPackageGeometry(bytes)
    else { return false }
    var scratch = GeometryTable()
    var ignored: [Finding] = []
    scratch.appendFeature(wkb: found.wkb, row: 0, findings: &ignored)
    let points = scratch.coordinates.lazy.map { PlanarPoint(x: $0.x, y: $0.y) }
    return PlanarBox(around: points).intersects(box)
  }
}

/// The numbers of rows by their keys, which are asked for in ascending order.
private struct RowNumbers: ~Copyable {
  private let keys: SQLiteStatement
  private var row = 0

  init(_ table: String, _ database: SQLiteDatabase) throws(InputError) {
    keys = try database.prepare("SELECT _rowid_ FROM \(table.quotedName) NOT INDEXED")
  }

  mutating func number(ofKey key: Int) throws(InputError) -> Int {
    while try keys.step() {
      row += 1
      if keys.integer(0) == key { break }
    }
    return row
  }
}
