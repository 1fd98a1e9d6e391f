import RunFiles
import Wording

extension GeoJSONReader {
  /// Reads the properties of a feature into cells; false when they are no object. Null is an object
  /// without members.
  mutating func readProperties() throws(InputError) -> Bool {
    attributes.dropPendingCells()
    if scanner.takeWord("null") {
      scanner.skipBlanks()
      return true
    }
    guard scanner.take(UInt8(ascii: "{")) else {
      try scanner.skipValue(depth: 2)
      findings.append(Finding(.warning, .kept, row: row, says: .propertiesNotObject))
      return true
    }
    if scanner.take(UInt8(ascii: "}")) { return true }
    repeat {
      let column = column(of: try scanner.text())
      try scanner.expect(UInt8(ascii: ":"))
      try readCell(column)
    } while try scanner.continues(until: UInt8(ascii: "}"))
    return true
  }

  /// The column of `key`. Most features have the same keys in the same order, so the one behind the
  /// last is tried before any name is decoded.
  private mutating func column(of key: JSONScanner.Text) -> Int {
    let bytes = scanner.contents.bytes[key.start..<key.end]
    var column = expectedColumn
    if column >= attributes.columns.count || key.isEscaped
      || !attributes.columns[column].utf8.elementsEqual(bytes)
    {
      column = attributes.column(named: scanner.string(key))
    }
    expectedColumn = column + 1
    return column
  }

  private mutating func readCell(_ column: Int) throws(InputError) {
    let start = scanner.position
    if scanner.next == UInt8(ascii: "\"") {
      let text = try scanner.text()
      append(text.start..<text.end, column: column, form: text.isEscaped ? .escaped : .plain)
      return
    }
    let first = scanner.next
    try scanner.skipValue(depth: 3)
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      append(start..<scanner.position, column: column, form: .composite)
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      append(start..<scanner.position, column: column, form: .null)
    default:
      append(start..<endOfWord(from: start), column: column, form: .plain)
    }
  }

  private func endOfWord(from start: Int) -> Int {
    let blanks: Set<UInt8> = [0x20, 0x0A, 0x0D, 0x09]
    var end = scanner.position
    while end > start && blanks.contains(scanner.contents.bytes[end - 1]) { end -= 1 }
    return end
  }

  private mutating func append(
    _ place: Range<Int>, column: Int, form: AttributeTable.Form
  ) {
    attributes.append(
      .init(
        start: place.lowerBound, end: place.upperBound, column: Int32(truncatingIfNeeded: column),
        form: form))
  }

  /// The `id` of a Feature is no property, but often the only id there is.
  mutating func readFeatureID() throws(InputError) {
    let start = scanner.position
    let first = scanner.next
    if first == UInt8(ascii: "\"") {
      let text = try scanner.text()
      attributes.pendingFeatureID = .init(
        start: text.start, end: text.end, column: -1, form: text.isEscaped ? .escaped : .plain)
      return
    }
    let isNumber = scanner.number() != nil
    if isNumber {
      attributes.pendingFeatureID = .init(
        start: start, end: endOfWord(from: start), column: -1, form: .plain)
      return
    }
    try scanner.skipValue(depth: 1)
    if first != UInt8(ascii: "n") {
      findings.append(Finding(.warning, .kept, row: row, says: .featureIDNotScalar))
    }
  }

  /// A bounding box is checked but not used: the coordinates say it better.
  mutating func readBoundingBox() throws(InputError) {
    var numbers = 0
    var isSound = scanner.take(UInt8(ascii: "["))
    if !isSound {
      try scanner.skipValue(depth: 2)
    } else if !scanner.take(UInt8(ascii: "]")) {
      repeat {
        if scanner.number() != nil {
          numbers += 1
        } else {
          isSound = false
          try scanner.skipValue(depth: 2)
        }
      } while try scanner.continues(until: UInt8(ascii: "]"))
    }
    if !isSound || (numbers != 4 && numbers != 6) {
      findings.append(Finding(.info, .kept, row: row, says: .badBoundingBox))
    }
  }

  /// The `crs` member of GeoJSON 2008: `{"type": "name", "properties": {"name": "…"}}`, or of drafts
  /// before it: `{"type": "EPSG", "properties": {"code": 4326}}`.
  mutating func readCRS() throws(InputError) {
    guard scanner.next == UInt8(ascii: "{") else { return try scanner.skipValue(depth: 1) }
    var name: String?
    try scanner.object(depth: 1) { (scanner, key) throws(InputError) in
      guard scanner.string(key) == "properties", scanner.next == UInt8(ascii: "{") else {
        return try scanner.skipValue(depth: 2)
      }
      try scanner.object(depth: 2) { (scanner, key) throws(InputError) in
        if scanner.string(key) == "name", scanner.next == UInt8(ascii: "\"") {
          name = scanner.string(try scanner.text())
        } else if scanner.string(key) == "code", let code = scanner.number() {
          name = Int(exactly: code).map { "EPSG:\($0)" }
        } else {
          try scanner.skipValue(depth: 3)
        }
      }
    }
    if let name { declaredCRS = name }
  }
}
