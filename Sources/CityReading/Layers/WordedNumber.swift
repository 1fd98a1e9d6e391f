import TableFiles

/// A number as people write it for people: `约200㎡`, `3,200元`, `1.2万人`, `561左右`.
struct WordedNumber {
  let value: Double
  /// What stands behind the number, in lower case and half width; empty where nothing does.
  let unit: String

  private static let before = ["约为", "大约", "约", "近", "共", "合计", "~", "～", "≈", "¥", "￥"]
  private static let behind = ["左右", "上下", "以上", "余", "多", "+"]
  /// Thousands are not among them: 3千米 are no 3000 m of a count.
  private static let multiples: [(word: String, factor: Double)] = [("亿", 1e8), ("万", 1e4)]

  /// Nil where the text is no such number: a range (`200-300㎡`), several numbers, or words alone.
  ///
  /// - Parameter text: as it stands in the cell, without blanks at its ends.
  init?(_ text: String) {
    var rest = text.folded
    for word in Self.before where rest.hasPrefix(word) { rest.removeFirst(word.count) }
    Self.dropEnd(&rest)
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || ".,-".contains($0)) }
    guard let number = DecimalNumber.parse(String(digits)) else { return nil }
    var words = String(rest[digits.endIndex...])
    guard !words.contains(where: { $0.isASCII && $0.isNumber }) || Self.isPower(words) else {
      return nil
    }
    for word in Self.behind where words.hasPrefix(word) { words.removeFirst(word.count) }
    var factor = 1.0
    for multiple in Self.multiples where words.hasPrefix(multiple.word) {
      words.removeFirst(multiple.word.count)
      factor *= multiple.factor
    }
    for word in Self.behind where words.hasPrefix(word) { words.removeFirst(word.count) }
    guard words.count <= 8, words != text else { return nil }
    (value, unit) = (number * factor, words)
  }

  private static func dropEnd(_ text: inout String) {
    for word in behind + ["。", "."] where text.hasSuffix(word) { text.removeLast(word.count) }
  }

  /// Units with a digit of their own.
  private static func isPower(_ unit: String) -> Bool {
    ["m2", "m^2", "km2", "ft2"].contains { unit.hasSuffix($0) }
  }
}

extension WordedNumber {
  /// The number in people, m², or money as its column counts it; nil where its unit is not known for such
  /// numbers.
  ///
  /// - Parameters:
  ///   - heading: of the column. Money under a heading without a unit is in 元.
  ///   - factor: what numbers without a unit in the same column are multiplied by.
  func amount(under heading: ColumnHeading, factor: Double) -> Double? {
    if heading.quantity == .money { return money(under: heading) }
    guard !unit.isEmpty else { return value * factor }
    switch ColumnUnit.known(unit, of: heading.quantity) {
    case .times(let own)?: return value * own
    default: return nil
    }
  }

  private func money(under heading: ColumnHeading) -> Double? {
    guard let own = unit.isEmpty ? 1 : Self.yuan[unit] else { return nil }
    guard case .kept(let stated) = heading.unit else { return value * own }
    return Self.yuan[stated].map { value * own / $0 }
  }

  /// 元 by the words for so many of them; 万 and 亿 before 元 are told apart from the number.
  private static let yuan: [String: Double] = [
    "元": 1, "人民币": 1, "人民币元": 1, "rmb": 1, "cny": 1, "¥": 1, "yuan": 1, "千元": 1000, "万元": 1e4,
    "万": 1e4, "wan": 1e4, "百万元": 1e6, "亿元": 1e8, "亿": 1e8,
  ]
}
