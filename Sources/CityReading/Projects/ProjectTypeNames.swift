import Assessment
import Wording

/// By which names tables of projects call the types of a standard.
enum ProjectTypeNames {
  /// Positions of types by their ids, names in both languages, aliases, and by a name before its brackets or in them
  /// (`社区食堂(老年食堂)`), in small letters. A name that several types have stands for none, unless it is an id.
  static func positions(in standard: Standard) -> [String: Int] {
    var found: [String: Set<Int>] = [:]
    for (position, type) in standard.types.enumerated() {
      let names = [type.name.zh, type.name.en] + type.aliases
      for name in names + names.flatMap(parts) where !name.isEmpty {
        found[name.lowercased(), default: []].insert(position)
      }
    }
    var positions = found.compactMapValues { $0.count == 1 ? $0.first : nil }
    for (position, type) in standard.types.enumerated() {
      positions[type.id.lowercased()] = position
    }
    return positions
  }

  private static func parts(of name: String) -> [String] {
    let parts = name.split { "()（）".contains($0) }
    return parts.count > 1 ? parts.map { String($0.drop { $0 == " " }) } : []
  }
}
