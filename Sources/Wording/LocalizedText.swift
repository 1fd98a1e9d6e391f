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

/// A language of reports and messages.
public enum Language: String, Sendable, CaseIterable {
  case zh, en
}
