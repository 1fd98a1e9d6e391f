/// The values of one column of a `.dbf` as they are written.
struct DBFColumn: Sendable {
  let letter: UInt8
  let width: Int
  let decimals: Int
  /// Texts that were cut.
  let cutTexts: Int
  /// nil for no value.
  private let texts: [String?]

  /// Texts are no longer.
  private static let longest = 254
  /// Digits, sign and point of a number that all programs read, and of them behind the point.
  private static let widestNumber = 20
  private static let mostDecimals = 15
  /// What the shortest form of any double needs.
  private static let exponentWidth = 24

  init(_ values: [MapValue]) {
    let flags = values.map(\.flag)
    if values.contains(where: \.isText) {
      self.init(texts: values.map(\.plainText))
    } else if values.contains(where: \.isNumber) {
      self.init(numbers: values.map(\.number))
    } else if flags.contains(where: { $0 != nil }) {
      self.init(flags: flags)
    } else {
      self.init(texts: values.map(\.plainText))
    }
  }

  private init(flags: [Bool?]) {
    (letter, width, decimals, cutTexts) = (UInt8(ascii: "L"), 1, 0, 0)
    texts = flags.map { flag in flag.map { $0 ? "T" : "F" } }
  }

  private init(texts all: [String?]) {
    let longest = all.map { $0?.utf8.count ?? 0 }.max() ?? 0
    (letter, width, decimals) = (UInt8(ascii: "C"), min(max(longest, 1), Self.longest), 0)
    cutTexts = all.count { ($0?.utf8.count ?? 0) > Self.longest }
    texts = all.map { $0?.prefix(bytes: Self.longest) }
  }

  /// Numbers in as many digits as tell them from any other, all with the same decimals; with an exponent where these
  /// would be too many.
  private init(numbers: [Double?]) {
    let digits = numbers.map { $0.flatMap(DecimalDigits.init) }
    let decimals = digits.compactMap { $0?.decimals }.max() ?? 0
    let plain = digits.map { $0?.text(decimals: decimals) }
    let width = plain.map { $0?.utf8.count ?? 0 }.max() ?? 0
    cutTexts = 0
    if width <= Self.widestNumber, decimals <= Self.mostDecimals {
      (letter, self.width, self.decimals, texts) = (
        UInt8(ascii: "N"), max(width, 1), decimals, plain
      )
    } else {
      (letter, self.width, self.decimals) = (
        UInt8(ascii: "F"), Self.exponentWidth, Self.mostDecimals
      )
      texts = numbers.map { $0.flatMap { $0.isFinite ? "\($0)" : nil } }
    }
  }

  /// The bytes of a value, padded with blanks: texts behind, numbers before.
  func cell(_ row: Int) -> [UInt8] {
    let text = Array((texts[row] ?? "").utf8)
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: max(0, width - text.count))
    return letter == UInt8(ascii: "C") ? text + blanks : blanks + text
  }
}

/// The shortest decimal digits that tell a finite double from all others.
struct DecimalDigits {
  private let isNegative: Bool
  private let digits: [UInt8]
  /// How many of the digits stand before the point; may be negative, or more than there are.
  private let point: Int

  /// nil for what is not finite.
  init?(_ number: Double) {
    guard number.isFinite else { return nil }
    let parts = "\(number.magnitude)".split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    var digits = mantissa.flatMap { Array($0.utf8) }
    var point = mantissa[0].utf8.count + exponent
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    while digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      point -= 1
    }
    isNegative = number < 0
    self.digits = digits
    self.point = digits.isEmpty ? 0 : point
  }

  /// Digits that are needed behind the point.
  var decimals: Int { max(0, digits.count - point) }

  /// Without an exponent.
  ///
  /// - Parameter decimals: as many as are needed, or more.
  func text(decimals: Int) -> String {
    let zeros = { (count: Int) in [UInt8](repeating: UInt8(ascii: "0"), count: max(0, count)) }
    let whole = digits.prefix(max(0, point)) + zeros(point - digits.count)
    let fraction = zeros(-point) + digits.dropFirst(max(0, point))
    var text = (isNegative ? [UInt8(ascii: "-")] : []) + (whole.isEmpty ? zeros(1) : Array(whole))
    if decimals > 0 {
      text += [UInt8(ascii: ".")] + fraction + zeros(decimals - fraction.count)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension MapValue {
  fileprivate var isText: Bool {
    if case .text(let text) = self { text != nil } else { false }
  }

  fileprivate var isNumber: Bool {
    switch self {
    case .number, .fine: true
    case .text, .flag: false
    }
  }

  fileprivate var flag: Bool? {
    if case .flag(let flag) = self { flag } else { nil }
  }

  fileprivate var number: Double? {
    switch self {
    case .number(let number), .fine(let number): number
    case .flag(let flag): flag ? 1 : 0
    case .text: nil
    }
  }

  /// Any value as text; an empty one is none.
  fileprivate var plainText: String? {
    switch self {
    case .text(let text): text?.isEmpty == true ? nil : text
    case .number(let number), .fine(let number):
      number.flatMap { $0.isFinite ? $0.plainText : nil }
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}
