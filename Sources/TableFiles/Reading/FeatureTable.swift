package import RunFiles
package import Wording

/// What a file holds, before its fields and coordinates are understood. Rows of `attributes` and
/// features of `geometry` are the same, in the same order.
package struct FeatureTable: Sendable {
  package var attributes: AttributeTable
  package var geometry: GeometryTable
  /// Coordinate system that the file itself names.
  package var declaredCRS: String?
  package var format: FileFormat
  package var findings: [Finding] = []

  package var path: String { attributes.contents.path }
}

extension FeatureTable {
  /// Reads a GeoJSON file or a table.
  package init(_ contents: FileContents) throws(InputError) {
    switch try FileFormat(of: contents) {
    case .geoJSON: self = try GeoJSONReader.read(contents)
    case .csv: self = try CSVReader.read(contents)
    }
  }
}

/// Something wrong with one row or with the file.
package struct Finding: Hashable, Sendable {
  package var severity: InputProblem.Severity
  package var action: InputProblem.Action
  /// Number of the row or feature in the file, from 1; nil: the whole file.
  package var row: Int?
  package var field: String?
  package var message: InputMessage

  package init(
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
