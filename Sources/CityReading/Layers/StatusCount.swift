import TableFiles
import Wording

/// Counts the facilities of one file by what their status says, value by value.
struct StatusCount {
  private var values: [String: (state: FacilityStatus, count: Int, row: Int)] = [:]
  private var field: String?

  /// More values of one sort than this are told by their number.
  private static let mostNamed = 12

  /// Whether the facility of a row is open; one that does not say is.
  mutating func isOpen(_ position: Int, in loaded: InputLayer) -> Bool {
    guard let text = loaded.text(position, .status) else { return true }
    field = loaded.columnName(.status)
    let known = values[text]
    let state = known?.state ?? FacilityStatus(text)
    values[text] = (state, (known?.count ?? 0) + 1, known?.row ?? loaded.row(position))
    return state == .open || state == .unknown
  }

  /// A row of problems for what is closed or planned, one for what is suspended, one for unknown words.
  func note(file: String, log: inout ReadingLog) {
    let gone = values.filter { $0.value.state == .closed || $0.value.state == .planned }
    note(gone, .info, action: .skipped, file: file, log: &log) { .notOpen($0, $1) }
    let suspended = values.filter { $0.value.state == .suspended }
    note(suspended, .info, action: .skipped, file: file, log: &log) { .suspended($0, $1) }
    let unknown = values.filter { $0.value.state == .unknown }
    note(unknown, .warning, action: .assumed, file: file, log: &log) { .unknownStatus($0, $1) }
  }

  private func note(
    _ values: [String: (state: FacilityStatus, count: Int, row: Int)],
    _ severity: InputProblem.Severity, action: InputProblem.Action, file: String,
    log: inout ReadingLog, says message: (Int, String) -> InputMessage
  ) {
    guard let first = values.values.map(\.row).min() else { return }
    let sorted = values.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let named = sorted.prefix(Self.mostNamed).map {
      "\(InputMessage.excerpt($0.key)) \($0.value.count)"
    }
    let count = values.values.reduce(0) { $0 + $1.count }
    let list = named.joined(separator: ", ") + (sorted.count > named.count ? ", …" : "")
    let said = message(count, list)
    log.note(
      Finding(severity, action, row: first, field: field, rows: count, says: said), file: file)
    if action == .skipped { log.alert(file: file, said) }
  }
}
