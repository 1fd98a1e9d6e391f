import TableFiles
import Wording

/// What the column `count` of a file of facilities says in all: it may mean something else, such as
/// reviews, and rows with 0 are lost.
struct CountColumn {
  private var rows = 0
  private var facilities = 0
  private var zeros = 0
  private var firstZero: Int?
  private var largest = 0

  /// More facilities of one type at one place than this are doubtful, unless the study says so.
  private static let usualMost = 50

  mutating func add(_ count: Int32, row: Int) {
    rows += 1
    facilities += Int(count)
    largest = max(largest, Int(count))
    guard count == 0 else { return }
    zeros += 1
    if firstZero == nil { firstZero = row }
  }

  /// - Parameter isStated: whether the study names the column.
  func note(_ loaded: InputLayer, isStated: Bool, log: inout ReadingLog) {
    guard let column = loaded.columnName(.count) else { return }
    if !isStated { log.assume("\(loaded.path): count = \(column)") }
    if !isStated && largest > Self.usualMost {
      let message = InputMessage.countsAssumed(rows, stand: facilities, column: column)
      log.announce(Finding(.warning, .assumed, field: column, says: message), file: loaded.path)
    }
    guard let firstZero else { return }
    let message = InputMessage.zeroCounts(zeros, column: column)
    log.announce(
      Finding(isStated ? .info : .warning, .skipped, row: firstZero, rows: zeros, says: message),
      file: loaded.path)
  }
}

extension ReadingLog {
  /// Tells on the screen what is said of a file.
  mutating func alert(file: String, _ message: InputMessage) {
    let said = { (text: String) in "\(file.fileName): \(text)".printable.cut(to: 160) }
    alert(LocalizedText(zh: said(message.problem.zh), en: said(message.problem.en)))
  }
}
