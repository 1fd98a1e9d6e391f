/// What is wrong and what to do about it, in both languages. All texts of the module are made in the
/// extensions of this type.
///
/// Each text is one line without control characters, and no longer than a screen shows, whatever it
/// quotes from a file.
public struct InputMessage: Hashable, Sendable {
  public let problem: LocalizedText
  public let fix: LocalizedText

  public init(problem: LocalizedText, fix: LocalizedText) {
    self.problem = LocalizedText(
      zh: problem.zh.printable.abridged(to: Self.longestProblem),
      en: problem.en.printable.abridged(to: Self.longestProblem))
    self.fix = LocalizedText(
      zh: fix.zh.printable.abridged(to: 180), en: fix.en.printable.abridged(to: 180))
  }

  /// `what is wrong; what to do`.
  package var sentence: LocalizedText { problem + .semicolon + fix }

  /// Characters.
  static let longestProblem = 210

  /// This about each of `count` features, at the place of the first of them.
  package func aboutEach(of count: Int) -> InputMessage {
    InputMessage(
      en: "is the first of \(count) features of which each \(problem.en)",
      zh: "此类要素共\(count)个,此为首个:\(problem.zh)", fixEn: fix.en, fixZh: fix.zh)
  }

  /// This as the consequence of `reason`, with its remedy.
  package func because(_ reason: InputMessage) -> InputMessage {
    InputMessage(
      en: "\(reason.problem.en) (\(problem.en))", zh: "\(reason.problem.zh)(\(problem.zh))",
      fixEn: reason.fix.en, fixZh: reason.fix.zh)
  }

  package init(en: String, zh: String, fixEn: String, fixZh: String) {
    self.init(
      problem: LocalizedText(zh: zh, en: en), fix: LocalizedText(zh: fixZh, en: fixEn))
  }
}

extension String {
  /// The text, or its beginning and end with an ellipsis between them.
  fileprivate func abridged(to length: Int) -> String {
    guard utf8.count > length, count > length else { return self }
    let tail = length / 3
    return prefix(length - tail - 1) + "…" + suffix(tail)
  }
}
