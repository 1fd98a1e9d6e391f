import RunFiles
import Wording

/// Reads the rows of a `.dbf` one by one.
///
/// Numbers with a point or an exponent become doubles, since programs write ids of theirs as `330102001.00000`;
/// digits alone stay as they are, so that ids keep theirs. Blanks and asterisks are no value: these stand for none, as GDAL
/// writes it, as well as for a number that its field could not hold.
struct DBFReader {
  private let file: FileContents
  let header: DBFHeader
  private var words = DBFWords(bytes: [])
  private(set) var encoding: TextEncoding?
  private(set) var findings: [Finding] = []
  /// Rows that hold bytes which are no characters.
  private(set) var faultyRows: [Int] = []
  /// Holds a number while it is read.
  private var digits: [UInt8] = []
  private var columns: [(field: DBFField, column: Int)] = []

  var rows: Int { header.rows }

  /// - Parameters:
  ///   - stated: the encoding of the texts; nil: found.
  ///   - codePage: what the `.cpg` says.
  /// - Complexity: O(bytes) where texts are not in ASCII, otherwise O(bytes / 8).
  init(
    _ file: FileContents, stated: String?, codePage: String?, table: inout GatheredTable
  ) throws(InputError) {
    self.file = file
    header = try DBFHeader(file)
    let texts = Self.texts(file, header)
    let found = try DBFEncoding(
      of: texts, stated: stated, codePage: codePage, driver: header.codePage, file: file.path)
    let cut = texts.cut(in: found.encoding)
    words = try cut.texts.decoded(from: found.encoding, file: file.path)
    faultyRows = words.faultyRows
    encoding = found.encoding ?? (faultyRows.isEmpty ? nil : TextEncoding("UTF-8"))
    findings += [found.finding].compactMap(\.self)
    if let row = cut.firstRow {
      let message = InputMessage.cutCharacters(cut.count)
      findings.append(Finding(.info, .repaired, row: row, rows: cut.count, says: message))
    }
    takeColumns(into: &table)
    noteHeader()
  }

  private mutating func takeColumns(into table: inout GatheredTable) {
    var unread: [String] = []
    var names: Set<String> = []
    for (field, name) in zip(header.fields, header.names) where field.kind != .hidden {
      let bytes = name.isASCII ? name[...] : words.next()
      let name = String(String(decoding: bytes, as: UTF8.self).trimmingBlanks)
      if field.kind == .unread {
        unread.append(name)
        continue
      }
      columns.append((field, columns.count))
      table.appendColumn(name)
      guard !names.insert(name).inserted, !name.isEmpty else { continue }
      findings.append(Finding(.warning, .assumed, field: name, says: .duplicateColumn(name)))
    }
    if !unread.isEmpty { findings.append(Finding(.info, .kept, says: .unreadFields(unread))) }
  }

  private mutating func noteHeader() {
    if header.rows < header.statedRows {
      let message = InputMessage.dbfTruncated(header.rows, stated: header.statedRows)
      findings.append(Finding(.warning, .kept, says: message))
    }
    if header.lostFields > 0 {
      findings.append(Finding(.warning, .kept, says: .fieldsBeyondRecord(header.lostFields)))
    }
  }

  private static let deletionMark = UInt8(ascii: "*")

  func isDeleted(_ row: Int) -> Bool {
    file.bytes[header.length + row * header.recordLength] == Self.deletionMark
  }

  /// Bytes of a name.
  private static let mostOfName = 10

  /// Texts with bytes above 0x7F: names of columns, and then values in the order in which `append` asks for them.
  private static func texts(_ file: FileContents, _ header: DBFHeader) -> DBFTexts {
    var texts = DBFTexts()
    for (field, name) in zip(header.fields, header.names) where field.kind != .hidden {
      if !name.isASCII { texts.append(name, row: 0, room: mostOfName) }
    }
    let fields = header.fields.filter { $0.kind == .text }
    file.bytes.withUnsafeBytes { bytes in
      for row in 0..<header.rows {
        let start = header.length + row * header.recordLength
        let record = UnsafeRawBufferPointer(rebasing: bytes[start..<start + header.recordLength])
        guard record.first != deletionMark, !record.isASCII else { continue }
        for field in fields {
          let value = record.text(of: field)
          if !value.isASCII { texts.append(value, row: row + 1, room: field.length) }
        }
      }
    }
    return texts
  }

  /// Appends the values of a row that is not deleted; rows must ascend.
  mutating func append(_ row: Int, to table: inout GatheredTable) {
    let start = header.length + row * header.recordLength
    file.bytes.withUnsafeBytes { bytes in
      let record = UnsafeRawBufferPointer(rebasing: bytes[start..<start + header.recordLength])
      for (field, column) in columns { append(field, column, of: record, to: &table) }
    }
  }

  private mutating func append(
    _ field: DBFField, _ column: Int, of record: UnsafeRawBufferPointer,
    to table: inout GatheredTable
  ) {
    switch field.kind {
    case .text:
      let value = record.text(of: field)
      if !value.isASCII {
        table.append(text: words.next(), column: column)
      } else if !value.isEmpty {
        table.append(text: value, column: column)
      }
    case .number: append(number: record.digits(of: field), column, to: &table)
    default:
      switch DBFValue(record, field) {
      case .text(let text): table.append(text: text.utf8, column: column)
      case .number(let number): table.append(number, column: column)
      case nil: break
      }
    }
  }

  private mutating func append(
    number value: UnsafeRawBufferPointer, _ column: Int, to table: inout GatheredTable
  ) {
    guard let first = value.first, first != Self.noNumber else { return }
    var isWhole = true
    for byte in value where byte &- UInt8(ascii: "0") > 9 && byte != UInt8(ascii: "-") {
      isWhole = false
    }
    if !isWhole, let number = number(value) {
      table.append(number, column: column)
    } else {
      table.append(text: value, column: column)
    }
  }

  /// Stands for no value, as well as for one that is too long.
  private static let noNumber = UInt8(ascii: "*")

  /// The number that the text is as a whole; a comma is a point.
  private mutating func number(_ text: UnsafeRawBufferPointer) -> Double? {
    digits.removeAll(keepingCapacity: true)
    digits.append(contentsOf: text)
    if let comma = digits.firstIndex(of: UInt8(ascii: ",")) { digits[comma] = UInt8(ascii: ".") }
    if digits.contains(UInt8(ascii: ".")),
      !digits.contains(where: { $0 | 0x20 == UInt8(ascii: "e") })
    {
      // Zeros behind the point, which writers pad with, would only cost time.
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    }
    digits.append(0)
    var place = 0
    let number = DecimalNumber.scan(digits, at: &place)
    return place == digits.count - 1 && number?.isFinite == true ? number : nil
  }
}

extension [UInt8] {
  fileprivate var isASCII: Bool { withUnsafeBytes(\.isASCII) }
}

extension UnsafeRawBufferPointer {
  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let blanks: UInt64 = 0x2020_2020_2020_2020

  fileprivate var isASCII: Bool {
    var place = 0
    while place + 8 <= count {
      if loadUnaligned(fromByteOffset: place, as: UInt64.self) & Self.highBits != 0 { return false }
      place += 8
    }
    return self[place...].allSatisfy { $0 < 0x80 }
  }

  /// Up to the first zero, without blanks at the end.
  fileprivate func text(of field: DBFField) -> UnsafeRawBufferPointer {
    var end = field.offset + field.length
    while end - 8 >= field.offset,
      loadUnaligned(fromByteOffset: end - 8, as: UInt64.self) == Self.blanks
    { end -= 8 }
    while end > field.offset, self[end - 1] == 0x20 || self[end - 1] == 0 { end -= 1 }
    let value = UnsafeRawBufferPointer(rebasing: self[field.offset..<end])
    guard let zero = value.firstIndex(of: 0) else { return value }
    return UnsafeRawBufferPointer(rebasing: value[..<zero])
  }

  /// Without blanks and zeros at both ends.
  fileprivate func digits(of field: DBFField) -> UnsafeRawBufferPointer {
    let value = text(of: field)
    let start = value.firstIndex { $0 > 0x20 } ?? value.endIndex
    return UnsafeRawBufferPointer(rebasing: value[start...])
  }
}
