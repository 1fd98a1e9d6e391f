import PlanarGeometry
import RunFiles
import TableFiles

/// The list of facilities of one district in the form in which it delivers it.
struct DistrictFile {
  /// Without ending.
  let name: String
  let form: DistrictForm
  /// Rows above the header.
  let titles: [String]
  /// Cells in the order of `FacilityListing.header`, in the form's datum and with its ids.
  let rows: [[String]]

  /// Name of the file that a study reads.
  var mainName: String { name + form.ending }

  /// The files with their names: one, but those of a Shapefile.
  ///
  /// - Throws: where the format cannot hold the list.
  /// - Complexity: O(cells).
  func files() throws(OutputError) -> [(name: String, bytes: [UInt8])] {
    switch form.container {
    case .text(let encoding, let delimiter):
      [(mainName, bytes(in: encoding, delimiter: delimiter))]
    case .workbook(let hasRemarks): [(mainName, workbook(hasRemarks: hasRemarks))]
    case .geoPackage(let hasSecondLayer):
      [(mainName, try geoPackage(hasSecondLayer: hasSecondLayer))]
    case .shapefile: try shapefile()
    }
  }

  private static let rowNumber = "序号"

  // MARK: - Tables

  /// As a spreadsheet saves it: titles have as many cells as the table, UTF-16 has a mark.
  private func bytes(in encoding: TextEncoding, delimiter: UInt8) -> [UInt8] {
    let header = (form.isNumbered ? [Self.rowNumber] : []) + form.headings
    let blanks = [String](repeating: "", count: header.count - 1)
    var lines = titles.map { [$0] + blanks } + [header]
    for (number, row) in rows.enumerated() {
      lines.append((form.isNumbered ? ["\(number + 1)"] : []) + row)
    }
    var writer = CSVWriter(columns: lines[0], delimiter: delimiter)
    for line in lines.dropFirst() {
      for cell in line { writer.text(cell) }
      writer.endRow()
    }
    // The mark of UTF-8 becomes that of UTF-16; GB18030 has none.
    let text = String(decoding: writer.bytes, as: UTF8.self)
    let isMarked = encoding == .utf16LE
    return encoding.encode(isMarked ? text : String(text.dropFirst())) ?? writer.bytes
  }

  private func workbook(hasRemarks: Bool) -> [UInt8] {
    var workbook = WorkbookWriter()
    if hasRemarks {
      workbook.beginSheet("填报说明", columns: [.text("填报说明")])
      workbook.text("请在“\(DistrictForm.listName)”中填报,一处设施一行。")
      workbook.endRow()
    }
    let columns = form.headings.enumerated().map { place, heading in
      DistrictForm.Column.numbers.contains(place)
        ? WorkbookWriter.Column.number(heading) : .text(heading)
    }
    workbook.beginSheet(
      DistrictForm.listName, titles: titles,
      columns: (form.isNumbered ? [.number(Self.rowNumber)] : []) + columns)
    for (number, row) in rows.enumerated() {
      if form.isNumbered { workbook.integer(number + 1) }
      for (place, cell) in row.enumerated() {
        if DistrictForm.Column.numbers.contains(place), let value = Double(cell) {
          workbook.number(value, decimals: 7)
        } else {
          workbook.text(cell)
        }
      }
      workbook.endRow()
    }
    return workbook.finish()
  }

  // MARK: - Layers

  /// Positions in a row of what is not a coordinate.
  private static let attributes = FacilityListing.header.indices.filter {
    $0 != DistrictForm.Column.x && $0 != DistrictForm.Column.y
  }

  /// nil for a row without a position.
  private static func place(of row: [String]) -> SourceCoordinate? {
    guard let x = Double(row[DistrictForm.Column.x]), let y = Double(row[DistrictForm.Column.y])
    else { return nil }
    return SourceCoordinate(x: x, y: y)
  }

  private func geoPackage(hasSecondLayer: Bool) throws(OutputError) -> [UInt8] {
    let writer = try GeoPackageWriter(name: mainName)
    let columns = Self.attributes.map { GeoPackageLayer.Column(form.headings[$0], .text) }
    try writer.begin(GeoPackageLayer(DistrictForm.listName, .points, columns: columns))
    for row in rows {
      let cells = Self.attributes.map { row[$0].isEmpty ? nil : row[$0] }
      try writer.row(cells.map { .text($0) }, at: Self.place(of: row).map { .point($0) })
    }
    if hasSecondLayer {
      try writer.begin(GeoPackageLayer("参考点", .points, columns: [.init("名称", .text)]))
      for corner in corners {
        try writer.row([.text("清单范围")], at: .point(corner))
      }
    }
    return try writer.finish()
  }

  /// South-western and north-eastern corner of the box around all positions.
  private var corners: [SourceCoordinate] {
    let places = rows.compactMap(Self.place)
    let box = PlanarBox(around: places.lazy.map { PlanarPoint(x: $0.x, y: $0.y) })
    guard !box.isEmpty else { return [] }
    return [
      SourceCoordinate(x: box.minX, y: box.minY), SourceCoordinate(x: box.maxX, y: box.maxY),
    ]
  }

  /// A date that never changes: that of the lists.
  private static let date = (year: 2025, month: 6, day: 30)

  private func shapefile() throws(OutputError) -> [(name: String, bytes: [UInt8])] {
    do throws(ShapefileError) {
      var writer = try ShapefileWriter(
        .points, columns: Self.attributes.map { form.headings[$0] })
      for row in rows {
        let place = Self.place(of: row).map { GeographicPoint(longitude: $0.x, latitude: $0.y) }
        try writer.feature(
          place.map { .point($0) } ?? .none,
          values: Self.attributes.map { .text(row[$0].isEmpty ? nil : row[$0]) })
      }
      return try writer.finish(date: Self.date).files.map { ("\(name).\($0.ending)", $0.bytes) }
    } catch {
      throw OutputError(path: mainName, message: error.message)
    }
  }
}
