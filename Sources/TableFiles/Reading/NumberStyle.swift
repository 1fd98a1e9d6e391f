/// What commas and points mean in the numbers of one column: no cell can tell alone whether `12,345` is
/// twelve or twelve thousand.
enum NumberStyle: UInt8, Sendable {
  /// The point parts whole and fraction, commas part thousands.
  case points
  /// The comma parts whole and fraction, points part thousands.
  case commas
  /// Numbers that could be either are not read.
  case unclear
}

/// The numbers of a column by what their commas and points can mean.
struct NumberMarks {
  /// `8,1`, `0,75`, `1.234,5`: the comma parts whole and fraction.
  private(set) var decimalCommas = 0
  /// `1,002,000`, `1,234.5`: commas part thousands.
  private(set) var thousands = 0
  /// `12.5`: the point parts whole and fraction.
  private(set) var decimalPoints = 0
  /// `12,345`: could be either.
  private(set) var unclear = 0
  /// `1.234.567`: points part thousands.
  private(set) var thousandPoints = 0
  /// `500.300`: could be either.
  private(set) var unclearPoints = 0
  /// The first number with a comma, as it is written.
  private(set) var example: String?

  /// Complexity: O(bytes).
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    guard bytes.contains(where: { $0 == comma || $0 == point || $0 == wideComma }) else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let shape = NumberShape(text) else { return }
    switch shape {
    case .decimalComma:
      decimalCommas += 1
      if !bytes.contains(comma) { thousandPoints += 1 }
    case .thousands: thousands += 1
    case .decimalPoint: decimalPoints += 1
    case .unclearComma: unclear += 1
    case .unclearPoint:
      unclearPoints += 1
      return
    case .plain: return
    }
    if example == nil && shape != .decimalPoint { example = text }
  }

  /// Whether nothing but what stands elsewhere tells what the points mean.
  var hasUnclearPointsOnly: Bool {
    unclearPoints > 0 && decimalCommas + thousands + decimalPoints + unclear == 0
  }

  /// What the column itself proves; nil where it proves nothing.
  var style: NumberStyle? {
    if decimalCommas > 0 { return thousands + decimalPoints > 0 ? .unclear : .commas }
    return thousands + decimalPoints > 0 ? .points : nil
  }
}

/// What the commas and points of one number can mean.
enum NumberShape {
  case plain, decimalComma, thousands, decimalPoint, unclearComma, unclearPoint

  /// Nil where the text is no number.
  init?(_ text: String) {
    var bytes = DecimalNumber.halfWidth(text)
    if let first = bytes.first, first == plus || first == minus { bytes.removeFirst() }
    if let exponent = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      bytes.removeSubrange(exponent...)
    }
    guard bytes.allSatisfy({ (48...57).contains($0) || $0 == comma || $0 == point }) else {
      return nil
    }
    let commas = bytes.indices.filter { bytes[$0] == comma }
    let points = bytes.indices.filter { bytes[$0] == point }
    guard let shape = Self.shape(commas, points, of: bytes) else { return nil }
    self = shape
  }

  private static func shape(_ commas: [Int], _ points: [Int], of bytes: [UInt8]) -> NumberShape? {
    switch (commas.count, points.count) {
    case (0, 0): .plain
    case (0, 1): isGroup(bytes, behind: points[0]) ? .unclearPoint : .decimalPoint
    case (0, _): DecimalNumber.groupsOfThree(bytes, between: point) ? .decimalComma : nil
    case (1, 0) where commas[0] == bytes.count - 1: nil
    case (1, 0): isGroup(bytes, behind: commas[0]) ? .unclearComma : .decimalComma
    case (1, _) where points[points.count - 1] < commas[0]:
      DecimalNumber.groupsOfThree(Array(bytes[..<commas[0]]), between: point) ? .decimalComma : nil
    default: DecimalNumber.groupsOfThree(bytes, between: comma) ? .thousands : nil
    }
  }

  /// Whether what stands behind a mark could be one group of three digits, with one to three before that
  /// do not begin with 0.
  private static func isGroup(_ bytes: [UInt8], behind mark: Int) -> Bool {
    (1...3).contains(mark) && bytes.count - mark == 4 && bytes[0] != UInt8(ascii: "0")
  }
}

private let comma = UInt8(ascii: ",")
private let point = UInt8(ascii: ".")
private let plus = UInt8(ascii: "+")
private let minus = UInt8(ascii: "-")
/// With it begin full-width characters in UTF-8.
private let wideComma: UInt8 = 0xEF
