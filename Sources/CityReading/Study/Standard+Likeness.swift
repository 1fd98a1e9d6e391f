import Assessment
import Wording

extension Standard {
  /// Position of the type that bears this name in either language, or the part of a name that stands
  /// before or in its brackets.
  func position(named name: String) -> Int32? {
    let position = types.firstIndex { type in
      let parts = type.name.zh.split(whereSeparator: { "()()".contains($0) })
      return type.name.zh == name || parts.contains { $0 == name }
        || type.name.en.lowercased() == name.lowercased()
    }
    return position.map { Int32(truncatingIfNeeded: $0) }
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
    let letters = Array(value.lowercased())
    guard letters.count <= Self.longestID else { return nil }
    let differences = types.map { type in
      (id: type.id, count: Self.differences(letters, Array(type.id.lowercased())))
    }
    guard let nearest = differences.min(by: { $0.count < $1.count }) else { return nil }
    return nearest.count * 3 <= letters.count ? nearest.id : nil
  }

  /// Up to three ids that are nearest to `value`: first those that have it in their id or name, then those with
  /// the fewest letters that differ, at most two thirds of them.
  package func types(nearestTo value: String) -> [String] {
    let letters = Array(value.lowercased())
    guard letters.count <= Self.longestID else { return [] }
    let near = types.map { type in
      (id: type.id, count: Self.differences(letters, Array(type.id.lowercased())))
    }.filter { $0.count * 3 <= 2 * letters.count }.sorted { $0.count < $1.count }.map(\.id)
    let word = value.lowercased()
    let named = types.filter { type in
      word.count > 1
        && [type.id, type.name.zh, type.name.en].contains { $0.lowercased().contains(word) }
    }.map(\.id)
    return Array((named + near.filter { !named.contains($0) }).prefix(3))
  }

  private static let longestID = 100

  /// Letters to insert, drop or replace (Levenshtein). Complexity: O(a · b).
  private static func differences(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = diagonal + (letter == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
