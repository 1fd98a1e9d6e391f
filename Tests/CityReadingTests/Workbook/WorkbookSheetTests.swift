import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Sheets, headers and merged cells.
@Suite struct WorkbookSheetTests {
  private let table = [["id", "name"], ["1", "甲"], ["2", "乙"]]

  private func sheet(_ name: String, _ rows: [[String]], isHidden: Bool = false)
    -> TestWorkbook.Sheet
  {
    TestWorkbook.Sheet(
      name, "<sheetData>\(TestWorkbook.rows(rows))</sheetData>", isHidden: isHidden)
  }

  @Test func onlyTableIsFound() throws {
    let reading = try WorkbookReading(
      TestWorkbook([
        sheet("空", []), sheet("说明", [["填表说明"], ["请勿改动"]]), sheet("数据", table),
        sheet("旧", table, isHidden: true),
      ]))
    #expect(reading.columns == ["id", "name"])
    #expect(reading.table.assumptions == ["sheet = 数据"])
    #expect(reading.messages.isEmpty)
  }

  @Test func otherTablesAreTold() throws {
    let reading = try WorkbookReading(
      TestWorkbook([sheet("一月", table), sheet("二月", table), sheet("三月", table)]))
    #expect(reading.messages == [.otherSheets("一月", others: ["二月", "三月"])])
    #expect(reading.table.assumptions == ["sheet = 一月"])
  }

  /// The names of sheets go before their numbers.
  @Test func sheetIsStatedByNameOrNumber() throws {
    let workbook = TestWorkbook([sheet("2", [["a"], ["1"]]), sheet("B", [["b"], ["1"]])])
    #expect(try WorkbookReading(workbook, as: FileForm(layer: "2")).columns == ["a"])
    #expect(try WorkbookReading(workbook, as: FileForm(layer: "b")).columns == ["b"])
    #expect(try WorkbookReading(workbook, as: FileForm(layer: "1")).columns == ["a"])
    #expect(
      WorkbookReading.refusal(workbook.data, as: FileForm(layer: "C"))
        == .noSuchSheet("C", among: ["2", "B"]))
  }

  @Test func sheetsWithoutAnything() throws {
    #expect(
      WorkbookReading.refusal(TestWorkbook([sheet("a", table, isHidden: true)]).data)
        == .onlyHiddenSheets(["a"]))
    #expect(WorkbookReading.refusal(TestWorkbook([TestWorkbook.Sheet]()).data) == .noSheets)
    #expect(WorkbookReading.refusal(TestWorkbook([sheet("a", [])]).data) == .emptySheet)
  }

  @Test func headerRowIsStated() throws {
    let workbook = TestWorkbook([["x", "y"], [], ["id", "name"], ["1", "甲"]])
    let reading = try WorkbookReading(workbook, as: FileForm(headerRow: 3))
    #expect(reading.columns == ["id", "name"] && reading.rows == [["1", "甲"]])
    #expect(reading.messages.isEmpty)
    #expect(
      WorkbookReading.refusal(workbook.data, as: FileForm(headerRow: 2)) == .emptyHeaderRow(2))
    #expect(
      WorkbookReading.refusal(workbook.data, as: FileForm(headerRow: 9))
        == .noSuchHeaderRow(9, rows: 4))
  }

  @Test func encodingHasNoMeaning() throws {
    let reading = try WorkbookReading(TestWorkbook(table), as: FileForm(encoding: "GBK"))
    #expect(reading.messages == [.encodingIgnored])
  }

  private func merged(_ areas: String...) -> String {
    "<mergeCells>" + areas.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>"
  }

  /// Groups of columns above their names, and names over both rows.
  @Test func headerOfTwoRows() throws {
    let rows = TestWorkbook.rows([
      ["设施清单"], ["编号", "位置", "", "人口", "", "床位"], ["", "经度", "纬度", "总数", "60岁以上"],
      ["1", "120.1", "30.2", "900", "80", "20"],
    ])
    let reading = try WorkbookReading(
      TestWorkbook(rows: rows, merged("A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3")))
    #expect(reading.columns == ["编号", "经度", "纬度", "总数", "60岁以上", "床位"])
    #expect(reading.rows == [["1", "120.1", "30.2", "900", "80", "20"]])
    #expect(reading.messages == [.titleRows(1...1, header: 2), .headerOfRows(2...3)])
  }

  @Test func namesThatOccurTwiceHaveTheirGroups() throws {
    let rows = TestWorkbook.rows([
      ["规划", "", "现状", ""], ["面积", "床位", "面积", "学位"], ["1", "2", "3", "4"],
    ])
    let reading = try WorkbookReading(TestWorkbook(rows: rows, merged("A1:B1", "C1:D1")))
    #expect(reading.columns == ["规划面积", "床位", "现状面积", "学位"])
    #expect(reading.rows == [["1", "2", "3", "4"]])
  }

  /// A row of data below a merged heading is data.
  @Test func mergedHeadingOverData() throws {
    let rows = TestWorkbook.rows([
      ["id", "电话", ""], ["甲", "0571", "8000"], ["乙", "0571", "8001"],
    ])
    let reading = try WorkbookReading(TestWorkbook(rows: rows, merged("B1:C1")))
    #expect(reading.rows.count == 2)
    #expect(reading.messages == [.cellsWithoutHeading("C", cells: 2)])
  }

  @Test func mergedNumbersAreWarnedOf() throws {
    let rows = TestWorkbook.rows([["id", "人口"], ["a", "900"], ["b"], ["c", "10"], [], ["d"]])
    let reading = try WorkbookReading(TestWorkbook(rows: rows, merged("B2:B3", "B4:B9", "B4:B5")))
    #expect(reading.rows == [["a", "900"], ["b", "900"], ["c", "10"], ["d", "10"]])
    #expect(reading.messages == [.mergedNumbers("人口", rows: 2)])
    #expect(reading.table.findings.map(\.severity) == [.warning])
    #expect(reading.table.findings.map(\.row) == [3])
  }

  /// Areas one over the other could fill more cells than memory holds.
  @Test(.timeLimit(.minutes(1))) func countlessMergedAreas() throws {
    let columns = (0..<1000).map { CellAddress.letters(ofColumn: $0) }
    let first = columns.map { "<c r=\"\($0)2\"><v>1</v></c>" }.joined()
    let rest = String(repeating: "<row><c><v>1</v></c></row>", count: 5000)
    let areas = columns.map { "<mergeCell ref=\"\($0)2:\($0)1048576\"/>" }.joined()
    let header = "<row>" + columns.map { _ in "<c><v>1</v></c>" }.joined() + "</row>"
    let reading = try WorkbookReading(
      TestWorkbook(
        rows: header + "<row>\(first)</row>" + rest, "<mergeCells>\(areas)</mergeCells>"))
    #expect(reading.messages.contains(.tooManyMerged))
    #expect(reading.table.attributes.count == 5001)
  }

  @Test func formulasWithoutValuesAndHiddenRows() throws {
    let reading = try WorkbookReading(
      cells: """
        <row hidden="1"><c><v>1</v></c></row><row hidden="true"><c><v>1</v></c></row>\
        <row hidden="1"/><row hidden="0"><c><v>2</v></c><c><f>A1</f></c><c><f>A2</f></c>\
        <c t="str"><f>A3</f><v></v></c></row>
        """)
    #expect(reading.messages == [.unevaluated(cells: 2), .hiddenRows(2)])
    #expect(reading.table.findings.map(\.row) == [5, 2])
  }
}
