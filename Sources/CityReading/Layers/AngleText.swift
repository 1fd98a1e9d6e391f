import TableFiles
import Wording

/// A longitude or latitude as people write it: `120°00'07.48"E`, `北纬30°15′`, `E120.5`, `120:00:07`.
enum AngleText {
  /// Degrees by an angle that is sound as a whole: minutes and seconds below 60, and a hemisphere, if
  /// any, that goes with the axis. Nil for anything else, plain numbers included.
  static func degrees(_ text: String, isLongitude: Bool) -> Double? {
    guard let marks = Marks(text), marks.isAngle, let first = marks.numbers.first else {
      return nil
    }
    guard marks.hemisphere.map({ $0.isLongitude == isLongitude }) ?? true else { return nil }
    let parts = marks.numbers.dropFirst()
    guard parts.count <= 2, parts.allSatisfy({ (0..<60).contains($0) }) else { return nil }
    guard marks.numbers.dropLast().allSatisfy({ $0 == $0.rounded() }) else { return nil }
    let size = zip(parts, [60.0, 3600.0]).reduce(first) { $0 + $1.0 / $1.1 }
    guard size <= (isLongitude ? 180 : 90), !(marks.isNegative && marks.hemisphere != nil) else {
      return nil
    }
    return marks.isNegative || marks.hemisphere?.isNegative == true ? -size : size
  }

  /// Whether someone meant degrees.
  static func isLikely(_ text: String) -> Bool {
    Marks(text)?.isAngle ?? text.contains { "°º˚度′″".contains($0) }
  }

  private struct Marks {
    var numbers: [Double] = []
    var hemisphere: (isLongitude: Bool, isNegative: Bool)?
    var isNegative = false
    /// Signs of degrees, minutes and seconds, and colons.
    private var signs = 0

    /// Degrees with a sign or a letter, or three numbers.
    var isAngle: Bool { !numbers.isEmpty && (signs > 0 || hemisphere != nil || numbers.count == 3) }

    /// Nil where something stands there that is no part of an angle.
    init?(_ text: String) {
      var digits = ""
      for character in text.lowercased().replacing("经", with: "").replacing("纬", with: "") {
        if character.isNumber || character == "." || character == "," {
          digits.append(character == "," ? "." : character)
          continue
        }
        guard take(&digits), take(character) else { return nil }
      }
      guard take(&digits) else { return nil }
    }

    private mutating func take(_ digits: inout String) -> Bool {
      guard !digits.isEmpty else { return true }
      guard let number = Double(digits), number.isFinite else { return false }
      numbers.append(number)
      digits = ""
      return true
    }

    private mutating func take(_ character: Character) -> Bool {
      switch character {
      case " ", "\u{A0}", "\u{3000}": return true
      case "°", "º", "˚", "度", "'", "′", "’", "‘", "´", "分", "\"", "″", "”", "“", "秒", ":", "：":
        signs += 1
        return !numbers.isEmpty
      case "-", "−":
        isNegative = true
        return numbers.isEmpty
      default: return takeHemisphere(character)
      }
    }

    private mutating func takeHemisphere(_ letter: Character) -> Bool {
      guard hemisphere == nil else { return false }
      switch letter {
      case "e", "东": hemisphere = (true, false)
      case "w", "西": hemisphere = (true, true)
      case "n", "北": hemisphere = (false, false)
      case "s", "南": hemisphere = (false, true)
      default: return false
      }
      return true
    }
  }
}

/// Coordinates of one file that are no plain numbers but angles.
struct AnglesRead {
  private var count = 0
  private var first: (text: String, degrees: Double)?

  mutating func add(_ text: String, _ degrees: Double) {
    count += 1
    if first == nil { first = (text, degrees) }
  }

  var message: InputMessage? {
    first.map { first in
      .anglesRead(count, example: first.text, degrees: first.degrees.fixedText(decimals: 6))
    }
  }
}

extension AttributeTable {
  /// A coordinate: a number, or an angle.
  func place(
    row: Int, column: Int, isLongitude: Bool, _ angles: inout AnglesRead
  ) -> NumberReading {
    let reading = number(row: row, column: column)
    guard case .invalid = reading, let text = text(row: row, column: column) else { return reading }
    if let degrees = AngleText.degrees(text, isLongitude: isLongitude) {
      angles.add(text, degrees)
      return .value(degrees)
    }
    return AngleText.isLikely(text) ? .invalid(.angle(text)) : reading
  }
}
