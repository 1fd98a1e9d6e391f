import Wording

/// How a layer's coordinate system is described (OGC 12-128r19, clause 1.1.2, and its extension for WKT of
/// 2015 and 2019).
struct GeoPackageSystem {
  /// A code or WKT; nil where the file says that it is not known.
  private(set) var definition: String?
  /// The number, where the file does not describe it and it is taken for one of EPSG.
  private(set) var assumed: Int?

  /// Codes of EPSG lie here.
  private static let codes = 1024...32_767

  /// Looks up the system that is number `id` in the file.
  init(_ id: Int, in database: SQLiteDatabase) throws(InputError) {
    // 0 and -1 stand for unknown degrees and unknown units.
    guard id > 0 else { return }
    guard let row = try Self.row(id, in: database) else {
      if Self.codes.contains(id) { (definition, assumed) = ("EPSG:\(id)", id) }
      return
    }
    definition = row.text
  }

  /// A row of `gpkg_spatial_ref_sys`.
  private struct Row {
    var organization: String
    var code: Int
    /// The newer text before the older.
    var definitions: [String]

    /// A code of EPSG goes before the text, which may leave the datum out.
    var text: String? {
      let isCode = organization.lowercased() == "epsg" && codes.contains(code)
      return isCode ? "EPSG:\(code)" : definitions.first
    }
  }

  private static func row(
    _ id: Int, in database: SQLiteDatabase
  ) throws(InputError) -> Row? {
    let statement = try database.prepare(
      "SELECT * FROM gpkg_spatial_ref_sys WHERE srs_id = \(id)")
    guard try statement.step() else { return nil }
    var row = Row(organization: "", code: 0, definitions: [])
    var texts: [String: String] = [:]
    for column in 0..<statement.columnCount {
      let name = statement.columnName(column).lowercased()
      if name == "organization_coordsys_id" { row.code = statement.integer(column) ?? 0 }
      texts[name] = statement.text(column)
    }
    row.organization = texts["organization"] ?? ""
    row.definitions = [texts["definition_12_063"], texts["definition"]].compactMap { $0 }
      .filter { !$0.isEmpty && $0.lowercased() != "undefined" }
    return row
  }
}
