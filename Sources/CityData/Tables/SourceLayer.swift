/// What a file holds, before its fields and coordinates are understood. Rows of `attributes` and
/// features of `geometry` are the same, in the same order.
struct SourceLayer: Sendable {
  var attributes: AttributeTable
  var geometry: GeometryTable
  /// Coordinate system that the file itself names.
  var declaredCRS: String?
  var format: FileFormat
  var findings: [Finding] = []

  var path: String { attributes.contents.path }
}

extension SourceLayer {
  /// Reads a GeoJSON file or a table.
  init(_ contents: FileContents) throws(InputError) {
    switch try FileFormat(of: contents) {
    case .geoJSON: self = try GeoJSONReader.read(contents)
    case .csv: self = try CSVReader.read(contents)
    }
  }
}

/// Something wrong with one row or with the file.
struct Finding: Hashable, Sendable {
  var severity: InputProblem.Severity
  var action: InputProblem.Action
  /// Number of the row or feature in the file, from 1; nil: the whole file.
  var row: Int?
  var field: String?
  var message: InputMessage

  init(
    _ severity: InputProblem.Severity, _ action: InputProblem.Action, row: Int? = nil,
    field: String? = nil, _ message: InputMessage
  ) {
    self.severity = severity
    self.action = action
    self.row = row
    self.field = field
    self.message = message
  }
}
