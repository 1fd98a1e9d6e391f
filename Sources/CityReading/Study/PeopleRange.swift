/// People of a circle from the least to the most, as people write them: `5000-12000`, `5,000–12,000`, `0.5万-1.2万`.
public struct PeopleRange: Equatable, Sendable {
  public let least: Double
  public let most: Double

  /// nil unless 0 < least ≤ most ≤ 10⁹.
  public init?(_ least: Double, _ most: Double) {
    guard least > 0, least <= most, most <= 1e9 else { return nil }
    (self.least, self.most) = (least, most)
  }

  /// nil where the text is no range of people. A unit behind the second number alone is that of both where the first
  /// is the smaller number as written: `0.5-1.2万`, but not `5000-1.2万`.
  public init?(_ text: String) {
    let parts = text.halfWidth.split(whereSeparator: Self.dashes.contains)
    guard parts.count == 2, text.halfWidth.first?.isNumber == true,
      let first = Amount(parts[0]), let second = Amount(parts[1])
    else { return nil }
    let isShared = !first.hasUnit && second.hasUnit && first.number < second.number / Amount.unit
    self.init(isShared ? first.number * Amount.unit : first.number, second.number)
  }

  private static let dashes: Set<Character> = ["-", "–", "—", "−", "~", "至", "到"]
}

/// A number of people with or without a unit.
private struct Amount {
  static let unit = 10_000.0
  var number: Double
  var hasUnit: Bool

  init?(_ text: Substring) {
    let digits = text.hasSuffix("万") ? text.dropLast() : text
    guard let number = Self.number(digits) else { return nil }
    hasUnit = digits.count < text.count
    self.number = hasUnit ? number * Self.unit : number
  }

  /// Commas stand before every three digits, or nowhere.
  private static func number(_ text: Substring) -> Double? {
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = halves[0].split(separator: ",", omittingEmptySubsequences: false)
    let areGroups = groups.dropFirst().allSatisfy { $0.count == 3 }
    let isFirst = groups.count == 1 || (1...3).contains(groups[0].count)
    let digits = groups.joined() + halves.dropFirst().joined()
    guard areGroups, isFirst, !groups[0].isEmpty, digits.utf8.allSatisfy(Self.isDigit) else {
      return nil
    }
    return Double(groups.joined() + (halves.count > 1 ? "." + halves[1] : ""))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

extension String {
  /// Without blanks and 人, full-width signs and digits as those of ASCII.
  fileprivate var halfWidth: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.properties.isWhitespace && scalar != "人" {
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      scalars.append(
        isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(scalars)
  }
}
