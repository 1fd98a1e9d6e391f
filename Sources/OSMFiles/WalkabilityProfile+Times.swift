extension WalkabilityProfile {
  /// Keys of tags that hold at certain times only, and of those that they stand for then.
  private static let conditions = [
    (key: "foot:conditional", stands: "foot"), (key: "access:conditional", stands: "access"),
    (key: "locked:conditional", stands: "locked"),
  ]
  private static let hoursKey = "opening_hours"

  /// Keys of the tags that say when something is open.
  static let timeKeys = conditions.map(\.key) + [hoursKey]

  /// Whether a way is walked at some times and not at others.
  func isTimed(way tags: [String: String]) -> Bool {
    isTimed(tags) { accepts($0) }
  }

  /// Whether people pass a node with a barrier at some times and not at others.
  func isTimed(node tags: [String: String]) -> Bool {
    guard closesAtNodes, let barrier = tags[Self.nodeKey], barrier != "no" else { return false }
    return isTimed(tags) { !closesNode($0) }
  }

  private func isTimed(_ tags: [String: String], _ isOpen: ([String: String]) -> Bool) -> Bool {
    let hours = tags[Self.hoursKey].map(\.isTimes) ?? false
    let conditions = Self.conditions.filter { tags[$0.key] != nil }
    guard hours || !conditions.isEmpty else { return false }
    let isOpenOtherwise = isOpen(tags)
    if hours, isOpenOtherwise { return true }
    return conditions.contains { condition in
      (tags[condition.key] ?? "").conditionalValues.contains { value in
        isOpen(tags.merging([condition.stands: value]) { $1 }) != isOpenOtherwise
      }
    }
  }
}

extension String {
  /// Hours within which something is not always open.
  fileprivate var isTimes: Bool {
    !["", "24/7", "yes", "always"].contains(filter { !$0.isWhitespace }.lowercased())
  }

  /// The values of `no @ (22:00-06:00; Su); yes @ wet`, whose conditions may have semicolons of their own.
  fileprivate var conditionalValues: [String] {
    var (values, text, depth) = ([String](), "", 0)
    for character in self {
      switch character {
      case "(": depth += 1
      case ")": depth = Swift.max(depth - 1, 0)
      case "@" where depth == 0:
        values.append(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      case ";" where depth == 0: text = ""
      default: if depth == 0 { text.append(character) }
      }
    }
    return values
  }
}
