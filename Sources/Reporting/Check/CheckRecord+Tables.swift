import CityReading
import TableFiles
import Wording

extension CheckRecord {
  static let censusColumns = [
    "file", "kind", "district", "records", "located", "typed", "duplicates", "usable",
    "usable_share", "format", "encoding", "crs", "communities", "communities_in_district",
    "people", "area_m2",
  ]

  /// `census.csv`: one row per file and district.
  var censusTable: [UInt8] {
    var table = CSVWriter(columns: Self.censusColumns)
    for row in census.rows {
      table.text(row.file)
      table.text(row.kind.rawValue)
      table.text(row.district)
      table.integer(row.counts.records)
      table.integer(row.counts.located)
      table.integer(row.counts.typed)
      table.integer(row.counts.duplicates)
      table.integer(row.counts.usable)
      table.number(row.counts.usableShare, decimals: 4)
      table.text(row.form.format)
      table.text(row.form.encoding)
      table.text(row.form.crs)
      table.integer(row.reach?.communities)
      table.integer(row.reach?.allCommunities)
      table.number(row.reach?.people, decimals: 0)
      table.number(row.reach?.area, decimals: 0)
      table.endRow()
    }
    return table.bytes
  }

  /// The last part of a path: who sent a file knows it by its name.
  private static func name(ofFile path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What is to correct, row by row, under headings in the language of the run.
  func correctionTable(_ lists: [CorrectionList]) -> [UInt8] {
    var table = CSVWriter(columns: CheckTexts.correctionHeads.map { $0[language] })
    for list in lists {
      for correction in list.corrections {
        table.text(list.district)
        table.text(correction.file.map(Self.name(ofFile:)))
        table.integer(correction.row)
        table.text(correction.feature)
        table.text(correction.field)
        table.text(CheckTexts.severity(correction.severity)[language])
        table.text(correction.problem)
        table.text(correction.fix)
        table.endRow()
      }
    }
    return table.bytes
  }

  /// `types.yaml`: for each file the mapping of its unknown values, to be pasted into the study; values that no
  /// type is like are commented out.
  var typeBlock: String {
    var lines: [String] = []
    var file: String?
    for unknown in census.unknownTypes.sorted(by: { $0.file < $1.file }) {
      if unknown.file != file { lines += ["# \(unknown.file.printable)", "types:"] }
      file = unknown.file
      let value = "'\(unknown.value.printable.replacing("'", with: "''"))'"
      let count = CheckTexts.records(unknown.records)[language]
      lines.append(
        unknown.likelyID.map { "  \(value): \($0)  # \(count)" }
          ?? "  # \(value): ?  # \(count); \(CheckTexts.noTypeAlike[language])")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
