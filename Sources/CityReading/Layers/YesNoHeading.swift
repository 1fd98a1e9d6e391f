/// A heading whose column answers with yes or no whether a facility is open, such as `是否营业` or `open`, or
/// whether it is closed.
struct YesNoHeading {
  /// Whether yes means open.
  private let asksForOpen: Bool

  /// Nil for any other heading.
  init?(_ heading: String) {
    let name = ColumnHeading(heading, of: .text).name
    guard !name.isEmpty else { return nil }
    let stem =
      ["是否已", "是否", "is_", "已"].first(where: name.hasPrefix).map { name.dropFirst($0.count) }
      ?? name[...]
    if Self.openNames.contains(String(stem)) {
      asksForOpen = true
    } else if Self.closedNames.contains(String(stem)) {
      asksForOpen = false
    } else {
      return nil
    }
  }

  /// Of a column that has the name of a closing date.
  static let closed = YesNoHeading(asksForOpen: false)

  private init(asksForOpen: Bool) { self.asksForOpen = asksForOpen }

  /// Nil where the text is neither yes nor no.
  func state(of text: String) -> FacilityStatus? {
    let word = text.lowercased()
    if Self.yes.contains(word) { return asksForOpen ? .open : .closed }
    return Self.no.contains(word) ? (asksForOpen ? .closed : .open) : nil
  }

  /// What a text answers; nil where it is neither yes nor no.
  static func answer(_ text: String) -> Bool? {
    let word = text.lowercased()
    return yes.contains(word) ? true : no.contains(word) ? false : nil
  }

  private static let openNames: Set = [
    "营业", "开放", "运营", "在营", "在用", "正常", "正常营业", "正常运营", "启用", "开业", "使用", "运行", "有效", "open",
    "opened",
    "operational", "operating", "active", "in_use", "in_operation", "enabled", "valid", "ouvert",
    "geöffnet",
    "aberto", "abierto", "ativo", "activo",
  ]
  private static let closedNames: Set = [
    "关闭", "停业", "歇业", "停用", "拆除", "注销", "废弃", "closed", "permanently_closed", "disused",
    "abandoned",
    "demolished", "fermé", "geschlossen", "fechado", "cerrado",
  ]
  private static let yes: Set = [
    "是", "yes", "y", "true", "t", "1", "oui", "ja", "sim", "sí", "si", "√", "✓",
  ]
  private static let no: Set = [
    "否", "不是", "no", "n", "false", "f", "0", "non", "nein", "não", "nao", "×", "✗",
  ]
}
