extension String {
  /// The name that differs in the fewest letters, at most a third of them; nil where none is near.
  ///
  /// Complexity: O(bytes of the text · bytes of the names).
  package func nearest(among names: some Sequence<String>) -> String? {
    near(names, differing: 1.0 / 3).first
  }

  /// The names that differ in at most `share` of their letters or the text's, the nearest first.
  ///
  /// Complexity: O(bytes of the text · bytes of the names).
  package func near(_ names: some Sequence<String>, differing share: Double) -> [String] {
    let letters = Array(lowercased())
    guard letters.count <= Self.longestCompared else { return [] }
    let differences = names.filter { $0.count <= Self.longestCompared }.map { name in
      (name: name, count: Self.differences(letters, Array(name.lowercased())))
    }
    return differences.filter { name, count in
      Double(count) <= share * Double(Swift.max(letters.count, name.count, 3))
    }.sorted { ($0.count, $0.name) < ($1.count, $1.name) }.map(\.name)
  }

  private static let longestCompared = 100

  /// Letters to insert, drop or replace (Levenshtein). Complexity: O(a · b).
  private static func differences(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = diagonal + (letter == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(replaced, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
