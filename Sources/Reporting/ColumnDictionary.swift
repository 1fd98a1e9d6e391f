import RunFiles
import TableFiles
public import Wording

/// What the columns of all tables mean that the command writes.
///
/// A number in a name, as of a circle, is written `{N}`: `types_met_{N}min` stands for `types_met_5min`.
public struct ColumnDictionary: Sendable {
  public struct Entry: Sendable {
    /// Names of the tables that have it; `*`: all.
    public var files: [String]
    public var column: String
    /// Empty for texts and counts.
    public var unit: String
    public var meaning: LocalizedText
    /// When a cell of it is empty; nil: never.
    public var emptyWhen: LocalizedText?
  }

  /// In the order of the files and of their columns.
  public let entries: [Entry]

  public init() { entries = Self.read() }

  /// - Parameter file: as `coverage.csv` or `coverage`.
  public func entries(of file: String) -> [Entry] {
    let name = file.hasSuffix(".csv") ? file : file + ".csv"
    return entries.filter { $0.files.contains(name) }
  }

  /// Names of the tables, in the order of their first columns.
  public var files: [String] {
    entries.flatMap(\.files).reduce(into: []) {
      if $1 != "*", !$0.contains($1) { $0.append($1) }
    }
  }

  /// The meaning of a column of a table; nil when it has none of that name.
  public func entry(_ column: String, of file: String) -> Entry? {
    entries.first {
      ($0.files.contains(file) || $0.files == ["*"]) && Self.matches(column, $0.column)
    }
  }

  private static func matches(_ name: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "{N}", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return name == pattern }
    guard name.hasPrefix(parts[0]), name.hasSuffix(parts[1]) else { return false }
    let number = name.dropFirst(parts[0].count).dropLast(parts[1].count)
    return !number.isEmpty && number.allSatisfy(\.isNumber)
  }

  /// The dictionary is a file of the package, which a test reads whole: what cannot be read is left out.
  private static func read() -> [Entry] {
    let contents = FileContents(path: "columns.csv", content: PackageResources.columns_csv)
    guard let cells = try? CSVReader.read(contents).attributes else { return [] }
    return (0..<cells.count).map { row in
      func text(_ column: Int) -> String { cells.text(row: row, column: column) ?? "" }
      let empty = LocalizedText(zh: text(6), en: text(5))
      return Entry(
        files: text(0).split(separator: ";").map(String.init), column: text(1), unit: text(2),
        meaning: LocalizedText(zh: text(4), en: text(3)),
        emptyWhen: empty.en.isEmpty ? nil : empty)
    }
  }
}

extension ColumnDictionary {
  /// A table of Markdown for each file.
  public func markdown(of files: [String], in language: Language) -> String {
    let heads = LocalizedText(
      zh: "| 列 | 单位 | 含义 | 何时为空 |\n|---|---|---|---|",
      en: "| column | unit | meaning | empty when |\n|---|---|---|---|")
    return files.map { file in
      let rows = entries(of: file).map { entry in
        let empty = entry.emptyWhen?[language] ?? ""
        return "| `\(entry.column)` | \(entry.unit) | \(entry.meaning[language]) | \(empty) |\n"
      }
      return "## \(file)\n\n\(heads[language])\n\(rows.joined())"
    }.joined(separator: "\n")
  }
}
