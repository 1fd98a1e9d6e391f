/// A day, a month or a year as tables write them.
public struct CalendarDay: Hashable, Sendable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// nil unless it is a day of 1900 to 2199.
  public init?(year: Int, month: Int = 12, day: Int? = nil) {
    guard (1900..<2200).contains(year), (1...12).contains(month) else { return nil }
    let last = Self.days(of: month, in: year)
    guard (1...last).contains(day ?? last) else { return nil }
    (self.year, self.month, self.day) = (year, month, day ?? last)
  }

  /// `2026-03-31`, `2026/3/31`, `2026.3.31`, `20260331`, `2026年3月31日`, with a time behind; a month or a year alone is
  /// its last day, the one on which something is late.
  public init?(_ text: String) {
    let digits = text.prefix { !"T ".contains($0) }
    guard digits.allSatisfy({ $0.isASCIIDigit || "-/.年月日号".contains($0) }) else { return nil }
    var parts = digits.split { !$0.isASCIIDigit }.map { Int($0) }
    if parts.count == 1, digits.count == 8, let number = parts[0] {
      parts = [number / 10000, number / 100 % 100, number % 100]
    }
    guard (1...3).contains(parts.count), let year = parts[0] else { return nil }
    guard parts.count > 1 else {
      self.init(year: year)
      return
    }
    guard let month = parts[1] else { return nil }
    if parts.count == 3 && parts[2] == nil { return nil }
    self.init(year: year, month: month, day: parts.count == 3 ? parts[2] : nil)
  }

  public static func < (a: CalendarDay, b: CalendarDay) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    switch month {
    case 2: return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
