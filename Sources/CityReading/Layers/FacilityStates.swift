import TableFiles
import Wording

/// Which facilities of one file are open: by their status, by a closing date or mark, and by what their names
/// end in.
struct FacilityStates {
  private let loaded: InputLayer
  private let column: Int?
  private var statuses: StatusCount
  private var names: StatusCount
  private var marks: StatusCount
  private var closings: (count: Int, row: Int, example: String)?

  init(_ loaded: InputLayer, log: inout ReadingLog) {
    self.loaded = loaded
    let found = StatusColumns(loaded)
    column = loaded.fields[.status] ?? found.status
    statuses = StatusCount(
      of: .facilities, field: column.map { loaded.features.attributes.columns[$0] })
    names = StatusCount(of: .facilities, field: loaded.columnName(.name))
    marks = StatusCount(of: .facilities, field: loaded.columnName(.closed))
    found.note(log: &log)
  }

  /// Whether the facility of a row is open; one that does not say is.
  mutating func isOpen(_ position: Int) -> Bool {
    let row = loaded.row(position)
    let status = text(position)
    if let status, !statuses.isOpen(status, row: row) { return false }
    if let closed = loaded.text(position, .closed), !isOpen(closed: closed, row: row) {
      return false
    }
    guard status == nil, let name = loaded.text(position, .name),
      let (words, state) = FacilityStatus.atEnd(of: name)
    else { return true }
    return names.count(words, as: state, row: row)
  }

  /// The states that status, closing mark and name tell, in this order.
  func said(of position: Int) -> [FacilityStatus] {
    [
      text(position).map { statuses.known($0) ?? FacilityStatus($0) },
      loaded.text(position, .closed).flatMap { marks.known($0) ?? FacilityStatus(word: $0) },
      loaded.text(position, .name).flatMap(FacilityStatus.atEnd)?.state,
    ].compactMap(\.self)
  }

  /// What is said of the state of a facility.
  func text(_ position: Int) -> String? {
    loaded.features.attributes.text(row: position, column: column)
  }

  /// A word that answers whether it is closed decides; a date is counted, since no clock is read.
  private mutating func isOpen(closed text: String, row: Int) -> Bool {
    if let state = YesNoHeading.closed.state(of: text) ?? FacilityStatus(word: text) {
      return marks.count(text, as: state, row: row)
    }
    closings = ((closings?.count ?? 0) + 1, closings?.row ?? row, closings?.example ?? text)
    return true
  }

  func note(log: inout ReadingLog) {
    for count in [statuses, marks, names] { count.note(file: loaded.path, log: &log) }
    guard let closings, let column = loaded.columnName(.closed) else { return }
    let message = InputMessage.closingDates(
      closings.count, column: column, example: closings.example)
    log.announce(
      Finding(.warning, .kept, row: closings.row, field: column, says: message), file: loaded.path)
  }
}

extension FacilityStatus {
  /// What a name that ends in brackets says there, as in `平安药房(已关闭)`; nil where that is no state but open.
  static func atEnd(of name: String) -> (words: String, state: FacilityStatus)? {
    guard let last = name.last, ")）]】".contains(last),
      let open = name.lastIndex(where: { "(（[【".contains($0) })
    else { return nil }
    let words = name[name.index(after: open)...].dropLast()
    guard !trades.contains(words.lowercased()), let state = FacilityStatus(word: String(words)),
      state != .open
    else { return nil }
    return ("(\(words))", state)
  }

  /// What a name in brackets may be about instead.
  private static let trades: Set = [
    "维修", "检修", "装修", "施工", "计划", "规划", "搬迁", "整顿", "maintenance", "construction", "design",
    "future",
    "planning", "renovation",
  ]
}
