import TableFiles
import Wording

extension FeatureTable {
  /// Rows of a table of which the numbers are looked at.
  private static let samples = 50
  /// Coarser steps than these are no places of facilities and people: metres, degrees.
  private static let coarsest = (metres: 1.0, degrees: 1e-5)

  /// Refuses coordinates most of which a spreadsheet has shortened to a few digits and a power of ten.
  ///
  /// Complexity: O(1).
  func refuseShortened(_ fields: FieldMapping, isInDegrees: Bool) throws(InputError) {
    let limit = isInDegrees ? Self.coarsest.degrees : Self.coarsest.metres
    let rows = stride(
      from: 0, to: attributes.count, by: max(attributes.count / Self.samples, 1))
    for column in [fields[.x], fields[.y]].compactMap(\.self) {
      let texts = rows.compactMap { row in
        attributes.text(row: row, column: column).map { (row: row, text: $0) }
      }
      let coarse = texts.filter { ($0.text.scientificStep ?? 0) > limit }
      guard let first = coarse.first, coarse.count * 2 > texts.count else { continue }
      let message = InputMessage.placesShortened(
        first.text, step: first.text.scientificStep ?? 0, isInDegrees: isInDegrees)
      throw .data(file: path, row: attributes.rowNumbers[first.row], message)
    }
  }
}

extension String {
  /// What one more in the last digit of `5.003E+05` comes to; nil for other texts, `5E5` among them, which programs
  /// write for round numbers.
  fileprivate var scientificStep: Double? {
    guard utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      let match = wholeMatch(of: /[-+]?\d+[.,](\d*)[eE]([-+]?\d{1,3})/),
      let power = Int(match.output.2)
    else { return nil }
    return (0..<abs(power - match.output.1.count)).reduce(1.0) { step, _ in
      power > match.output.1.count ? step * 10 : step / 10
    }
  }
}
