import Assessment
import Wording

extension Standard {
  /// Position of the type that bears this name in either language, or the part of a name that stands
  /// before or in its brackets, or else of the one that has it as another name.
  func position(named name: String) -> Int32? {
    let position = types.firstIndex { type in
      let parts = type.name.zh.split(whereSeparator: { "()()".contains($0) })
      return type.name.zh == name || parts.contains { $0 == name }
        || type.name.en.lowercased() == name.lowercased()
    }
    let found = position ?? types.firstIndex { $0.aliases.contains(name) }
    return found.map { Int32(truncatingIfNeeded: $0) }
  }

  /// Id of the type whose name has `value` in it.
  func type(namedLike value: String) -> String? {
    guard value.count > 1 else { return nil }
    return types.first { type in
      type.name.zh.contains(value) || type.name.en.lowercased() == value.lowercased()
    }?.id
  }

  /// Id of the type that `value` most likely means: by its name, or by the fewest letters that differ,
  /// at most a third of them. Nil where none is near.
  func type(like value: String) -> String? {
    if let id = type(namedLike: value) { return id }
    return value.nearest(among: types.map(\.id))
  }

  /// Up to three ids that are nearest to `value`: first those that have it in their id or name, then those with
  /// the fewest letters that differ, at most two thirds of them.
  package func types(nearestTo value: String) -> [String] {
    let word = value.lowercased()
    let named = types.filter { type in
      word.count > 1
        && [type.id, type.name.zh, type.name.en].contains { $0.lowercased().contains(word) }
    }.map(\.id)
    let near = value.near(types.map(\.id), differing: 2.0 / 3).filter { !named.contains($0) }
    return Array((named + near).prefix(3))
  }
}
