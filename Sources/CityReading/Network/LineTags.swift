import OSMFiles
import TableFiles

/// Tags of OpenStreetMap on the rows of a layer or table, whatever program wrote them: in columns of their own, or
/// together in the `other_tags` of GDAL and the `tags` of others.
struct LineTags {
  private var columns: [(key: String, column: Int)] = []
  private let attributes: AttributeTable
  private let others: Int?

  private static let otherColumns: Set<String> = ["other_tags", "all_tags", "tags"]
  private static let longestText = 20_000

  /// Complexity: O(columns).
  init(_ attributes: AttributeTable, keys: Set<String>) {
    self.attributes = attributes
    let names = attributes.columns.map { String($0.trimmingBlanks).lowercased() }
    columns = names.enumerated().filter { keys.contains($0.element) }.map { ($1, $0) }
    others = names.firstIndex { Self.otherColumns.contains($0) }
  }

  /// Whether there is nothing to read.
  var isEmpty: Bool { columns.isEmpty && others == nil }

  /// Whether a column has several tags together.
  var hasOthers: Bool { others != nil }

  /// Whether a column bears one of the names.
  func hasColumn(of keys: Set<String>) -> Bool { columns.contains { keys.contains($0.key) } }

  /// Values by key; several values of one key as `a;b`. Complexity: O(bytes of the row).
  func tags(_ row: Int) -> [String: String] {
    var tags = attributes.text(row: row, column: others).map(Self.pairs) ?? [:]
    for (key, column) in columns {
      if let value = value(row, column) { tags[key] = value }
    }
    return tags
  }

  func value(_ row: Int, _ column: Int) -> String? {
    attributes.text(row: row, column: column).flatMap(Self.plain)
  }

  /// Without the brackets and quotes of lists; nil for the words of programs for nothing.
  private static func plain(_ text: String) -> String? {
    guard text.utf8.count <= longestText, !nothing.contains(text.lowercased()) else { return nil }
    guard text.first == "[" || text.first == "{" else { return text }
    let values = text.split { "[]{},".contains($0) }
      .map { String($0.filter { !"\"'".contains($0) }.trimmingBlanks) }
    return values.filter { !$0.isEmpty }.joined(separator: ";")
  }

  private static let nothing: Set<String> = ["", "null", "none", "nan", "<null>", "[]"]

  /// Of `"a"=>"b","c"=>"d"` and of `{"a":"b","c":"d"}`: the quoted texts are keys and values by turns.
  private static func pairs(_ text: String) -> [String: String] {
    guard text.utf8.count <= longestText else { return [:] }
    let texts = quoted(text)
    var pairs: [String: String] = [:]
    for place in stride(from: 0, to: texts.count - 1, by: 2) {
      pairs[texts[place]] = texts[place + 1]
    }
    return pairs
  }

  /// Texts between quotes, with `\` before a quote that is a part of them.
  private static func quoted(_ text: String) -> [String] {
    var texts: [String] = []
    var current: String?
    var isEscaped = false
    for character in text {
      if isEscaped {
        current?.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        if let done = current { texts.append(done) }
        current = current == nil ? "" : nil
      } else {
        current?.append(character)
      }
    }
    return texts
  }
}
