import Projection
import RunFiles
import TableFiles
import Wording

/// A layer whose fields and coordinate system are known.
struct InputLayer {
  var features: FeatureTable
  let fields: FieldMapping
  let crs: CoordinateSystem

  var path: String { features.path }
  var count: Int { features.attributes.count }

  /// Reads the file of `source`. What is wrong with single rows goes to `log`.
  ///
  /// - Parameter requiresPlaces: whether a table must have coordinates. If not, the findings about rows
  ///   without a place stay in `features`.
  init(
    _ source: LayerSource, roles: [FieldRole], requiresPlaces: Bool = true,
    log: inout ReadingLog
  ) throws(InputError) {
    features = try FeatureTable(path: source.path, as: source.form)
    if source.crs != nil { features.declaringFile = nil }
    log.record(features)
    if features.attributes.count == 0 && !log.isOfPart {
      features.findings.append(Finding(.warning, .skipped, says: .noRows))
    }
    fields = try FieldMapping(
      roles, stated: source.fields, idFields: source.idFields, in: features)
    features.findings += fields.findings
    features.settleNumbers(in: fields.numberColumns)
    if features.isTable {
      if let column = try features.shapeColumn(stated: source.fields, besides: fields) {
        try features.takeShapes(from: column)
      } else {
        try features.takePositions(from: fields, requiresPlaces)
      }
    }
    crs = try Self.coordinateSystem(of: &features, stated: source.crs, log: &log)
    if crs.isGeographic { try features.checkDegrees() }
    if features.isTable {
      try features.refuseShortened(fields, isInDegrees: crs.isGeographic)
    }
    if source.crs != nil { noteDeclaredSystem(log: &log) }
    noteMissingParts(log: &log)
    try noteAccuracy(log: &log)
    for finding in features.findings where requiresPlaces || !finding.isAboutNoPlace {
      log.note(finding, file: path, feature: name(ofRow: finding.row))
    }
    for finding in fields.findings where finding.severity == .warning {
      log.alert(file: path, finding.message)
    }
    features.findings = requiresPlaces ? [] : features.findings.filter(\.isAboutNoPlace)
    log.assume(features, fields)
    log.describe(self)
  }

  /// What a row calls itself: its id, or else its name; nil where it has neither.
  private func name(ofRow row: Int?) -> String? {
    guard let row, let position = position(ofRow: row) else { return nil }
    let name =
      text(position, .id) ?? features.attributes.featureID(row: position) ?? text(position, .name)
    return name?.printable
  }

  /// Row numbers ascend.
  private func position(ofRow row: Int) -> Int? {
    var range = 0..<count
    while let first = range.first {
      let middle = first + range.count / 2
      if self.row(middle) == row { return middle }
      range = self.row(middle) < row ? middle + 1..<range.upperBound : first..<middle
    }
    return nil
  }

  func row(_ position: Int) -> Int { features.attributes.rowNumbers[position] }

  /// The file's name for what a role says; nil where nothing says it.
  func columnName(_ role: FieldRole) -> String? {
    fields[role].map { features.attributes.columns[$0] }
  }

  /// What a role says of a feature. An id of several columns is their texts joined by `-`, and none where
  /// one of them is empty.
  func text(_ position: Int, _ role: FieldRole) -> String? {
    guard role.key == FieldRole.id.key, !fields.idColumns.isEmpty else {
      return features.attributes.text(row: position, column: fields[role])
    }
    let parts = fields.idColumns.compactMap { features.attributes.text(row: position, column: $0) }
    return parts.count == fields.idColumns.count ? parts.joined(separator: "-") : nil
  }

  /// A number that is not negative; anything else leaves a problem and is nil.
  func amount(
    _ position: Int, _ role: FieldRole, feature: String?, log: inout ReadingLog
  ) -> Double? {
    guard let column = fields[role] else { return nil }
    let reading = features.attributes.number(row: position, column: column)
    switch reading {
    case .absent: return nil
    case .value(let number)
    where log.isNodata(number, row: row(position), column: column, in: self):
      let message = InputMessage.nodataValue(number.plainText)
      noteAmount(position, role, says: message, feature: feature, log: &log)
    case .value(let number) where (0...InputMessage.largestAmount).contains(number):
      return number * fields.factor(role)
    case .value(let number) where number > InputMessage.largestAmount:
      noteAmount(position, role, says: .tooLargeAmount("\(number)"), feature: feature, log: &log)
    case .value(let number):
      noteAmount(position, role, says: .negative("\(number)"), feature: feature, log: &log)
    case .invalid(let message):
      if let number = wordedAmount(position, role, log: &log) { return number }
      noteAmount(
        position, role, says: spreadsheetAccident(position, role) ?? message, feature: feature,
        log: &log)
    }
    return nil
  }

  private func noteAmount(
    _ position: Int, _ role: FieldRole, says message: InputMessage, feature: String?,
    log: inout ReadingLog
  ) {
    let field = columnName(role)
    let finding = Finding(.warning, .skipped, row: row(position), field: field, says: message)
    log.note(finding, file: path, feature: feature)
  }

  private static func coordinateSystem(
    of features: inout FeatureTable, stated: String?, log: inout ReadingLog
  ) throws(InputError) -> CoordinateSystem {
    if let text = stated ?? features.declaredCRS {
      do throws(ProjectionError) {
        return try CoordinateSystem(text)
      } catch {
        throw features.refusal(.badCRS("\(error)"))
      }
    }
    guard features.format != .geoJSON, !features.geometry.coordinates.isEmpty else { return .wgs84 }
    guard features.mostLookLikeDegrees else {
      let reason = features.degreeFactor.map(InputMessage.microdegrees)
      throw .data(
        file: features.path, row: nil,
        features.mostLookSwapped ? .swappedColumns : reason ?? .crsMissing)
    }
    features.findings.append(Finding(.warning, .assumed, says: .degreesAssumed))
    log.assume("\(features.path): crs = EPSG:4326")
    return .wgs84
  }
}

extension Finding {
  /// Whether it says that a row has no place at all.
  fileprivate var isAboutNoPlace: Bool { message == .unlocated || message == .noGeometry }
}

extension InputLayer {
  /// A text that outputs and terminals show: control characters in it become blanks, with a problem.
  func label(_ position: Int, _ role: FieldRole, log: inout ReadingLog) -> String? {
    let field = columnName(role)
    return printable(text(position, role), position, field: field, log: &log)
  }

  /// The `id` that a GeoJSON Feature carries beside its properties, as a label.
  func featureID(_ position: Int, log: inout ReadingLog) -> String? {
    let id = features.attributes.featureID(row: position)
    return printable(id, position, field: "id", log: &log)
  }

  /// The id as the file has it, or one made from file and row.
  func identity(_ position: Int, log: inout ReadingLog) -> String {
    label(position, .id, log: &log) ?? featureID(position, log: &log) ?? generatedID(position)
  }

  private func printable(
    _ text: String?, _ position: Int, field: String?, log: inout ReadingLog
  ) -> String? {
    guard let text, text.mayHaveControls, case let printable = text.printable, printable != text
    else { return text }
    let finding = Finding(
      .warning, .repaired, row: row(position), field: field, says: .controlCharacters)
    log.note(finding, file: path)
    let trimmed = String(printable.trimmingBlanks)
    return trimmed.isEmpty ? nil : trimmed
  }
}

extension String {
  /// False for most texts, from their bytes alone: true where a byte is below the blank, is DEL or
  /// begins a character of U+0080 to U+00BF or of U+2000 to U+2FFF, which the separators of lines and
  /// paragraphs are among.
  fileprivate var mayHaveControls: Bool {
    utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
  }
}

/// Tells apart features of one layer that have the same id, compared as UTF-8.
struct IDRegister {
  private var uses: [Spelling: Int] = [:]

  /// A text by its bytes: texts that only Unicode holds for equal are two.
  private struct Spelling: Hashable {
    let text: String

    static func == (one: Spelling, other: Spelling) -> Bool {
      one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  /// `id`, or `id#2`, `id#3` … where features before have it.
  mutating func distinct(_ id: String) -> (id: String, isDuplicate: Bool) {
    var name = id
    while let earlier = uses.updateValue(1, forKey: Spelling(text: name)) {
      uses[Spelling(text: name)] = earlier + 1
      name = "\(id)#\(earlier + 1)"
    }
    return (name, name != id)
  }
}
