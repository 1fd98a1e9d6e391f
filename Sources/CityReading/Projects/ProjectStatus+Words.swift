import Assessment
import Wording

extension ProjectStatus {
  /// Nil for a word that is none. Case, blanks and brackets make no difference.
  init?(word text: String) {
    guard let status = Self.words[text.foldedWord] else { return nil }
    self = status
  }

  private static let words: [String: ProjectStatus] = [
    "planned": .planned, "plan": .planned, "planning": .planned, "计划": .planned, "计划中": .planned,
    "拟建": .planned, "未开工": .planned, "待开工": .planned, "前期": .planned, "规划": .planned,
    "underway": .underWay, "inprogress": .underWay, "started": .underWay,
    "underconstruction": .underWay, "在建": .underWay, "建设中": .underWay, "已开工": .underWay,
    "开工": .underWay, "实施中": .underWay, "推进中": .underWay, "施工中": .underWay,
    "finished": .finished, "completed": .finished, "complete": .finished, "done": .finished,
    "已完工": .finished, "完工": .finished, "已完成": .finished, "完成": .finished, "已建成": .finished,
    "建成": .finished, "竣工": .finished, "已竣工": .finished,
    "accepted": .accepted, "已验收": .accepted, "验收": .accepted, "验收通过": .accepted,
    "已验收通过": .accepted, "overdue": .overdue, "late": .overdue, "逾期": .overdue, "已逾期": .overdue,
    "超期": .overdue, "延期": .overdue,
  ]
}

extension ProjectMode {
  /// Nil for a word that is none.
  init?(word text: String) {
    let word = text.foldedWord
    let found = Self.allCases.first { mode in
      guard let words = ProjectTexts.modes[mode.rawValue] else { return false }
      return word == words.zh || word == words.en
    }
    guard let found else { return nil }
    self = found
  }
}

extension String {
  fileprivate var foldedWord: String {
    String(lowercased().filter { !" \u{3000}_-()()".contains($0) })
  }
}
