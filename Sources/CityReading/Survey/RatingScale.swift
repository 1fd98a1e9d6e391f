import TableFiles
import Wording

/// Whether the numbers of a column are ratings from 1 to 5, or of another scale: of 10, of 100, shares, per cents.
///
/// Nothing is converted, because a column of another scale may hold values that pass for ratings from 1 to 5.
struct RatingScale {
  private let column: String?
  private var all = 0
  private var outside = 0
  /// Values that no scale from 1 to 5 has, unlike 0, which often stands for what was not rated.
  private var foreign = 0
  private var first: (row: Int, text: String)?
  private var greatest = 0.0
  private var hasPerCents = false

  /// Values of another scale by all, above which the whole column is of that scale.
  private static let fewForeign = 0.1

  /// - Complexity: O(rows).
  init(_ loaded: InputLayer, _ role: FieldRole) {
    column = loaded.columnName(role)
    guard let place = loaded.fields[role] else { return }
    for row in 0..<loaded.count {
      let reading = loaded.features.attributes.number(row: row, column: place)
      switch reading {
      case .value(let number) where !NodataValues.isKnown(number):
        take(number, number.shortText, row: loaded.row(row))
      case .invalid:
        guard let text = loaded.text(row, role), text.hasSuffix("%") || text.hasSuffix("％") else {
          continue
        }
        hasPerCents = true
        take(.infinity, text, row: loaded.row(row))
      default: continue
      }
    }
  }

  private mutating func take(
    _ number: Double, _ text: @autoclosure () -> String, row: Int
  ) {
    all += 1
    guard !(1...5).contains(number) else { return }
    outside += 1
    if number != 0 { foreign += 1 }
    if number.isFinite { greatest = max(greatest, number) }
    if first == nil || first?.text == "0" && number != 0 { first = (row, text()) }
  }

  /// Whether the column is of another scale, so that none of its values can be used.
  var isOther: Bool { Double(foreign) > Self.fewForeign * Double(all) }

  /// Tells of values outside, on the screen too where they are most or the column is of another scale.
  func note(file: String, log: inout ReadingLog) {
    guard let first else { return }
    let message: InputMessage =
      isOther
      ? .otherScale(outside, of: all, scale: scale, example: first.text)
      : .outsideScale(outside, of: all, example: first.text)
    let finding = Finding(
      .warning, .skipped, row: first.row, field: column, rows: outside, says: message)
    if isOther || outside * 2 > all {
      log.announce(finding, file: file)
    } else {
      log.note(finding, file: file)
    }
  }

  /// What the values look like.
  private var scale: String? {
    if hasPerCents { return "0…100%" }
    switch greatest {
    case ...0: return nil
    case ...1: return "0…1"
    case ...10: return "0…10"
    case ...100: return "0…100"
    default: return nil
    }
  }
}
