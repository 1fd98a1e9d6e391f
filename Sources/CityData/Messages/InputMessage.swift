public import Examination

/// What is wrong and what to do about it, in both languages. All texts of the module are made in the
/// extensions of this type.
public struct InputMessage: Hashable, Sendable {
  public var problem: LocalizedText
  public var fix: LocalizedText

  public init(problem: LocalizedText, fix: LocalizedText) {
    self.problem = problem
    self.fix = fix
  }

  init(en: String, zh: String, fixEn: String, fixZh: String) {
    problem = LocalizedText(zh: zh, en: en)
    fix = LocalizedText(zh: fixZh, en: fixEn)
  }
}
