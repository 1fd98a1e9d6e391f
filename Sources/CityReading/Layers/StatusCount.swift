import TableFiles
import Wording

/// Counts the facilities or candidate sites of one file by what a column says of their state, value by value.
struct StatusCount {
  /// Whose status it is: premises that stand empty are no facility, and a good site.
  enum Subject {
    case facilities, candidates

    var name: LocalizedText {
      switch self {
      case .facilities: LocalizedText(zh: "处设施", en: "facilities")
      case .candidates: LocalizedText(zh: "个候选点", en: "candidate sites")
      }
    }
  }

  private let subject: Subject
  private let field: String?
  private let answers: YesNoHeading?
  private var values: [String: (state: FacilityStatus, count: Int, row: Int)] = [:]

  /// More values of one sort than this are told by their number.
  private static let mostNamed = 12

  /// - Parameter field: the column's name; nil where there is none.
  init(of subject: Subject, field: String?) {
    (self.subject, self.field) = (subject, field)
    answers = field.flatMap(YesNoHeading.init)
  }

  /// Counts what the column says of a facility.
  ///
  /// - Returns: whether it is open; one that does not say is.
  mutating func isOpen(_ text: String, row: Int) -> Bool {
    guard let place = values.index(forKey: text) else {
      return count(text, as: state(text), row: row)
    }
    values.values[place].count += 1
    return values.values[place].state.isOpen
  }

  mutating func count(_ text: String, as state: FacilityStatus, row: Int) -> Bool {
    let known = values[text]
    values[text] = (state, (known?.count ?? 0) + 1, known?.row ?? row)
    return state.isOpen
  }

  /// The state of a text that was counted; nil otherwise.
  func known(_ text: String) -> FacilityStatus? { values[text]?.state }

  private func state(_ text: String) -> FacilityStatus {
    if let state = answers?.state(of: text) { return state }
    let isVacant =
      subject == .candidates && Self.vacancy.contains(where: text.lowercased().contains)
    return isVacant ? .open : FacilityStatus(text)
  }

  private static let vacancy = ["闲置", "空置", "未使用", "待利用", "可用", "vacant", "idle", "available"]

  /// A row of problems for what is closed or planned, one for what is suspended, one for unknown words.
  func note(file: String, log: inout ReadingLog) {
    let gone = values.filter { $0.value.state == .closed || $0.value.state == .planned }
    note(gone, .info, action: .skipped, file: file, log: &log) {
      .notOpen($0, $1, of: subject.name)
    }
    let suspended = values.filter { $0.value.state == .suspended }
    note(suspended, .info, action: .skipped, file: file, log: &log) {
      .suspended($0, $1, of: subject.name)
    }
    let unknown = values.filter { $0.value.state == .unknown }
    note(unknown, .warning, action: .assumed, file: file, log: &log) {
      .unknownStatus($0, $1, of: subject.name)
    }
  }

  private func note(
    _ values: [String: (state: FacilityStatus, count: Int, row: Int)],
    _ severity: InputProblem.Severity, action: InputProblem.Action, file: String,
    log: inout ReadingLog, says message: (Int, String) -> InputMessage
  ) {
    guard let first = values.values.map(\.row).min() else { return }
    let sorted = values.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let question = answers == nil ? "" : field.map { "\($0)=" } ?? ""
    let named = sorted.prefix(Self.mostNamed).map {
      "\(InputMessage.excerpt(question + $0.key)) \($0.value.count)"
    }
    let count = values.values.reduce(0) { $0 + $1.count }
    let list = named.joined(separator: ", ") + (sorted.count > named.count ? ", …" : "")
    let said = message(count, list)
    log.note(
      Finding(severity, action, row: first, field: field, rows: count, says: said), file: file)
    if action == .skipped { log.alert(file: file, said) }
  }
}
