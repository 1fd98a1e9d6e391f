/// A date as tables write it, of which month and day may be missing: `2021`, `2021-05`, `2021年5月3日`, `20210503`.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// Year, month and day, as many of them as are known.
  private let parts: [Int]

  /// nil where the text begins with no year from 1900 to 2200, or with no month or day behind it.
  public init?(_ text: String) {
    var numbers = Self.numbers(in: text)
    guard let first = numbers.first else { return nil }
    switch first.count {
    case 4: break
    case 6: numbers = [String(first.prefix(4)), String(first.suffix(2))]
    case 8:
      numbers = [
        String(first.prefix(4)), String(first.dropFirst(4).prefix(2)), String(first.suffix(2)),
      ]
    default: return nil
    }
    let parts = numbers.prefix(3).compactMap { Int($0) }
    let ranges = [1900...2200, 1...12, 1...31]
    guard parts.count == min(numbers.count, 3), zip(parts, ranges).allSatisfy({ $1.contains($0) })
    else { return nil }
    self.parts = parts
  }

  private static func numbers(in text: String) -> [String] {
    text.split { !("0"..."9").contains($0) }.map(String.init)
  }

  /// Whether it is later than another date; nil where that cannot be told.
  public func isAfter(_ other: PartialDate) -> Bool? {
    for (own, others) in zip(parts, other.parts) where own != others { return own > others }
    return parts.count == 3 && other.parts.count == 3 ? false : nil
  }

  /// Whether it comes later in a list, where what is not known counts as the beginning.
  func follows(_ other: PartialDate) -> Bool {
    other.parts.lexicographicallyPrecedes(parts)
  }

  public var description: String {
    parts.enumerated().map { place, part in
      place == 0 || part > 9 ? "\(part)" : "0\(part)"
    }.joined(separator: "-")
  }
}
