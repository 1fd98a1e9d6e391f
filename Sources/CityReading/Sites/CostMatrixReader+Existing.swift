import TableFiles
import Wording

/// Which sites of a matrix exist already.
extension CostMatrixReader {
  private static let existingWords: Set = [
    "yes", "y", "true", "t", "1", "existing", "exists", "open", "built", "operating", "required",
    "是", "有", "现有", "已有", "已建", "已建成", "现状", "在用", "营业", "开放", "运营",
  ]
  private static let candidateWords: Set = [
    "no", "n", "false", "f", "0", "candidate", "potential", "proposed", "planned", "new", "否",
    "无", "候选", "备选", "拟建", "规划", "新建", "未建",
  ]

  private enum Answer {
    case existing, candidate
    case unclear(String)
  }

  private static func answer(_ text: String?) -> Answer {
    guard let text else { return .candidate }
    let word = text.lowercased()
    if existingWords.contains(word) { return .existing }
    return candidateWords.contains(word) ? .candidate : .unclear(text)
  }

  /// By row whether its site exists. A cell that says neither is an error; a status that says neither leaves the
  /// column alone, since it may be about something else.
  ///
  /// - Parameter columns: one that is about nothing else, and one of a status; nil where there is none.
  mutating func existing(
    _ table: AttributeTable, rows: [Int], columns: (own: Int?, status: Int?), path: String
  ) -> [Bool]? {
    guard let column = columns.own ?? columns.status else { return nil }
    var exists: [Bool] = []
    for row in rows {
      switch Self.answer(table.text(row: row, column: column)) {
      case .existing: exists.append(true)
      case .candidate: exists.append(false)
      case .unclear(let text):
        guard columns.own == nil else {
          exists.append(false)
          fail(path, row: table.rowNumbers[row], .notYesOrNo(text))
          continue
        }
        let message = InputMessage.unknownStatus(text, column: table.columns[column])
        log.note(
          Finding(.warning, .skipped, row: table.rowNumbers[row], says: message), file: path)
        return nil
      }
    }
    return exists
  }

  /// Adds the sites that a flag names.
  ///
  /// - Throws: where the matrix has no such site.
  func mark(_ ids: [String], in matrix: inout CostMatrix) throws(InputError) {
    guard !ids.isEmpty else { return }
    var exists = matrix.existing ?? matrix.siteIDs.map { _ in false }
    for id in ids {
      guard let site = matrix.siteIDs.firstIndex(of: id) else {
        throw .data(file: matrixPath, row: nil, .unknownExisting(id))
      }
      exists[site] = true
    }
    matrix.existing = exists
  }
}
