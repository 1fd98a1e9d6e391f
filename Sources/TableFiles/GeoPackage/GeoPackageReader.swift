package import PlanarGeometry
package import RunFiles
package import Wording

/// Reads one layer of a GeoPackage (OGC 12-128r19): features of a table or view, or the rows of a table without
/// geometries.
///
/// The file is read as it stands in memory, with the pages of a `-wal` file beside it; nothing beside it is
/// opened for writing or made. Rows are numbered from 1 in the order of the table's key, in a view as it gives
/// them.
package struct GeoPackageReader {
  let database: SQLiteDatabase
  let layer: GeoPackageCatalogue.Layer
  let box: PlanarBox?
  var attributes = GatheredTable()
  var geometry = GeometryTable()
  var findings: [Finding] = []
  /// Geometries that say that they are in another system than the layer.
  var strangers: (count: Int, system: Int32) = (0, 0)
  /// Rows with texts that are not UTF-8.
  var oddTexts: (count: Int, firstRow: Int) = (0, 0)

  private static let signature = Array("SQLite format 3\0".utf8)

  /// Whether the file is a database.
  ///
  /// - Throws: where only its name says so.
  static func recognises(_ contents: FileContents) throws(InputError) -> Bool {
    if contents.bytes.starts(with: signature) { return true }
    guard contents.path.lowercased().hasSuffix(".gpkg") else { return false }
    throw .data(file: contents.path, row: nil, .noDatabase)
  }

  /// - Parameters:
  ///   - name: of the layer, as its table or as people call it; nil: the only one.
  ///   - box: in the layer's units; features whose box does not meet it are left out, by the layer's spatial
  ///     index where it has one. nil: all of them.
  /// - Throws: where the file is damaged, no GeoPackage, or has no such layer, or several and none is named.
  /// - Complexity: O(bytes); with a box and an index O(log n) for each feature that is read, and one look at
  ///   the keys.
  package static func read(
    _ contents: FileContents, layer name: String? = nil, box: PlanarBox? = nil
  ) throws(InputError) -> FeatureTable {
    let image = try DatabaseImage(contents)
    return try image.bytes.withUnsafeBufferPointer { bytes throws(InputError) in
      let bytes = UnsafeBufferPointer(rebasing: bytes[..<image.count])
      let database = try SQLiteDatabase(bytes, path: contents.path)
      let layer = try GeoPackageCatalogue(database).layer(named: name)
      database.subject = layer.name
      database.budget.watchesMemory = layer.isView
      var reader = GeoPackageReader(database: database, layer: layer, box: box)
      if image.changedPages > 0 {
        reader.findings.append(Finding(.info, .kept, says: .readWithLog(image.changedPages)))
      }
      var table = try reader.readLayer(contents)
      table.companions = [image.log].compactMap(\.self)
      return table
    }
  }

  /// Names of the layers of features, in the order of the file; none in files of other formats and in those that
  /// cannot be read.
  ///
  /// Complexity: O(bytes).
  package static func layerNames(_ contents: FileContents) -> [String] {
    guard contents.bytes.starts(with: signature) else { return [] }
    do throws(InputError) {
      let image = try DatabaseImage(contents)
      return try image.bytes.withUnsafeBufferPointer { bytes throws(InputError) in
        let bytes = UnsafeBufferPointer(rebasing: bytes[..<image.count])
        let catalogue = try GeoPackageCatalogue(SQLiteDatabase(bytes, path: contents.path))
        return catalogue.featureLayers
      }
    } catch {
      return []
    }
  }

  private init(database: SQLiteDatabase, layer: GeoPackageCatalogue.Layer, box: PlanarBox?) {
    (self.database, self.layer, self.box) = (database, layer, box)
  }

  private mutating func readLayer(_ contents: FileContents) throws(InputError) -> FeatureTable {
    let system =
      layer.geometryColumn == nil ? nil : try GeoPackageSystem(layer.system, in: database)
    if let number = system?.assumed {
      findings.append(
        Finding(.warning, .assumed, field: "crs", says: .systemByNumber(number)))
    }
    try readRows()
    noteOddities()
    return FeatureTable(
      attributes: attributes.takeAttributes(of: contents), geometry: geometry,
      declaredCRS: system?.definition, format: .geoPackage, isTable: layer.geometryColumn == nil,
      findings: findings)
  }

  private mutating func noteOddities() {
    if strangers.count > 0 {
      let message = InputMessage.otherSystems(
        strangers.count, Int(strangers.system), layer: layer.system)
      findings.append(Finding(.warning, .kept, says: message))
    }
    guard oddTexts.count > 0 else { return }
    findings.append(
      Finding(
        .warning, .repaired, row: oddTexts.firstRow, rows: oddTexts.count,
        says: .textsNotUTF8(oddTexts.count)))
  }
}

/// The bytes of a database with what its log adds.
private struct DatabaseImage {
  var bytes: [UInt8]
  /// Of `bytes`, those of the database.
  var count: Int
  /// Pages that the log changed.
  var changedPages = 0
  /// The file of the log; nil where it changed nothing.
  var log: FileContents?

  private static let headerBytes = 100

  init(_ contents: FileContents) throws(InputError) {
    guard contents.count > Self.headerBytes else {
      throw .data(file: contents.path, row: nil, .damagedDatabase("\(contents.count) bytes"))
    }
    if let journal = try contents.sidecar("-journal"), journal.bytes[0] != 0 {
      throw .data(file: contents.path, row: nil, .journalBeside)
    }
    (bytes, count) = (contents.bytes, contents.count)
    if let file = try contents.sidecar("-wal"),
      let log = WriteAheadLog(file.bytes[..<file.count])
    {
      bytes.removeLast()
      changedPages = log.apply(to: &bytes)
      count = bytes.count
      if changedPages > 0 { self.log = file }
    }
    // Databases in memory have no log: the header says that there is one.
    if bytes[18] == 2 { bytes[18] = 1 }
    if bytes[19] == 2 { bytes[19] = 1 }
  }
}
