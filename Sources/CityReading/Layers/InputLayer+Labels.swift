import TableFiles
import Wording

extension InputLayer {
  /// A text that outputs and terminals show: control characters in it become blanks, with a problem.
  func label(_ position: Int, _ role: FieldRole, log: inout ReadingLog) -> String? {
    let field = fields[role].map { features.attributes.columns[$0] }
    return printable(text(position, role), position, field: field, log: &log)
  }

  /// The `id` that a GeoJSON Feature carries beside its properties, as a label.
  func featureID(_ position: Int, log: inout ReadingLog) -> String? {
    let id = features.attributes.featureID(row: position)
    return printable(id, position, field: "id", log: &log)
  }

  /// The id as the file has it, or one made from file and row.
  func identity(_ position: Int, log: inout ReadingLog) -> String {
    label(position, .id, log: &log) ?? featureID(position, log: &log) ?? generatedID(position)
  }

  private func printable(
    _ text: String?, _ position: Int, field: String?, log: inout ReadingLog
  ) -> String? {
    guard let text, text.mayHaveControls, case let printable = text.onOneLine, printable != text
    else { return text }
    let finding = Finding(
      .warning, .repaired, row: row(position), field: field, .controlCharacters)
    log.note(finding, file: path)
    let trimmed = String(printable.trimmingBlanks)
    return trimmed.isEmpty ? nil : trimmed
  }
}

extension String {
  /// False for most texts, from their bytes alone: true where a byte is below the blank, is DEL or
  /// begins a character of U+0080 to U+00BF or of U+2000 to U+2FFF, which the separators of lines and
  /// paragraphs are among.
  fileprivate var mayHaveControls: Bool {
    utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
  }
}
