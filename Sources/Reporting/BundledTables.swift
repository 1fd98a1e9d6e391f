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
  /// - Throws: `OutputError`, or `InputError` where `map` is no map.
  func write(
    _ formats: Set<OutputFormat>, map: [UInt8]? = nil, to folder: OutputFolder
  ) throws {
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

  /// A table for each of the tables, and a layer of areas for the table whose rows `map` draws.
  ///
  /// - Parameters:
  ///   - file: name of the file.
  ///   - map: GeoJSON whose features are the rows of the first table, in their order; nil: there is none.
  /// - Complexity: O(cells + vertices).
  func geoPackage(named file: String, map: [UInt8]? = nil) throws -> [UInt8] {
    let writer = try GeoPackageWriter(name: file)
    let areas = try map.map {
      try FeatureTable(FileContents(path: "map.geojson", content: $0)).geometry
    }
    for (position, table) in tables.enumerated() {
      let columns = table.cells.columns
      let areNumbers = numberColumns(of: table)
      let isMap = position == 0 && areas?.count == table.cells.count
      try writer.begin(
        GeoPackageLayer(
          table.name, isMap ? .polygons : .table,
          columns: zip(columns, areNumbers).map { .init($0, $1 ? .real : .text) }))
      for row in 0..<table.cells.count {
        let values = areNumbers.enumerated().map { column, isNumber -> GeoPackageValue in
          let text = table.cells.text(row: row, column: column)
          return isNumber
            ? .real(text.flatMap(Double.init)) : .text(text.map(CSVWriter.unguarded))
        }
        try writer.row(values, at: isMap ? areas?.polygons(of: row) : nil)
      }
    }
    return try writer.finish()
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
