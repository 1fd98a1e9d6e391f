import RunFiles
import Wording

/// The head of a `.dbf`: dBASE III to V and FoxPro.
///
/// ```
/// 0 version | 1 date | 4 records | 8 length of head | 10 length of a record | 29 code page | 32 fields …
/// field: 0 name (11) | 11 type | 16 length | 17 decimals, 32 bytes each, until 0x0D
/// ```
struct DBFHeader {
  /// Rows that the head states, and those of them that are there as a whole.
  var statedRows: Int
  var rows: Int
  var length: Int
  var recordLength: Int
  var codePage: UInt8
  var fields: [DBFField] = []
  /// Of the fields, as in the file, without the zeros behind them.
  var names: [[UInt8]] = []
  /// Fields that are there, but beyond the record.
  var lostFields = 0

  private static let smallest = 33
  private static let fieldLength = 32

  init(_ file: FileContents) throws(InputError) {
    let bytes = file.bytes
    guard file.count >= Self.smallest else {
      throw .data(file: file.path, row: nil, .dbfDamaged)
    }
    // dBASE 7 has another head.
    guard bytes[0] & 7 != 4 else { throw .data(file: file.path, row: nil, .dbf7) }
    length = bytes.littleUInt16(at: 8)
    recordLength = bytes.littleUInt16(at: 10)
    statedRows = bytes.littleInt32(at: 4)
    codePage = bytes[29]
    guard length >= Self.smallest, length <= file.count, recordLength > 0, statedRows >= 0 else {
      throw .data(file: file.path, row: nil, .dbfDamaged)
    }
    rows = min(statedRows, (file.count - length) / recordLength)
    readFields(bytes)
  }

  private mutating func readFields(_ bytes: [UInt8]) {
    let isFoxPro = (0x30...0x32).contains(bytes[0])
    // The first byte of a record says whether it is deleted.
    var offset = 1
    var place = Self.fieldLength
    while place + Self.fieldLength <= length, bytes[place] != 0x0D {
      let field = DBFField(
        letter: bytes[place + 11], offset: offset, length: Int(bytes[place + 16]),
        isFoxPro: isFoxPro)
      offset += field.length
      if offset <= recordLength {
        fields.append(field)
        names.append(Array(bytes[place..<place + 11].prefix { $0 != 0 }))
      } else {
        lostFields += 1
      }
      place += Self.fieldLength
    }
  }
}

/// A column of a `.dbf`.
struct DBFField {
  /// Of its values within a record, in bytes.
  var offset: Int
  var length: Int
  var kind: Kind

  /// How values are written.
  enum Kind {
    /// Characters, padded with blanks.
    case text
    /// A number in digits.
    case number
    /// Eight digits: year, month, day.
    case date
    case logical
    /// 32 bits with sign.
    case integer
    case double
    /// 64 bits with sign, in ten-thousandths.
    case currency
    /// Julian day and milliseconds, 32 bits each.
    case moment
    /// Kept in another file, or not known.
    case unread
    /// Not of the user.
    case hidden
  }

  init(letter: UInt8, offset: Int, length: Int, isFoxPro: Bool) {
    self.offset = offset
    self.length = length
    kind = Self.kind(letter, length: length, isFoxPro: isFoxPro)
  }

  private static func kind(_ letter: UInt8, length: Int, isFoxPro: Bool) -> Kind {
    switch (letter, length) {
    case (UInt8(ascii: "C"), _): .text
    case (UInt8(ascii: "N"), _), (UInt8(ascii: "F"), _): .number
    case (UInt8(ascii: "D"), 8): .date
    case (UInt8(ascii: "L"), 1): .logical
    case (UInt8(ascii: "I"), 4), (UInt8(ascii: "+"), 4): .integer
    case (UInt8(ascii: "O"), 8): .double
    case (UInt8(ascii: "B"), 8): isFoxPro ? .double : .unread
    case (UInt8(ascii: "Y"), 8): .currency
    case (UInt8(ascii: "T"), 8), (UInt8(ascii: "@"), 8): .moment
    case (UInt8(ascii: "0"), _): .hidden
    default: .unread
    }
  }
}
