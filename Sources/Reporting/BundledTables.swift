import PlanarGeometry
import RunFiles
import TableFiles
import Wording

/// Tables and a map that are written once more in a format that holds several in one file: a workbook or a
/// GeoPackage.
///
/// They are made of the finished tables, so that no figure can differ. A column holds numbers where the dictionary
/// of columns states its unit, else texts: ids keep their zeros.
struct BundledTables {
  private let dictionary = ColumnDictionary()
  private var tables: [Table] = []

  private struct Table {
    /// Name of the file that it is, such as `coverage.csv`.
    var file: String
    var cells: AttributeTable

    /// Without the ending of the file.
    var name: String { String(file.prefix { $0 != "." }) }
  }

  /// - Parameter bytes: what `CSVWriter` made. Complexity: O(bytes).
  mutating func add(_ file: String, _ bytes: [UInt8]) {
    let contents = FileContents(path: file, content: bytes)
    guard let table = try? CSVReader.read(contents) else { return }
    tables.append(Table(file: file, cells: table.attributes))
  }

  /// Which columns hold numbers: those with a unit, but for lists of numbers.
  private func numberColumns(of table: Table) -> [Bool] {
    table.cells.columns.indices.map { column in
      let entry = dictionary.entry(table.cells.columns[column], of: table.file)
      guard let entry, !entry.unit.isEmpty else { return false }
      return (0..<table.cells.count).allSatisfy { row in
        table.cells.text(row: row, column: column).map { Double($0) != nil } ?? true
      }
    }
  }

  // MARK: - Files

  private static let names = [OutputFormat.xlsx: "results.xlsx", .gpkg: "results.gpkg"]

  /// Names of the files that `formats` ask for.
  static func fileNames(for formats: Set<OutputFormat>) -> [String] {
    [OutputFormat.xlsx, .gpkg].filter(formats.contains).compactMap { names[$0] }
  }

  /// Writes the files that `formats` ask for.
  ///
  /// - Parameter map: see `geoPackage`.
  /// - Throws: `OutputError`.
  func write(
    _ formats: Set<OutputFormat>, map: RowShapes? = nil, to folder: OutputFolder
  ) throws(OutputError) {
    for name in Self.fileNames(for: formats) {
      let isWorkbook = name == Self.names[.xlsx]
      try folder.write(isWorkbook ? workbook : geoPackage(named: name, map: map), as: name)
    }
  }

  // MARK: - Workbook

  /// A sheet for each table, in the order in which they were added.
  ///
  /// Complexity: O(cells).
  var workbook: [UInt8] {
    var workbook = WorkbookWriter()
    for table in tables {
      let columns = table.cells.columns
      let areNumbers = numberColumns(of: table)
      workbook.beginSheet(
        table.name,
        columns: zip(columns, areNumbers).map { name, isNumber in
          isNumber ? .number(name) : .text(name)
        })
      for row in 0..<table.cells.count {
        for (column, isNumber) in areNumbers.enumerated() {
          let text = table.cells.text(row: row, column: column)
          if isNumber, let number = text.flatMap(Double.init) {
            workbook.number(number, decimals: Self.decimals(of: text ?? ""))
          } else {
            workbook.text(text.map(CSVWriter.unguarded))
          }
        }
        workbook.endRow()
      }
    }
    return workbook.finish()
  }

  private static func decimals(of text: String) -> Int {
    text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
  }

  // MARK: - GeoPackage

  /// A table for each of the tables; the first is a layer where `map` draws its rows.
  ///
  /// - Parameters:
  ///   - file: name of the file.
  ///   - map: the shapes of the rows of the first table, in their order; nil: there is none.
  /// - Complexity: O(cells + vertices).
  func geoPackage(named file: String, map: RowShapes? = nil) throws(OutputError) -> [UInt8] {
    let writer = try GeoPackageWriter(name: file)
    for (position, table) in tables.enumerated() {
      let shapes = position == 0 && map?.shapes.count == table.cells.count ? map : nil
      try write(table, shapes, to: writer)
    }
    return try writer.finish()
  }

  private func write(
    _ table: Table, _ shapes: RowShapes?, to writer: GeoPackageWriter
  ) throws(OutputError) {
    let columns = table.cells.columns
    let areNumbers = numberColumns(of: table)
    try writer.begin(
      GeoPackageLayer(
        table.name, shapes?.kind ?? .table,
        columns: zip(columns, areNumbers).map { .init($0, $1 ? .real : .text) }))
    for row in 0..<table.cells.count {
      let values = areNumbers.enumerated().map { column, isNumber -> GeoPackageValue in
        let text = table.cells.text(row: row, column: column)
        return isNumber
          ? .real(text.flatMap(Double.init)) : .text(text.map(CSVWriter.unguarded))
      }
      try writer.row(values, at: shapes?.shapes[row])
    }
  }
}

/// What the rows of a table look like on a map, in WGS 84.
struct RowShapes {
  let kind: GeoPackageLayer.Kind
  /// nil for a row without a place.
  let shapes: [GeoPackageShape?]

  init(points: [SourceCoordinate?]) {
    kind = .points
    shapes = points.map { $0.map(GeoPackageShape.point) }
  }

  /// - Parameter geoJSON: areas whose features are the rows.
  /// - Throws: `InputError` where it is no map.
  init(areas geoJSON: [UInt8]) throws(InputError) {
    let geometry = try FeatureTable(FileContents(path: "map.geojson", content: geoJSON)).geometry
    kind = .polygons
    shapes = geometry.kinds.indices.map(geometry.polygons)
  }
}

extension GeometryTable {
  /// The polygons of a feature; nil where it has none.
  fileprivate func polygons(of feature: Int) -> GeoPackageShape? {
    guard kinds[feature] == .polygons else { return nil }
    return .polygons(
      parts(of: feature).map { part in
        rings(ofPart: part).map { Array(coordinates[coordinateRange(ofRing: $0)]) }
      })
  }
}
