/// Decimal numbers in text, correctly rounded.
package enum DecimalNumber {
  /// Powers of ten that a double holds exactly.
  private static let exactPowers: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }

  /// Reads a number that begins at `position` and moves `position` behind it: sign, digits with or
  /// without a point, exponent. Gives nil, and leaves `position`, where there is none.
  ///
  /// Up to 2⁵³ as an integer times or over a power of ten up to 10²² is one exact operation, rounded
  /// once (Clinger 1990, doi:10.1145/93542.93557), up to 19 digits a scaling (`DecimalScaling`); other numbers go
  /// to the standard library.
  ///
  /// - Parameter bytes: must not end within the number (see `FileContents`).
  static func scan(_ bytes: [UInt8], at position: inout Int) -> Double? {
    var index = position
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
    var mantissa: UInt64 = 0
    let digitsStart = index
    index = accumulate(bytes, from: index, into: &mantissa)
    var digits = index - digitsStart
    var exponent = 0
    if bytes[index] == UInt8(ascii: ".") {
      let fraction = index + 1
      index = accumulate(bytes, from: fraction, into: &mantissa)
      exponent = fraction - index
      digits += index - fraction
    }
    guard digits > 0 else { return nil }
    exponent += scanExponent(bytes, &index)
    let start = position
    position = index
    guard digits <= 19, mantissa <= 1 << 53, abs(exponent) <= 22 else {
      // 19 digits never exceed 64 bits.
      if digits <= 19, DecimalScaling.exponents.contains(exponent),
        let magnitude = DecimalScaling.double(mantissa, exponent)
      {
        return isNegative ? -magnitude : magnitude
      }
      return Double(String(decoding: bytes[start..<index], as: UTF8.self))
    }
    let power = exactPowers[abs(exponent)]
    let magnitude = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    return isNegative ? -magnitude : magnitude
  }

  /// Appends the digits that begin at `index` to `mantissa`, which wraps around beyond 19 digits.
  @inline(__always)
  private static func accumulate(
    _ bytes: [UInt8], from index: Int, into mantissa: inout UInt64
  ) -> Int {
    var index = index
    var digit = bytes[index] &- UInt8(ascii: "0")
    while digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      index += 1
      digit = bytes[index] &- UInt8(ascii: "0")
    }
    return index
  }

  /// Reads an exponent behind a mantissa, where a whole one stands; clamped to ±100,000.
  private static func scanExponent(_ bytes: [UInt8], _ index: inout Int) -> Int {
    guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return 0 }
    var next = index + 1
    let isNegative = bytes[next] == UInt8(ascii: "-")
    if isNegative || bytes[next] == UInt8(ascii: "+") { next += 1 }
    let digitsStart = next
    var exponent = 0
    while case let digit = bytes[next] &- UInt8(ascii: "0"), digit < 10 {
      exponent = min(exponent * 10 + Int(digit), 100_000)
      next += 1
    }
    guard next > digitsStart else { return 0 }
    index = next
    return isNegative ? -exponent : exponent
  }

  /// The number that `text` is as a whole, as people write it: with blanks around it, with full-width
  /// digits and with commas or the narrow and no-break blanks of typesetters, but not both, between
  /// groups of three digits (`1,234`), where the column is of that style. Other blanks within it may part
  /// two numbers (`30 120`). Nil where it is anything else, or could be two numbers; finite.
  package static func parse(_ text: String) -> Double? { parse(text, style: .points) }

  static func parse(_ text: String, style: NumberStyle) -> Double? {
    var bytes = halfWidth(text)
    if style != .points {
      guard let shape = NumberShape(text), isClear(shape, in: style) else { return nil }
      if shape == .decimalComma || shape == .unclearComma { bytes = withPoint(bytes) }
    }
    if let separator = bytes.first(where: { $0 == UInt8(ascii: ",") || $0 == groupBlank }) {
      guard groupsOfThree(bytes, between: separator) else { return nil }
      bytes.removeAll { $0 == separator }
    }
    bytes.append(0)
    var position = 0
    guard let number = scan(bytes, at: &position), position == bytes.count - 1 else { return nil }
    return number.isFinite ? number : nil
  }

  /// Whether a number of this shape means one thing in a column of `style`.
  private static func isClear(_ shape: NumberShape, in style: NumberStyle) -> Bool {
    switch shape {
    case .plain, .decimalComma: true
    case .thousands, .decimalPoint: style != .commas
    case .unclearComma: style == .commas
    case .unclearPoint: false
    }
  }

  /// `1.234,5` as `1234.5`; `1.234.567` as `1234567`; a single comma that parts a fraction as a point.
  private static func withPoint(_ bytes: [UInt8]) -> [UInt8] {
    bytes.compactMap { byte in
      byte == UInt8(ascii: ".") ? nil : byte == UInt8(ascii: ",") ? UInt8(ascii: ".") : byte
    }
  }

  /// The characters of `text` in their ASCII form without blanks at both ends; what has none is a byte
  /// that no number has.
  static func halfWidth(_ text: String) -> [UInt8] {
    let isBlank = { (byte: UInt8) in byte == blank || byte == groupBlank }
    var bytes = Array(text.unicodeScalars.map(halfWidth).drop(while: isBlank))
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }

  private static let blank = UInt8(ascii: " ")
  /// Stands for the blanks that are put between groups of digits.
  private static let groupBlank: UInt8 = 0xFE

  /// The ASCII form of a character; what has none becomes a byte no number has.
  private static func halfWidth(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0xA0, 0x2009, 0x202F: return groupBlank
    case _ where scalar.properties.isWhitespace || scalar == "\u{FEFF}": return blank
    case 1..<128: return UInt8(scalar.value)
    case 0xFF01...0xFF5E: return UInt8(scalar.value - 0xFF01 + 0x21)
    case 0x2212: return UInt8(ascii: "-")
    default: return 0xFF
    }
  }

  /// Whether `separator` stands between groups of three digits and nowhere else.
  static func groupsOfThree(_ bytes: [UInt8], between separator: UInt8) -> Bool {
    let unsigned = bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let whole = unsigned.prefix { $0 != UInt8(ascii: ".") || $0 == separator }
    let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
    let isPlain = !unsigned.dropFirst(whole.count).contains(separator)
    return isPlain && (1...3).contains(groups[0].count) && groups[0].first != UInt8(ascii: "0")
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}
