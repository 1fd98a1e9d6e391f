/// What the status of a facility says of it.
enum FacilityStatus: Int, CaseIterable {
  case open, closed, planned, suspended
  /// Words that say nothing known: the facility counts as open, and they are named.
  case unknown

  /// Upper and lower case, width, underscores and what stands in brackets make no difference. A word that
  /// says open counts only where none says otherwise: `暂停营业` is not open.
  init(_ text: String) {
    let words = Self.folded(text)
    if let state = Self.exact[words] {
      self = state
      return
    }
    let state = Self.state(ofWords: words)
    self = (state == .closed || state == .unknown) && words.tellsHours ? .open : state
  }

  /// Whether the place counts.
  var isOpen: Bool { self == .open || self == .unknown }

  /// What a text says that is a word of a status as a whole; nil for any other text.
  init?(word text: String) {
    let words = Self.folded(text)
    let known =
      Self.exact[words] ?? Self.byWord[words] ?? Self.byWord[String(words.drop { $0 == "已" })]
    guard let known, known != .unknown else { return nil }
    self = known
  }

  private static func state(ofWords words: String) -> FacilityStatus {
    var rest = words
    var found: Set<FacilityStatus> = []
    for (phrase, state) in Self.phrases where rest.containsWord(phrase) {
      found.insert(state)
      rest = rest.replacing(phrase, with: " ")
    }
    return combined(found)
  }

  /// One state, or the stronger of two that are not open; open and not open at once say nothing.
  private static func combined(_ found: Set<FacilityStatus>) -> FacilityStatus {
    if found.count == 1 { return found.first ?? .unknown }
    if found.contains(.open) { return .unknown }
    return [.suspended, .closed, .planned].first(where: found.contains) ?? .unknown
  }

  private static let byWord = Dictionary(phrases, uniquingKeysWith: { first, _ in first })

  private static func folded(_ text: String) -> String {
    var (words, depth) = ("", 0)
    for character in text.lowercased() {
      switch character {
      case "(", "（", "[", "【": depth += 1
      case ")", "）", "]", "】": depth = max(depth - 1, 0)
      case _ where depth > 0: break
      case "_", "-", "\u{3000}", "/": words.append(" ")
      default: words.append(character)
      }
    }
    return words.split(separator: " ").joined(separator: " ")
  }

  private static let exact: [String: FacilityStatus] = [
    "存续": .open, "在业": .open, "迁出": .closed, "清算": .closed, "planning": .planned,
    "construction": .planned, "future": .planned, "design": .planned, "renovation": .suspended,
    "maintenance": .suspended, "normal": .open, "yes": .unknown, "规划保留": .open,
    "规划现状": .open, "休息": .open, "new": .unknown, "removed": .closed, "ceased": .closed,
    "dissolved": .closed,
  ]

  /// The longest come first, so that `暂停营业` is found before `营业`.
  private static let phrases: [(String, FacilityStatus)] = FacilityStatus.allCases
    .flatMap { state in state.words.map { ($0, state) } }
    .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
}

extension String {
  /// Whether it tells hours, days of the week or nights, of which being closed is no state.
  fileprivate var tellsHours: Bool {
    if contains(/\d{1,2}(?::|：)\d\d|24 7/) || contains(/[周週][一二三四五六日天末]|星期|每周|夜间|晚间|晚上|午间|中午|节假日/) {
      return true
    }
    return split { !$0.isLetter }.contains { Self.days.contains(String($0)) }
  }

  private static let days: Set = [
    "mo", "tu", "we", "th", "fr", "sa", "su", "ph", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays",
    "wednesdays",
    "thursdays", "fridays", "saturdays", "sundays", "weekend", "weekends", "holidays", "night",
    "nights",
    "montag", "montags", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "samstags",
    "sonntag",
    "sonntags", "feiertag", "feiertags", "feiertage", "ruhetag", "lundi", "mardi", "mercredi",
    "jeudi",
    "vendredi", "samedi", "dimanche", "lunes", "martes", "domingo", "domingos", "segunda", "sábado",
  ]

  /// Whether `phrase` occurs: anywhere in Chinese, as whole words in letters.
  fileprivate func containsWord(_ phrase: String) -> Bool {
    guard let range = firstRange(of: phrase) else { return false }
    guard phrase.utf8.first.map({ $0 < 0x80 }) ?? false else { return true }
    let isLetter = { (character: Character?) in character?.isLetter ?? false }
    let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
    let after = range.upperBound == endIndex ? nil : self[range.upperBound]
    return !isLetter(before) && !isLetter(after)
  }
}
