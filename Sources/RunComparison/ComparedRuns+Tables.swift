import Assessment
import PlanarGeometry
public import RunFiles
import TableFiles
public import Wording

extension ComparedRuns {
  /// Names of the files of a comparison where nothing else is asked for.
  public static let standardFileNames = [
    "comparison.csv", "comparison_facilities.csv", "comparison.json",
  ]

  /// Every name that a file of a comparison has.
  public static let fileNames = standardFileNames + ["results.xlsx", "results.gpkg", "report.html"]

  /// What tells that a folder holds an earlier comparison.
  public static let marker = ResultMarker(
    name: "comparison.json", start: "{\n  \"compared_version\": ")

  private var isIncomplete: Bool { before.summary.isIncomplete || after.summary.isIncomplete }

  private func table(_ columns: [String]) -> CSVWriter {
    CSVWriter(columns: columns + (isIncomplete ? ["incomplete"] : []))
  }

  private func endRow(of table: inout CSVWriter) {
    if isIncomplete { table.text("yes") }
    table.endRow()
  }

  /// `comparison.csv`: the index of each community and what became of each of its types, where they differ, sorted by
  /// the id of the community, its index first. The header alone where nothing does.
  ///
  /// Complexity: O(rows · log rows).
  public func comparisonTable(in language: Language) -> [UInt8] {
    var table = table([
      "community_id", "type", "verdict_a", "verdict_b", "coverage_a", "coverage_b", "index_a",
      "index_b", "cause", "evidence", "undecidable",
    ])
    let order =
      indices.indices.map { (community: indices[$0].community, row: nil, place: $0) }
      + rows.indices.map { (community: rows[$0].community, row: Optional(rows[$0]), place: $0) }
    for entry in order.sorted(by: Self.precede) {
      if let row = entry.row {
        table.append(row)
        table.append(row.cause, in: language)
      } else {
        let index = indices[entry.place]
        table.append(index)
        table.append(index.cause, in: language)
      }
      endRow(of: &table)
    }
    return table.bytes
  }

  private static func precede(
    _ a: (community: String, row: ComparedRow?, place: Int),
    _ b: (community: String, row: ComparedRow?, place: Int)
  ) -> Bool {
    guard a.community == b.community else {
      return a.community.utf8.lexicographicallyPrecedes(b.community.utf8)
    }
    guard (a.row == nil) == (b.row == nil) else { return a.row == nil }
    return a.place < b.place
  }

  /// `comparison_facilities.csv`: the facilities that differ, sorted by id; the header alone where none does or where a
  /// run wrote no records of them.
  ///
  /// Complexity: O(facilities that differ).
  public func facilityTable(in language: Language) -> [UInt8] {
    var table = table([
      "facility_id", "name", "types", "cause", "evidence", "undecidable", "x_a", "y_a", "x_b",
      "y_b",
      "source_a", "source_b",
    ])
    for change in facilityChanges ?? [] {
      table.append(change, in: language)
      endRow(of: &table)
    }
    return table.bytes
  }
}

extension CSVWriter {
  fileprivate mutating func append(_ row: ComparedRow) {
    text(row.community)
    text(row.type)
    text(row.before?.verdict.rawValue)
    text(row.after?.verdict.rawValue)
    number(row.before?.coverage, decimals: 9)
    number(row.after?.coverage, decimals: 9)
    text(nil)
    text(nil)
  }

  fileprivate mutating func append(_ index: ComparedIndex) {
    text(index.community)
    for _ in 0..<5 { text(nil) }
    number(index.before, decimals: 4)
    number(index.after, decimals: 4)
  }

  fileprivate mutating func append(_ cause: RowCause, in language: Language) {
    text(cause.cause?.rawValue)
    text(cause.evidence[language])
    text(cause.isUndecidable ? "yes" : "no")
  }

  fileprivate mutating func append(_ change: FacilityChange, in language: Language) {
    text(change.id)
    text(change.after?.name ?? change.before?.name)
    text(change.types.joined(separator: ";"))
    text(change.kind.rawValue)
    text(change.evidence[language])
    text(change.isUndecidable ? "yes" : "no")
    for place in [change.before?.place, change.after?.place] {
      number(place?.x, decimals: 7)
      number(place?.y, decimals: 7)
    }
    text(change.before?.source)
    text(change.after?.source)
  }
}
