import RunFiles
import Wording

/// Reads a Shapefile: shapes from the `.shp`, attributes from the `.dbf` beside it, the coordinate system from the `.prj`.
///
/// Rows are the records by their numbers. A record that is deleted in the `.dbf` is none, in the `.shp` either.
struct ShapefileReader {
  private var table = GatheredTable()
  private var shapes: ShapeReader?
  private var records: [Range<Int>] = []
  private var rows: DBFReader?
  private var findings: [Finding] = []
  private var deleted: (count: Int, first: Int)?

  /// Whether `contents` is one of the files of a Shapefile.
  static func reads(_ contents: FileContents) -> Bool { ShapefileParts.holds(contents) }

  /// - Parameters:
  ///   - stated: the `.shp`, `.shx` or `.dbf`; a `.dbf` without shapes is a table.
  ///   - encoding: of the texts of the `.dbf`; nil: found.
  /// - Complexity: O(bytes), and of polygons as `RingSorting` says.
  static func read(
    _ stated: FileContents, encoding: String?
  ) throws(InputError) -> FeatureTable {
    let parts = try ShapefileParts(stated)
    var reader = ShapefileReader()
    try reader.open(parts, encoding: encoding)
    reader.readRows()
    return reader.finish(parts, stated)
  }

  private mutating func open(_ parts: ShapefileParts, encoding: String?) throws(InputError) {
    if let file = parts.shapes {
      guard file.count >= ShapeRecords.headerLength else {
        throw .data(file: file.path, row: nil, .notShapefile)
      }
      let found = ShapeRecords(file, index: parts.index)
      records = found.contents
      shapes = ShapeReader(file)
      if found.isTruncated { note(.warning, .kept, says: .shapesTruncated(records.count)) }
    }
    guard let file = parts.attributes else {
      return note(.warning, .kept, says: .attributesMissing)
    }
    let rows = try DBFReader(
      file, stated: encoding, codePage: parts.codePage, table: &table)
    findings += rows.findings
    if shapes != nil, rows.rows != records.count {
      note(.warning, .kept, says: .otherCounts(shapes: records.count, rows: rows.rows))
    }
    self.rows = rows
  }

  private mutating func note(
    _ severity: InputProblem.Severity, _ action: InputProblem.Action, says message: InputMessage
  ) {
    findings.append(Finding(severity, action, says: message))
  }

  private mutating func readRows() {
    let attributed = rows?.rows ?? 0
    let count = max(records.count, attributed)
    table.reserveCapacity(rows: count)
    for row in 0..<count {
      if row < attributed, rows?.isDeleted(row) == true {
        deleted = ((deleted?.count ?? 0) + 1, deleted?.first ?? row + 1)
        table.dropRow()
        continue
      }
      if row < attributed { rows?.append(row, to: &table) }
      table.endRow(number: row + 1)
      if row < records.count {
        shapes?.read(records[row], row: row + 1)
      } else {
        shapes?.skip(row + 1, says: .noGeometry)
      }
    }
  }

  private consuming func finish(_ parts: ShapefileParts, _ stated: FileContents) -> FeatureTable {
    let main = parts.shapes ?? stated
    let companion = parts.shapes == nil ? nil : parts.attributes
    if let deleted {
      let message = InputMessage.deletedRows(deleted.count)
      findings.append(
        Finding(.info, .skipped, row: deleted.first, rows: deleted.count, says: message))
    }
    if table.isFull { findings.append(Finding(.warning, .kept, says: .tooManyValues)) }
    findings += shapes.map { $0.findings + $0.ringFindings } ?? []
    let contents = FileContents(
      of: main, encoding: rows?.encoding, faultyLines: rows?.faultyRows ?? [])
    return FeatureTable(
      attributes: table.takeAttributes(of: contents), geometry: shapes?.geometry ?? GeometryTable(),
      declaredCRS: parts.system?.text, declaringFile: parts.system?.path, format: .shapefile,
      isTable: shapes == nil, findings: findings,
      companions: [companion].compactMap(\.self))
  }
}
