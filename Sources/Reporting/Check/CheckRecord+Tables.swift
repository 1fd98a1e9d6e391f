import CityReading
import TableFiles
import Wording

extension CheckRecord {
  static let censusColumns = [
    "file", "kind", "district", "records", "located", "typed", "duplicates", "usable",
    "usable_share", "format", "encoding", "crs", "communities", "communities_in_district",
    "people", "area_m2", "layer_people", "layer_area_m2", "layer_length_m",
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
      table.number(row.extent.people, decimals: 0)
      table.number(row.extent.area, decimals: 0)
      table.number(row.extent.length, decimals: 0)
      table.endRow()
    }
    return table.bytes
  }

  /// What is to correct, row by row, under headings in the language of the run.
  func correctionTable(_ lists: [CorrectionList]) -> [UInt8] {
    var table = CSVWriter(columns: CheckTexts.correctionHeads.map { $0[language] })
    for list in lists {
      for correction in list.corrections {
        let (place, words) = cells(of: correction, district: list.district)
        for text in place { table.text(text) }
        table.integer(correction.row)
        for text in words { table.text(text) }
        table.endRow()
      }
    }
    return table.bytes
  }

  /// The same as a workbook, for those who have no other program.
  func correctionBook(_ list: CorrectionList) -> [UInt8] {
    var book = WorkbookWriter()
    let heads = CheckTexts.correctionHeads.map { $0[language] }
    book.beginSheet(
      list.district ?? CheckTexts.noDistrict[language],
      columns: heads.enumerated().map { $0 == 2 ? .number($1) : .text($1) })
    for correction in list.corrections {
      let (place, words) = cells(of: correction, district: list.district)
      for text in place { book.text(text) }
      book.integer(correction.row)
      for text in words { book.text(text) }
      book.endRow()
    }
    return book.finish()
  }

  /// What stands before and behind the row in a list; who sent a file knows it by its name.
  private func cells(
    of correction: InputProblem, district: String?
  ) -> (place: [String?], words: [String?]) {
    (
      [district, correction.file?.fileName],
      [
        correction.feature, correction.field,
        CheckTexts.severity(correction.severity)[language], correction.problem, correction.fix,
      ]
    )
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
