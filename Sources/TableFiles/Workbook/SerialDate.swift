import Wording

/// A date that a workbook holds as a number: days, and the time as their fraction.
struct SerialDate {
  /// The number of days of 1 January 1904 in workbooks that count from there.
  private static let daysTo1904 = 1462
  /// 31 December 9999.
  private static let last = 2_958_466.0
  private static let secondsOfDay = 86_400

  /// The date as ISO 8601 tells it, to the second: `2025-06-30`, `2025-06-30T08:30`, `08:30` where it is a time
  /// without a day; nil where it is none.
  ///
  /// Days before 1 March 1900 are those of Excel, for which 1900 has a 29 February.
  static func text(_ serial: Double, countsFrom1904: Bool) -> String? {
    guard serial > 0, serial < last else { return nil }
    let seconds = Int((serial * Double(secondsOfDay)).rounded())
    guard serial >= 1 else { return clock(seconds) }
    let (day, time) = seconds.quotientAndRemainder(dividingBy: secondsOfDay)
    return date(countsFrom1904 ? day + daysTo1904 : day) + (time > 0 ? "T" + clock(time) : "")
  }

  /// Hours and minutes, which may be more than a day: `26:30`; nil where it is no time.
  static func duration(_ days: Double) -> String? {
    guard days >= 0, days < last else { return nil }
    return clock(Int((days * Double(secondsOfDay)).rounded()))
  }

  private static func clock(_ time: Int) -> String {
    let parts = [time / 3600, time / 60 % 60, time % 60]
    return parts.prefix(parts[2] == 0 ? 2 : 3).map(twoDigits).joined(separator: ":")
  }

  private static func date(_ serial: Int) -> String {
    if serial == 60 { return "1900-02-29" }
    let (year, month, day) = civil(serial < 60 ? serial + 1 : serial)
    let digits = "\(year)"
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-"
      + twoDigits(month) + "-" + twoDigits(day)
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// The day of the Gregorian calendar that is `serial` days after 30 December 1899.
  ///
  /// Source: H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
  private static func civil(_ serial: Int) -> (year: Int, month: Int, day: Int) {
    // Days from 1 March of the year 0 to 30 December 1899.
    let days = serial + 693_899
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400
    return month < 10 ? (year, month + 3, day) : (year + 1, month - 9, day)
  }
}
