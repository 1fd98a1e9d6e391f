import TableFiles
import Wording

/// Cells of numbers that hold something else.
extension InputLayer {
  /// A number that is written in words, which is counted; nil where there is none, or its unit is not known.
  func wordedAmount(_ position: Int, _ role: FieldRole, log: inout ReadingLog) -> Double? {
    guard let text = text(position, role), let number = WordedNumber(text),
      let quantity = role.quantity, let column = columnName(role),
      let amount = number.amount(
        under: ColumnHeading(column, of: quantity), factor: fields.factor(role)), amount >= 0,
      amount <= InputMessage.largestAmount
    else { return nil }
    log.takeWorded(text, as: amount, row: row(position), field: columnName(role), file: path)
    return amount
  }

  /// What a spreadsheet or a person wrote in place of one number; nil where it is neither.
  func spreadsheetAccident(_ position: Int, _ role: FieldRole) -> InputMessage? {
    guard let text = text(position, role) else { return nil }
    if text.wholeMatch(of: Self.date) != nil { return .dateForNumber(text) }
    return text.wholeMatch(of: Self.range) != nil ? .rangeForNumber(text) : nil
  }

  /// `2025-06-30`, `2025/6/30 0:00`, `6月30日`, `Jun-30`.
  private static var date: Regex<Substring> {
    /(?:\d{4}[-\/年.]\d{1,2}[-\/月.]\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?/
  }

  /// `200-300㎡`, `200~300`, `200至300平方米`.
  private static var range: Regex<Substring> {
    /(?:约)?\d+(?:\.\d+)?\D{0,3}?[-~～–—至到]\d+(?:\.\d+)?\D{0,4}/
  }
}
