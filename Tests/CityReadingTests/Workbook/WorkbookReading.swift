import Foundation
import TestSupport

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// What a workbook gives, as texts.
struct WorkbookReading {
  let table: FeatureTable

  init(_ data: Data, as form: FileForm = FileForm(), name: String = "t.xlsx") throws {
    table = try FeatureTable(FileContents(path: name, content: data), as: form)
  }

  init(_ workbook: TestWorkbook, as form: FileForm = FileForm()) throws {
    try self.init(workbook.data, as: form)
  }

  /// One sheet with the header `a` to `d` in row 1.
  init(cells rows: String, styles: String = "<styleSheet/>", properties: String = "") throws {
    let header = ["a", "b", "c", "d"].map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }
    var workbook = TestWorkbook(rows: "<row>\(header.joined())</row>" + rows)
    (workbook.styles, workbook.properties) = (styles, properties)
    try self.init(workbook)
  }

  var columns: [String] { table.attributes.columns }

  var rows: [[String]] {
    (0..<table.attributes.count).map { row in
      columns.indices.map { table.attributes.text(row: row, column: $0) ?? "" }
    }
  }

  var messages: [InputMessage] { table.findings.map(\.message) }

  /// Why a workbook cannot be read; nil where it can.
  static func refusal(
    _ data: Data, name: String = "t.xlsx", as form: FileForm = FileForm()
  ) -> InputMessage? {
    do throws(InputError) {
      _ = try FeatureTable(FileContents(path: name, content: data), as: form)
      return nil
    } catch {
      return error.message
    }
  }
}
