import Assessment
import Wording

/// Finds the standard's category that a text names, by its id or by its name in either language.
struct CategoryLookup {
  enum Meaning: Hashable {
    /// The whole community.
    case whole
    case category(String)
  }

  private var ids: [String: String] = [:]
  /// Names of the categories, for messages.
  let names: [String]

  init(_ standard: Standard) {
    names = standard.categories.map { "\($0.id) \($0.name.zh)" }
    for category in standard.categories.reversed() {
      for name in [category.name.en, category.name.zh, category.id] {
        ids[name.folded] = category.id
      }
    }
  }

  private static let wholes: Set = [
    "全部", "总体", "合计", "综合", "整体", "全社区", "all", "total", "overall",
  ]

  /// nil where the text is no category. A text that is nil is about the whole community.
  func meaning(of text: String?) -> Meaning? {
    guard let folded = text?.folded else { return .whole }
    if let id = ids[folded] { return .category(id) }
    return Self.wholes.contains(folded) ? .whole : nil
  }
}
