import TableFiles
import Wording

/// Columns that tell whether facilities are open, found by what they hold: their headings do not say so.
struct StatusColumns {
  private let loaded: InputLayer
  /// Its texts are words of a status, or its heading asks and they answer with yes or no.
  private(set) var status: Int?
  /// A column of remarks with such words among others: how many of them say that a facility is not open.
  private var remark: (column: Int, gone: Int)?

  /// Complexity: O(cells), of which few are decoded: a column of other texts is left at once.
  init(_ loaded: InputLayer) {
    self.loaded = loaded
    let columns = loaded.features.attributes.columns
    var kinds = columns.indices.map { column -> Kind? in
      loaded.fields.uses(column)
        ? nil : Kind(columns[column], hasStatus: loaded.fields[.status] != nil)
    }
    loaded.features.attributes.visit(kinds.map { $0 != nil }) { column, text in
      kinds[column]?.take(text) ?? false
    }
    status = kinds.firstIndex { $0?.isStatus ?? false }
    guard status == nil else { return }
    remark =
      kinds.enumerated().compactMap { column, kind in
        kind.flatMap { $0.isRemark && $0.gone > 0 ? (column, $0.gone) : nil }
      }.first
  }

  func note(log: inout ReadingLog) {
    let names = loaded.features.attributes.columns
    if let status {
      let message = InputMessage.statusAssumed(names[status])
      log.assume("\(loaded.path): status = \(names[status])")
      log.note(Finding(.info, .assumed, field: names[status], says: message), file: loaded.path)
    }
    guard let remark else { return }
    let message = InputMessage.statusInRemarks(remark.gone, column: names[remark.column])
    log.announce(
      Finding(.warning, .kept, field: names[remark.column], says: message), file: loaded.path)
  }

  /// What the texts of one column are.
  private struct Kind {
    private let question: YesNoHeading?
    let isRemark: Bool
    private let mayBeStatus: Bool
    private var words = 0
    private var strangers = 0
    /// Texts that say that a facility is not open.
    private(set) var gone = 0

    /// Nil for a column that cannot tell.
    init?(_ heading: String, hasStatus: Bool) {
      isRemark = Self.remarks.contains(heading.trimmingBlanks.lowercased())
      mayBeStatus = !hasStatus
      guard isRemark || mayBeStatus else { return nil }
      question = YesNoHeading(heading)
    }

    /// - Returns: whether the column is still of interest.
    mutating func take(_ text: String) -> Bool {
      let state = question.map { $0.state(of: text) } ?? FacilityStatus(shortWord: text)
      if let state {
        words += 1
        if state != .open { gone += 1 }
        return true
      }
      strangers += 1
      return isRemark || strangers * 4 <= words
    }

    var isStatus: Bool { mayBeStatus && gone > 0 && strangers * 4 <= words }

    private static let remarks: Set = [
      "备注", "说明", "备注说明", "描述", "情况说明", "remark", "remarks", "note", "notes", "comment", "comments",
      "description", "bemerkung", "bemerkungen", "observação", "observaciones", "remarque", "memo",
    ]
  }
}

extension FacilityStatus {
  /// A word of a status, which are short.
  fileprivate init?(shortWord text: String) {
    guard text.utf8.count <= 40 else { return nil }
    self.init(word: text)
  }
}

extension AttributeTable {
  /// Goes through the texts of some columns in the order of the file; a column is left when `isOfInterest`
  /// says no.
  ///
  /// Complexity: O(cells).
  fileprivate func visit(
    _ columns: [Bool], isOfInterest: (_ column: Int, _ text: String) -> Bool
  ) {
    var isVisited = columns
    for row in 0..<count where isVisited.contains(true) {
      for column in self.columns(ofRow: row) where isVisited[column] {
        guard let text = text(row: row, column: column) else { continue }
        isVisited[column] = isOfInterest(column, text)
      }
    }
  }
}
