import Assessment
import Wording

/// What communities, and the streets and districts that they belong to, are called, to find it in rows.
struct CommunityNames {
  /// By level and community, as UTF-8; no name where it could stand anywhere by chance.
  private let names: [InputMessage.AreaLevel: [[[UInt8]]]]

  /// Bytes: two Chinese characters, or a word.
  private static let shortestName = 5
  /// Where communities have fewer names than this at a level, agreement tells nothing.
  private static let fewestNames = 2

  init(_ communities: [Community]) {
    let all: [(InputMessage.AreaLevel, (Community) -> [String?])] = [
      (.community, { [$0.id, $0.name] }), (.street, { [$0.street] }),
      (.district, { [$0.district] }),
    ]
    var names: [InputMessage.AreaLevel: [[[UInt8]]]] = [:]
    for (level, texts) in all {
      let found = communities.map { community in
        texts(community).compactMap { $0.map { Array($0.utf8) } }
          .filter { $0.count >= Self.shortestName }
      }
      if Set(found).count >= Self.fewestNames { names[level] = found }
    }
    self.names = names
  }

  var levels: [InputMessage.AreaLevel] {
    InputMessage.AreaLevel.allCases.filter { names[$0] != nil }
  }

  /// Whether `row` has the name at `level` of one of the communities in which its place lies.
  func isNamed(
    _ level: InputMessage.AreaLevel, of communities: some Sequence<Int32>, in row: [UInt8]
  ) -> Bool {
    guard let names = names[level] else { return false }
    return communities.contains { community in
      names[Int(community)].contains { row.contains(text: $0) }
    }
  }
}

extension [UInt8] {
  /// Whether `text` stands anywhere in these bytes.
  ///
  /// Complexity: O(bytes · text) at worst, O(bytes) as a rule.
  fileprivate func contains(text: [UInt8]) -> Bool {
    guard let last = text.last, count >= text.count else { return false }
    // The last byte of a Chinese character tells more than its first.
    var end = text.count
    while end <= count {
      if self[end - 1] == last && self[(end - text.count)..<end].elementsEqual(text) { return true }
      end += 1
    }
    return false
  }
}
