import TableFiles
import Wording

/// Finds values that mean "no data" in grids and tables: they are known numbers and stand far above or
/// below all others.
struct NodataValues {
  private var found: Set<Double> = []
  /// By what is written.
  private var counts: [String: (count: Int, row: Int)] = [:]
  /// Of the numbers that do not stand for "no data".
  private var largest = 0.0

  /// The greatest numbers of integer formats, nines, and what raster programs write.
  private static let known: Set<Double> = [
    255, 999, 9999, 32_767, 32_768, 65_535, 99_999, 999_999, 9_999_999, 99_999_999, 999_999_999,
    2_147_483_647, 2_147_483_648, 4_294_967_295, 9_999_999_999, 9_223_372_036_854_775_808,
    18_446_744_073_709_551_616, 1e20,
  ]
  /// Fewer occur as true numbers: they must stand out farther.
  private static let doubtful = 32_000.0
  /// No count of people or square metres is as large; the greatest numbers of floating-point formats are.
  private static let beyondAll = 1e30

  static let words: Set<String> = [
    "nan", "-nan", "null", "na", "n/a", "#n/a", "none", "nodata", "no data", "inf", "-inf", "无数据",
  ]

  /// Whether a number can stand for "no data".
  static func isKnown(_ number: Double) -> Bool {
    guard number < 0 || number >= 255 else { return false }
    let size = number.magnitude
    return size >= beyondAll || size >= 255 && known.contains(size.rounded())
  }

  /// Complexity: O(n).
  init(_ values: some Sequence<Double?>) {
    var candidates: Set<Double> = []
    for case let value? in values {
      if Self.isKnown(value) {
        candidates.insert(value)
      } else {
        largest = max(largest, value)
      }
    }
    // From the least up: a candidate near to the others is one of them.
    for value in candidates.sorted() {
      if value < 0 || value >= Self.beyondAll || isFarAbove(value) {
        found.insert(value)
      } else {
        largest = max(largest, value)
      }
    }
  }

  private func isFarAbove(_ value: Double) -> Bool {
    largest > 0 && value >= (value < Self.doubtful ? 100 : 5) * largest
  }

  /// Whether the number of a row stands for none, which is counted.
  mutating func take(_ number: Double, row: Int) -> Bool {
    guard found.contains(number) else { return false }
    take(word: number.plainText, row: row)
    return true
  }

  mutating func take(word: String, row: Int) {
    counts[word] = ((counts[word]?.count ?? 0) + 1, counts[word]?.row ?? row)
  }

  func note(field: String?, file: String, log: inout ReadingLog) {
    for (value, use) in counts.sorted(by: { $0.key < $1.key }) {
      let message = InputMessage.nodata(
        value, rows: use.count, largest: largest > 0 ? largest.plainText : nil)
      log.announce(
        Finding(.warning, .skipped, row: use.row, field: field, rows: use.count, says: message),
        file: file)
    }
  }
}
