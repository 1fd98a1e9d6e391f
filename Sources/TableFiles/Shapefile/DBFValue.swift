/// A value of a `.dbf` that is neither text nor digits.
enum DBFValue {
  case text(String)
  case number(Double)

  /// nil for none.
  init?(_ record: UnsafeRawBufferPointer, _ field: DBFField) {
    let value = Array(record[field.offset..<field.offset + field.length])
    switch field.kind {
    case .date: self.init(date: value)
    case .logical: self.init(logical: value[0])
    case .integer: self = .text("\(value.littleInt32(at: 0))")
    case .double: self = .number(value.littleDouble(at: 0))
    case .currency: self = .number(Double(value.littleInt64(at: 0)) / 10_000)
    case .moment: self.init(days: value.littleInt32(at: 0), milliseconds: value.littleInt32(at: 4))
    case .text, .number, .unread, .hidden: return nil
    }
  }

  /// `20260131` as `2026-01-31`; what is no eight digits stays as it is.
  private init?(date: [UInt8]) {
    let text = String(decoding: date, as: UTF8.self).trimmingBlanks
    guard !text.isEmpty, !text.allSatisfy({ $0 == "0" || $0 == "\0" }) else { return nil }
    let digits = Array(text)
    let isDate = digits.count == 8 && digits.allSatisfy { $0.isASCII && $0.isNumber }
    self = .text(isDate ? Self.joined(digits[..<4], digits[4..<6], digits[6...]) : String(text))
  }

  private static func joined(_ parts: ArraySlice<Character>...) -> String {
    parts.map { String($0) }.joined(separator: "-")
  }

  private init?(logical: UInt8) {
    switch Character(Unicode.Scalar(logical)) {
    case "T", "t", "Y", "y": self = .text("true")
    case "F", "f", "N", "n": self = .text("false")
    default: return nil
    }
  }

  private static let millisecondsOfDay = 86_400_000
  /// Julian days of the years 1 to 9999.
  private static let days = 1_721_426...5_373_484

  /// As `2026-01-31` or `2026-01-31T12:30:00`.
  private init?(days: Int, milliseconds: Int) {
    guard Self.days.contains(days), (0..<Self.millisecondsOfDay).contains(milliseconds) else {
      return nil
    }
    let date = Self.date(julianDay: days)
    let seconds = (milliseconds + 500) / 1000
    guard seconds > 0 else {
      self = .text(date)
      return
    }
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, to: 2) }
    self = .text("\(date)T\(parts.joined(separator: ":"))")
  }

  /// Fliegel and Van Flandern 1968, doi:10.1145/364096.364097.
  private static func date(julianDay: Int) -> String {
    var l = julianDay + 68_569
    let n = 4 * l / 146_097
    l -= (146_097 * n + 3) / 4
    let i = 4000 * (l + 1) / 1_461_001
    l -= 1461 * i / 4 - 31
    let j = 80 * l / 2447
    let day = l - 2447 * j / 80
    let month = j + 2 - 12 * (j / 11)
    let year = 100 * (n - 49) + i + j / 11
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
