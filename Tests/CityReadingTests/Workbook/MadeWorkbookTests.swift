import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// What other programs wrote is read as they were told to write it.
@Suite struct MadeWorkbookTests {
  /// What openpyxl writes as `_x000D_` stands for a line break, as Excel shows it.
  @Test func openPyXL() throws {
    let reading = try WorkbookReading(MadeWorkbook.openPyXL)
    #expect(reading.columns == ["街道", "编号", "名称", "床位", "启用时间", "备注"])
    #expect(
      reading.rows == [
        ["翠苑街道", "330102001001", "第一老年食堂", "120", "2025-06-30", ""],
        ["翠苑街道", "330102001002", "第二<食堂>&\"甲\"", "35.5", "2024-12-31T08:30", "暂缓"],
        ["翠苑街道", "007", "带空格", "1234567.125", "1900-03-01", ""],
        ["文新街道", "330102001004", "字面", "0.1", "", ""],
        ["文新街道", "330102001005", "换\n行", "-3", "", "TRUE"],
      ])
    #expect(reading.table.attributes.rowNumbers == [3, 4, 5, 6, 7])
    #expect(
      reading.messages == [
        .titleRows(1...1, header: 2), .mergedTexts("街道", rows: 3),
        .errorCells("#N/A", cells: 1), .unevaluated(cells: 1), .hiddenRows(1),
      ])
    #expect(reading.table.findings.map(\.row) == [1, 4, 5, 6, 4])
    #expect(reading.table.findings.map(\.field) == [nil, "街道", "备注", "备注", nil])
    #expect(reading.table.assumptions == ["header_row = 2"])
    #expect(reading.table.isTable && reading.table.format == .workbook)
  }

  @Test func xlsxWriter() throws {
    let reading = try WorkbookReading(MadeWorkbook.xlsxWriter)
    #expect(reading.columns == ["", "id", "名称", "日期", "时长", "合计", "比率"])
    #expect(
      reading.rows == [
        ["", "330102001001", "社区食堂(东)", "2025-06-30", "26:30", "3", "0.3"],
        ["", "12345678901234570", "药店", "2025-06-30T23:59:59", "", "甲乙", "FALSE"],
      ])
    #expect(reading.table.attributes.rowNumbers == [4, 5])
    #expect(reading.messages.isEmpty)
    #expect(reading.table.assumptions == ["sheet = 汇总"])
  }

  @Test(arguments: ["旧数据", " 旧数据", "3"]) func hiddenSheetIsReadWhereStated(name: String) throws {
    let reading = try WorkbookReading(MadeWorkbook.xlsxWriter, as: FileForm(layer: name))
    #expect(reading.rows == [["1", "甲"], ["2", "乙"]])
    #expect(reading.messages.isEmpty && reading.table.assumptions.isEmpty)
  }

  @Test func inlineTexts() throws {
    let reading = try WorkbookReading(MadeWorkbook.inline)
    #expect(reading.columns == ["id", "type", "x", "y"])
    #expect(reading.rows.last == ["Q", "pharmacy", "500700.25", "3350200.5"])
    #expect(reading.table.attributes.number(row: 1, column: 2) == .value(500_700.25))
    #expect(reading.messages.isEmpty && reading.table.assumptions.isEmpty)
  }

  @Test func pandasIndexHasNoName() throws {
    let reading = try WorkbookReading(MadeWorkbook.pandas)
    #expect(reading.columns == ["", "编号", "人口"])
    #expect(reading.rows == [["0", "A1", "1200"], ["1", "A2", "3400.5"]])
    #expect(reading.messages == [.cellsWithoutHeading("A", cells: 2)])
    #expect(reading.table.findings.map(\.severity) == [.info])
  }

  @Test func summaryCounts() throws {
    let folder = try TemporaryFolder()
    let summary = try LayerSummary(path: folder.write("a.xlsx", MadeWorkbook.inline))
    #expect(summary.features == 2 && summary.columns == ["id", "type", "x", "y"])
    #expect(summary.positions == 0)
  }
}
