import PlanarGeometry
package import RunFiles
import TableFiles
import Wording

/// Tables and maps that are written once more in a format that holds several in one file: a workbook or a
/// GeoPackage.
///
/// Tables are made of the finished ones, so that no figure can differ. A column holds numbers where the dictionary
/// of columns states its unit, else texts: ids keep their zeros. In a GeoPackage a table whose rows have a place is a
/// layer of the same name.
package struct BundledTables {
  private let dictionary = ColumnDictionary()
  private var parts: [Part] = []
  /// How QGIS draws the layers; those of layers that are not there are passed over.
  var styles: [LayerStyle] = []

  private struct Part {
    var name: String
    var columns: [String]
    var areNumbers: [Bool]
    var content: Content
    /// nil where no row has a place.
    var shapes: RowShapes?
    /// Whether it is in GeoPackages alone.
    var isMap: Bool
  }

  private enum Content {
    case cells(AttributeTable)
    case features([[GeoPackageValue]])
  }

  package init() {}

  /// Adds a table. One with columns of longitude and latitude has its rows there.
  ///
  /// - Parameters:
  ///   - file: name of its file, such as `coverage.csv`.
  ///   - bytes: what `CSVWriter` made.
  /// - Complexity: O(bytes).
  package mutating func add(_ file: String, _ bytes: [UInt8]) { add(file, bytes, at: nil) }

  /// - Parameters:
  ///   - shapes: of its rows, in their order; nil: its columns tell, if any.
  ///   - isMap: whether it is in GeoPackages alone.
  mutating func add(
    _ file: String, _ bytes: [UInt8], at shapes: RowShapes?, isMap: Bool = false
  ) {
    let contents = FileContents(path: file, content: bytes)
    guard let cells = try? CSVReader.read(contents).attributes else { return }
    let given = shapes.flatMap { $0.shapes.count == cells.count ? $0 : nil }
    parts.append(
      Part(
        name: String(file.prefix { $0 != "." }), columns: cells.columns,
        areNumbers: numberColumns(of: cells, file), content: .cells(cells),
        shapes: given ?? statedPoints(of: cells, file), isMap: isMap))
  }

  /// Adds a layer that is in GeoPackages alone; nothing where it has no feature. Its columns are all properties of its
  /// features, in the order in which they come first.
  ///
  /// Complexity: O(values + vertices).
  mutating func add(_ layer: MapLayer, _ places: MapPlaces) {
    guard !layer.features.isEmpty else { return }
    var (columns, order) = ([String: Int](), [(key: String, value: MapValue)]())
    for property in layer.features.lazy.flatMap(\.properties) where columns[property.key] == nil {
      columns[property.key] = order.count
      order.append(property)
    }
    let rows = layer.features.map { feature in
      var row = [GeoPackageValue](repeating: .text(nil), count: order.count)
      for (key, value) in feature.properties { if let at = columns[key] { row[at] = value.packed } }
      return row
    }
    parts.append(
      Part(
        name: layer.name, columns: order.map(\.key).columnNames,
        areNumbers: order.map(\.value.isNumber), content: .features(rows),
        shapes: places.shapes(of: layer), isMap: true))
  }

  /// Adds a layer that is in GeoPackages alone.
  ///
  /// - Parameters:
  ///   - columns: each with what it holds.
  ///   - rows: in the order of the columns.
  mutating func add(
    layer name: String, columns: [GeoPackageLayer.Column], rows: [[GeoPackageValue]],
    at shapes: RowShapes
  ) {
    parts.append(
      Part(
        name: name, columns: columns.map(\.name),
        areNumbers: columns.map { [.real, .integer].contains($0.type) },
        content: .features(rows), shapes: shapes, isMap: true))
  }

  /// Which columns hold numbers: those with a unit, but for lists of numbers.
  private func numberColumns(of cells: AttributeTable, _ file: String) -> [Bool] {
    cells.columns.indices.map { column in
      let entry = dictionary.entry(cells.columns[column], of: file)
      guard let entry, !entry.unit.isEmpty else { return false }
      return (0..<cells.count).allSatisfy { row in
        cells.text(row: row, column: column).map { Double($0) != nil } ?? true
      }
    }
  }

  // MARK: - Places in columns

  /// Names of columns of longitude and latitude; the first that are filled count.
  private static let placeColumns = [("x", "y"), ("x_b", "y_b"), ("x_a", "y_a")]

  private func statedPoints(of cells: AttributeTable, _ file: String) -> RowShapes? {
    let pairs = Self.placeColumns.compactMap { x, y -> (x: Int, y: Int)? in
      guard dictionary.entry(x, of: file)?.unit == "degrees" else { return nil }
      guard let x = cells.columns.firstIndex(of: x), let y = cells.columns.firstIndex(of: y) else {
        return nil
      }
      return (x, y)
    }
    let points = (0..<cells.count).map { row in
      pairs.lazy.compactMap { cells.place(row: row, x: $0.x, y: $0.y) }.first
    }
    return points.contains { $0 != nil } ? RowShapes(points: points) : nil
  }

  // MARK: - Files

  private static let names = [OutputFormat.xlsx: "results.xlsx", .gpkg: "results.gpkg"]

  /// Names of the files that `formats` ask for.
  package static func fileNames(for formats: Set<OutputFormat>) -> [String] {
    [OutputFormat.xlsx, .gpkg].filter(formats.contains).compactMap { names[$0] }
  }

  /// Writes the files that `formats` ask for.
  ///
  /// - Throws: `OutputError`.
  package func write(
    _ formats: Set<OutputFormat>, to folder: OutputFolder
  ) throws(OutputError) {
    for name in Self.fileNames(for: formats) {
      try folder.write(
        name == Self.names[.xlsx] ? workbook : geoPackage(named: name), as: name)
    }
  }

  // MARK: - Workbook

  /// A sheet for each table, in the order in which they were added.
  ///
  /// Complexity: O(cells).
  var workbook: [UInt8] {
    var workbook = WorkbookWriter()
    for part in parts where !part.isMap {
      guard case .cells(let cells) = part.content else { continue }
      workbook.beginSheet(
        part.name,
        columns: zip(part.columns, part.areNumbers).map { name, isNumber in
          isNumber ? .number(name) : .text(name)
        })
      for row in 0..<cells.count {
        for (column, isNumber) in part.areNumbers.enumerated() {
          let text = cells.text(row: row, column: column)
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

  /// A layer or table for each of the tables and layers, in the order in which they were added, and the styles of the
  /// layers.
  ///
  /// - Parameter file: name of the file.
  /// - Complexity: O(cells + vertices).
  func geoPackage(named file: String) throws(OutputError) -> [UInt8] {
    let writer = try GeoPackageWriter(name: file)
    var layers: [String: GeoPackageLayer] = [:]
    for part in parts {
      let layer = GeoPackageLayer(
        part.name, part.shapes?.kind ?? .table,
        columns: zip(part.columns, part.areNumbers).map { .init($0, $1 ? .real : .text) })
      layers[part.name] = layer
      try writer.begin(layer)
      try write(part, to: writer)
    }
    try writer.write(
      styles.compactMap { style in layers[style.layer].flatMap { style.written(on: $0) } })
    return try writer.finish()
  }

  private func write(_ part: Part, to writer: GeoPackageWriter) throws(OutputError) {
    switch part.content {
    case .cells(let cells):
      for row in 0..<cells.count {
        let values = part.areNumbers.enumerated().map { column, isNumber -> GeoPackageValue in
          let text = cells.text(row: row, column: column)
          return isNumber
            ? .real(text.flatMap(Double.init)) : .text(text.map(CSVWriter.unguarded))
        }
        try writer.row(values, at: part.shapes?.shapes[row])
      }
    case .features(let rows):
      for (row, values) in rows.enumerated() {
        try writer.row(values, at: part.shapes?.shapes[row])
      }
    }
  }
}

extension AttributeTable {
  fileprivate func place(row: Int, x: Int, y: Int) -> SourceCoordinate? {
    guard let x = text(row: row, column: x).flatMap(Double.init),
      let y = text(row: row, column: y).flatMap(Double.init), x.isFinite, y.isFinite
    else { return nil }
    return SourceCoordinate(x: x, y: y)
  }
}

extension MapValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .fine: true
    case .text, .flag: false
    }
  }

  fileprivate var packed: GeoPackageValue {
    switch self {
    case .text(let text): .text(text)
    case .number(let number), .fine(let number): .real(number)
    case .flag(let flag): .text(flag ? "yes" : "no")
    }
  }
}

extension [String] {
  /// As names of columns, of which no two may be the same without regard to case, and none may have control
  /// characters or be empty.
  var columnNames: [String] {
    var taken: Set<String> = []
    return map { text in
      let plain = text.printable.isEmpty ? "column" : text.printable
      var (name, number) = (plain, 1)
      while !taken.insert(name.lowercased()).inserted {
        number += 1
        name = "\(plain)_\(number)"
      }
      return name
    }
  }
}
