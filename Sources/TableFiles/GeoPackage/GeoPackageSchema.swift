/// The statements that make the tables of a GeoPackage 1.3 (OGC 12-128r17, annex C), with the triggers of 1.4
/// (OGC 12-128r19, F.3), which hold for more kinds of changes.
enum GeoPackageSchema {
  /// `GPKG`, and version 1.3: GDAL up to 3.6, and QGIS with it, warns of 1.4, of which nothing is needed.
  static let head = """
    PRAGMA application_id = 1196444487;
    PRAGMA user_version = 10300;
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
      scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined',
       'undefined Cartesian coordinate reference system'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined',
       'undefined geographic coordinate reference system');
    """

  static func table(_ layer: GeoPackageLayer, key: String, geometry: String?) -> String {
    let place = geometry.map { ["\($0.quotedName) \(type(of: layer.kind))"] } ?? []
    let columns = layer.columns.map { "\($0.name.quotedName) \($0.type.rawValue)" }
    let all = ["\(key.quotedName) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"] + place + columns
    return "CREATE TABLE \(layer.name.quotedName) (\(all.joined(separator: ", ")));"
  }

  static func type(of kind: GeoPackageLayer.Kind) -> String {
    switch kind {
    case .table, .points: "POINT"
    case .lines: "MULTILINESTRING"
    case .polygons: "MULTIPOLYGON"
    }
  }

  static func indexName(_ table: String, _ geometry: String) -> String {
    "rtree_\(table)_\(geometry)"
  }

  static func index(_ table: String, _ geometry: String) -> String {
    let name = indexName(table, geometry).quotedName
    return "CREATE VIRTUAL TABLE \(name) USING rtree(id, minx, maxx, miny, maxy);"
  }

  /// What keeps the index true when other programs change the table.
  static func triggers(_ table: String, key: String, geometry: String) -> String {
    let index = indexName(table, geometry)
    let (new, old) = ("NEW.\(geometry.quotedName)", "OLD.\(geometry.quotedName)")
    let (newKey, oldKey) = ("NEW.\(key.quotedName)", "OLD.\(key.quotedName)")
    let (isNew, isOld) = (isSome(new), isSome(old))
    let (isNoNew, isNoOld) = (isNone(new), isNone(old))
    let box = ["MinX", "MaxX", "MinY", "MaxY"].map { "ST_\($0)(\(new))" }
    let values = "VALUES (\(newKey), \(box.joined(separator: ", ")))"
    let settings = zip(["minx", "maxx", "miny", "maxy"], box).map { "\($0) = \($1)" }
    let replace = "INSERT OR REPLACE INTO \(index.quotedName) \(values);"
    let remove = "DELETE FROM \(index.quotedName) WHERE id"
    let update =
      "UPDATE \(index.quotedName) SET \(settings.joined(separator: ", ")) WHERE id = \(newKey);"
    let triggers = [
      ("insert", "INSERT", isNew, replace),
      ("update2", "UPDATE OF", "\(oldKey) = \(newKey) AND \(isNoNew)", "\(remove) = \(oldKey);"),
      (
        "update4", "UPDATE", "\(oldKey) != \(newKey) AND \(isNoNew)",
        "\(remove) IN (\(oldKey), \(newKey));"
      ),
      (
        "update5", "UPDATE", "\(oldKey) != \(newKey) AND \(isNew)",
        "\(remove) = \(oldKey); \(replace)"
      ),
      ("update6", "UPDATE OF", "\(oldKey) = \(newKey) AND \(isNew) AND \(isOld)", update),
      ("update7", "UPDATE OF", "\(oldKey) = \(newKey) AND \(isNew) AND \(isNoOld)", replace),
      ("delete", "DELETE", "\(old) NOT NULL", "\(remove) = \(oldKey);"),
    ]
    return triggers.map { name, event, condition, action in
      let event = event == "UPDATE OF" ? "UPDATE OF \(geometry.quotedName)" : event
      return "CREATE TRIGGER \("\(index)_\(name)".quotedName) AFTER \(event)"
        + " ON \(table.quotedName) WHEN \(condition) BEGIN \(action) END;"
    }.joined(separator: "\n")
  }

  private static func isSome(_ shape: String) -> String {
    "(\(shape) NOTNULL AND NOT ST_IsEmpty(\(shape)))"
  }

  private static func isNone(_ shape: String) -> String {
    "(\(shape) ISNULL OR ST_IsEmpty(\(shape)))"
  }
}
