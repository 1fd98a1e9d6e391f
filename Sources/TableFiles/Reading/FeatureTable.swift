package import PlanarGeometry
package import RunFiles
public import Wording

/// What a file holds, before its fields and coordinates are understood. Rows of `attributes` and
/// features of `geometry` are the same, in the same order.
package struct FeatureTable: Sendable {
  package var attributes: AttributeTable
  package var geometry: GeometryTable
  /// Coordinate system that the file itself names.
  package var declaredCRS: String?
  /// Path of the file beside it that names the system; nil where it does so itself.
  package var declaringFile: String?
  /// What the file says of itself by which features are missing that the layer has.
  package var missingParts: String?
  package var format: FileFormat
  /// Whether the file has no geometries of its own: places are in its columns.
  package var isTable: Bool
  package var findings: [Finding] = []
  /// What stands between the cells of a table; nil in other formats.
  package var delimiter: UInt8?
  /// Number of the record that holds the names of the columns, from 1; nil in other formats than CSV.
  package var headerRow: Int?
  /// Whether a number can be written with a comma in it.
  var mayHaveCommas = true
  /// What was taken for granted about the shape of the file, as `key = value`.
  package var assumptions: [String] = []
  /// Other files that were read with it, which belong to it.
  package var companions: [FileContents] = []

  package var path: String { attributes.contents.path }
}

extension FeatureTable {
  /// Reads the file at `path`, in whichever of the formats it is.
  package init(path: String, as form: FileForm = FileForm()) throws(InputError) {
    try self.init(FileContents(path: path), as: form)
  }

  /// Reads a file in whichever of the formats it is.
  package init(_ contents: FileContents, as form: FileForm = FileForm()) throws(InputError) {
    if let archive = try WorkbookReader.archive(contents) {
      self = try WorkbookReader.read(archive, contents, as: form)
    } else if try GeoPackageReader.recognises(contents) {
      self = try GeoPackageReader.read(contents, layer: form.layer)
    } else if ShapefileReader.reads(contents) {
      self = try ShapefileReader.read(contents, encoding: form.encoding)
    } else {
      let text = try contents.text(in: form.encoding)
      self =
        try FileFormat(of: text) == .geoJSON
        ? GeoJSONReader.read(text) : CSVReader.read(text, headerRow: form.headerRow)
    }
    noteIgnored(form)
  }

  /// Tells what is stated about the form of the file and means nothing in its format.
  private mutating func noteIgnored(_ form: FileForm) {
    if form.layer != nil && !format.hasLayers {
      findings.append(Finding(.warning, .kept, says: .layerIgnored))
    }
    if form.headerRow != nil && !format.hasHeader {
      findings.append(Finding(.warning, .kept, says: .headerRowIgnored))
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
  /// How many rows it stands for, of which `row` is the first.
  package var rows: Int
  package var message: InputMessage

  package init(
    _ severity: InputProblem.Severity, _ action: InputProblem.Action, row: Int? = nil,
    field: String? = nil, rows: Int = 1, says message: InputMessage
  ) {
    self.severity = severity
    self.action = action
    self.row = row
    self.field = field
    self.rows = rows
    self.message = message
  }

  /// Whether whole rows are not used, rather than a value of theirs.
  package var leavesOutRows: Bool {
    action == .skipped && row != nil && (severity == .error || field == nil)
  }
}

/// What a GeoJSON file or a table holds, before anything is made of it: what to name in the `fields` of
/// a study file.
public struct LayerSummary: Equatable, Sendable {
  /// Features of a GeoJSON file, or rows of a table.
  public let features: Int
  /// Names of the fields in the order in which they appear.
  public let columns: [String]
  /// Positions of all geometries, closing ones included; 0 for a table, whose positions are fields.
  public let positions: Int
  /// Numbers in the columns that were asked for.
  public let numbers: Int
  /// Coordinate system that the file itself names.
  public let declaredCRS: String?

  /// Reads a whole file: every value's place and every position's numbers.
  ///
  /// - Parameter columns: names of those whose values are read as numbers too; others than the file has mean nothing.
  /// - Throws: when the file cannot be read or its text is broken as a whole.
  /// - Complexity: O(bytes).
  public init(path: String, numbersIn columns: [String] = []) throws(InputError) {
    let layer = try FeatureTable(path: path)
    numbers = columns.reduce(0) { $0 + layer.attributes.numbers(inColumn: $1) }
    features = layer.attributes.count
    self.columns = layer.attributes.columns
    positions = layer.geometry.coordinates.count
    declaredCRS = layer.declaredCRS
  }
}

extension AttributeTable {
  /// How many values of the column called `name` are numbers. Complexity: O(rows).
  fileprivate func numbers(inColumn name: String) -> Int {
    guard let column = columns.firstIndex(of: name) else { return 0 }
    return (0..<count).count { row in
      if case .value = number(row: row, column: column) { true } else { false }
    }
  }
}

/// The geometries of a file's features in flat arrays.
///
/// ```
/// coordinates    [ ring 0 … | ring 1 … | … ]     closing vertices as in the file
/// ringStarts     [ 0,         5,         … ]      into coordinates
/// partStarts     [ 0,                    … ]      into rings: polygons, or all lines of a feature
/// featureStarts  [ 0,                    … ]      into parts
/// ```
package struct GeometryTable: Sendable {
  package var coordinates: [SourceCoordinate] = []
  private(set) var ringStarts = [0]
  private(set) var partStarts = [0]
  private(set) var featureStarts = [0]
  package private(set) var kinds: [Kind] = []

  /// What a feature consists of; `none` has no coordinates.
  package enum Kind: UInt8, Sendable {
    case none, points, lines, polygons
  }

  package var count: Int { kinds.count }

  package mutating func endRing() { ringStarts.append(coordinates.count) }

  package mutating func endPart() { partStarts.append(ringStarts.count - 1) }

  package mutating func endFeature(_ kind: Kind) {
    featureStarts.append(partStarts.count - 1)
    kinds.append(kind)
  }

  /// Drops what was appended since the last feature.
  mutating func dropPending() {
    let parts = featureStarts[featureStarts.count - 1]
    let rings = partStarts[parts]
    drop(to: Mark(coordinates: ringStarts[rings], rings: rings, parts: parts))
  }

  /// How much was appended at some time.
  struct Mark {
    fileprivate var coordinates: Int
    fileprivate var rings: Int
    fileprivate var parts: Int
  }

  var mark: Mark {
    Mark(
      coordinates: coordinates.count, rings: ringStarts.count - 1, parts: partStarts.count - 1)
  }

  /// Drops what was appended since `mark`.
  mutating func drop(to mark: Mark) {
    partStarts.removeLast(partStarts.count - 1 - mark.parts)
    ringStarts.removeLast(ringStarts.count - 1 - mark.rings)
    coordinates.removeLast(coordinates.count - mark.coordinates)
  }

  /// What was appended since `mark`, part by part and ring by ring.
  func parts(since mark: Mark) -> [[[SourceCoordinate]]] {
    (mark.parts..<partStarts.count - 1).map { part in
      rings(ofPart: part).map { Array(coordinates[coordinateRange(ofRing: $0)]) }
    }
  }

  /// Appends parts; none of them, nor of their rings, may be empty.
  mutating func append(_ parts: [[[SourceCoordinate]]]) {
    for part in parts {
      for ring in part {
        coordinates += ring
        endRing()
      }
      endPart()
    }
  }

  /// Makes room for so many features of one position; of a count that a file states and may lie about not more than
  /// a million.
  mutating func reserveCapacity(features: Int) {
    let count = min(max(features, 0), 1 << 20)
    kinds.reserveCapacity(count)
    featureStarts.reserveCapacity(count + 1)
    partStarts.reserveCapacity(count + 1)
    ringStarts.reserveCapacity(count + 1)
    coordinates.reserveCapacity(count)
  }

  /// Makes `feature` one without geometry; its coordinates stay unused.
  package mutating func discard(_ feature: Int) { kinds[feature] = .none }

  package func parts(of feature: Int) -> Range<Int> {
    featureStarts[feature]..<featureStarts[feature + 1]
  }

  package func rings(ofPart part: Int) -> Range<Int> { partStarts[part]..<partStarts[part + 1] }

  package func coordinateRange(ofRing ring: Int) -> Range<Int> {
    ringStarts[ring]..<ringStarts[ring + 1]
  }

  /// Positions in `coordinates` of all of `feature`.
  package func coordinateRange(of feature: Int) -> Range<Int> {
    let parts = parts(of: feature)
    return ringStarts[partStarts[parts.lowerBound]]..<ringStarts[partStarts[parts.upperBound]]
  }

  /// Coordinates appended since the last feature.
  var pendingCoordinates: ArraySlice<SourceCoordinate> {
    coordinates[ringStarts[partStarts[featureStarts[featureStarts.count - 1]]]...]
  }

  /// Parts appended since the last feature, ring by ring.
  var pendingParts: [[[SourceCoordinate]]] {
    let parts = featureStarts[featureStarts.count - 1]
    let rings = partStarts[parts]
    return self.parts(since: Mark(coordinates: ringStarts[rings], rings: rings, parts: parts))
  }

  /// Rings appended since the last feature, as positions in `coordinates`.
  var pendingRings: some Sequence<Range<Int>> {
    let first = partStarts[featureStarts[featureStarts.count - 1]]
    return (first..<ringStarts.count - 1).lazy.map(coordinateRange(ofRing:))
  }
}
