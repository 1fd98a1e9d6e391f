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

  private func isNumber(_ column: String, of file: String) -> Bool {
    dictionary.entry(column, of: file).map { !$0.unit.isEmpty } ?? false
  }

  // MARK: - Workbook

  /// A sheet for each table, in the order in which they were added.
  ///
  /// Complexity: O(cells).
  var workbook: [UInt8] {
    var workbook = WorkbookWriter()
    for table in tables {
      let columns = table.cells.columns
      let areNumbers = columns.map { isNumber($0, of: table.file) }
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
  ///   - map: GeoJSON whose features are the rows of the first table, in their order.
  /// - Complexity: O(cells + vertices).
  func geoPackage(named file: String, map: [UInt8]) throws -> [UInt8] {
    let writer = try GeoPackageWriter(name: file)
    let areas = try FeatureTable(FileContents(path: "map.geojson", content: map)).geometry
    for (position, table) in tables.enumerated() {
      let columns = table.cells.columns
      let areNumbers = columns.map { isNumber($0, of: table.file) }
      let isMap = position == 0 && areas.count == table.cells.count
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
        try writer.row(values, at: isMap ? areas.polygons(of: row) : nil)
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
