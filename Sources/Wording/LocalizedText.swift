/// A text in the two languages the reports speak.
public struct LocalizedText: Hashable, Sendable {
  public var zh: String
  public var en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  public subscript(language: Language) -> String { language == .zh ? zh : en }
}

extension LocalizedText {
  /// What stands between two items of a list, two statements, and behind a heading.
  package static let comma = LocalizedText(zh: ",", en: ", ")
  package static let semicolon = LocalizedText(zh: ";", en: "; ")
  package static let colon = LocalizedText(zh: ":", en: ": ")

  /// The same in both languages.
  package init(_ text: String) { self.init(zh: text, en: text) }

  package static func + (a: LocalizedText, b: LocalizedText) -> LocalizedText {
    LocalizedText(zh: a.zh + b.zh, en: a.en + b.en)
  }
}

/// A language of reports and messages.
public enum Language: String, Sendable, CaseIterable {
  case zh, en
}
