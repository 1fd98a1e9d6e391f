import Foundation
import TestSupport

/// Workbooks.
extension MisreadKind {
  /// The town with its facilities in a workbook.
  private static func facilities(
    _ kind: String, _ workbook: TestWorkbook, more: String = "", status: Int32 = 0,
    _ english: String,
    _ chinese: String, figure: [String] = []
  ) -> MisreadKind {
    facilities(kind, workbook.data, more: more, status: status, english, chinese, figure: figure)
  }

  private static func facilities(
    _ kind: String, _ workbook: Data, more: String = "", status: Int32 = 0, _ english: String,
    _ chinese: String, figure: [String] = []
  ) -> MisreadKind {
    MisreadKind(
      kind: kind,
      files: [
        "facilities.xlsx": encoded(workbook),
        "study.yaml": study().replacing("facilities.csv", with: "facilities.xlsx\(more)"),
      ], status: status, english: english, chinese: chinese, figure: figure)
  }

  /// Bytes among texts, as `MisreadKindTests` writes them.
  private static func encoded(_ data: Data) -> String { base64Mark + data.base64EncodedString() }

  private static let header = ["id", "type", "x", "y"]
  private static let pharmacy = ["P", "pharmacy", "500200", "3350200"]
  private static let other = ["Q", "pharmacy", "500300", "3350200"]

  private static func sheet(_ name: String, _ rows: [[String]]) -> TestWorkbook.Sheet {
    TestWorkbook.Sheet(name, "<sheetData>\(TestWorkbook.rows(rows))</sheetData>")
  }

  private static func rows(_ table: [[String]], merged area: String) -> TestWorkbook {
    TestWorkbook(
      rows: TestWorkbook.rows(table),
      "<mergeCells><mergeCell ref=\"\(area)\"/></mergeCells>")
  }

  private static func damaged(_ bytes: [UInt8]) -> Data {
    Data(bytes + [UInt8](repeating: 0, count: 600))
  }

  static let workbooks = sheets + cells + brokenWorkbooks + workbooksOfOthers

  private static let sheets = [
    facilities(
      "a workbook", TestWorkbook([["药店清单"], header, pharmacy]), "header_row = 2", "header_row = 2",
      figure: ["A", "160000.000"]),
    facilities(
      "several tables in a workbook",
      TestWorkbook([sheet("一月", [header, pharmacy]), sheet("二月", [header, other])]),
      "the sheet '一月' is read; these look like tables too and are not read: 二月", "只读取工作表“一月”"),
    facilities(
      "a stated sheet",
      TestWorkbook([sheet("一月", [["?"]]), sheet("二月", [header, pharmacy])]),
      more: ", sheet: 二月", "", "", figure: ["A", "160000.000"]),
    facilities(
      "a sheet that is not there", TestWorkbook([sheet("一月", [header, pharmacy])]),
      more: ", sheet: 二月", status: 3, "has no sheet '二月'; there are: 一月", "没有名为“二月”的工作表"),
    facilities(
      "a remark before the table",
      TestWorkbook([sheet("说明", [["填表说明"]]), sheet("数据", [header, pharmacy])]),
      "sheet = 数据", "sheet = 数据"),
    facilities(
      "a header of two rows",
      TestWorkbook(
        rows: TestWorkbook.rows([
          ["id", "type", "坐标", ""], ["", "", "x", "y"], pharmacy,
        ]),
        "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/></mergeCells>"
      ),
      "rows 1 to 2 are the header", "第1至2行合为表头", figure: ["A", "160000.000"]),
  ]

  private static let cells = [
    facilities(
      "merged cells of a text",
      rows([header, pharmacy, ["Q", "", "500300", "3350200"]], merged: "B2:B3"),
      "merged cells of 'type' count for 1 further rows", "“type”列的合并单元格按其所跨各行取值"),
    facilities(
      "merged cells of numbers",
      rows(
        [header + ["床位"], pharmacy + ["40"], other], merged: "E2:E3"),
      "hold numbers, which count in full for 1 further rows", "所跨各行均取全值"),
    facilities(
      "errors of formulas",
      TestWorkbook(
        rows: TestWorkbook.rows([header + ["床位"]])
          + "<row><c t=\"str\"><v>P</v></c><c t=\"str\"><v>pharmacy</v></c><c><v>500200</v></c>"
          + "<c><v>3350200</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"),
      "1 cells hold an error such as #DIV/0! and have no value", "个单元格为错误值(如#DIV/0!)"),
    facilities(
      "formulas that were never computed",
      TestWorkbook(
        rows: TestWorkbook.rows([header + ["床位"], pharmacy])
          + "<row><c t=\"str\"><v>Q</v></c><c t=\"str\"><v>pharmacy</v></c><c><v>500300</v></c>"
          + "<c><v>3350200</v></c><c><f>1+1</f></c></row>"),
      "1 formulas have no computed value in the file", "1个公式在文件中没有计算结果"),
    facilities(
      "hidden rows",
      TestWorkbook(
        rows: TestWorkbook.rows([header])
          + TestWorkbook.rows([pharmacy]).replacing("<row>", with: "<row hidden=\"1\">")),
      "1 rows are hidden in the sheet; they are read", "有1行被隐藏", figure: ["A", "160000.000"]),
    facilities(
      "a column without a name", TestWorkbook([[""] + header, ["1"] + pharmacy, ["2"] + other]),
      "2 cells stand in columns without a name, such as A", "所在列没有列名(如A列)"),
    facilities(
      "a date where a number belongs",
      {
        var workbook = TestWorkbook(
          rows: TestWorkbook.rows([header + ["床位"]])
            + TestWorkbook.rows([pharmacy]).replacing(
              "</row>", with: "<c s=\"1\"><v>45838</v></c></row>"))
        workbook.styles = "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        return workbook
      }(), "2025-06-30", "2025-06-30"),
  ]

  private static let brokenWorkbooks = [
    facilities(
      "a workbook with a password",
      damaged([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 508))
        + Data("EncryptedPackage".utf8.flatMap { [$0, 0] }) + Data(count: 200), status: 3,
      "is xls (Excel 97–2003) or protected by a password", "已加密"),
    facilities(
      "an old workbook of a new name", damaged([0xD0, 0xCF, 0x11, 0xE0]), status: 3,
      "is xls (Excel 97–2003)", "实为xls"),
    facilities(
      "a CSV that is called xlsx", Data("id,type,x,y\n".utf8), status: 3,
      "is called so and is no workbook inside", "内容不是工作簿"),
    facilities(
      "a workbook that was cut off", TestWorkbook([header, pharmacy]).data.dropLast(30), status: 3,
      "its directory at the end is missing", "缺少末尾的目录"),
    facilities(
      "a damaged sheet", TestWorkbook(rows: "<row><c><v>1</v></c>"), status: 3,
      "is no sound XML at byte", "字节处XML有误"),
    facilities(
      "a workbook of nothing", TestWorkbook(rows: ""), status: 3, "the sheet is empty", "工作表为空"),
  ]

  private static let workbooksOfOthers = [
    MisreadKind(
      kind: "nodes and edges in workbooks",
      files: [
        "study.yaml": study("network: {nodes: nodes.xlsx, edges: edges.xlsx, crs: EPSG:4549}"),
        "nodes.xlsx": encoded(
          TestWorkbook([
            ["id", "x", "y"], ["1", "500200", "3350200"], ["2", "500600", "3350200"],
            ["3", "501000", "3350200"],
          ]).data),
        "edges.xlsx": encoded(
          TestWorkbook([["from", "to", "length"], ["1", "2", "0.4"], ["2", "3", "0.4"]]).data),
      ], status: 3, english: "they look like kilometres", chinese: "疑似单位为公里"),
    MisreadKind(
      kind: "people in a workbook",
      files: [
        "study.yaml": study(people.replacing("people.csv", with: "people.xlsx")),
        "people.xlsx": encoded(
          TestWorkbook([
            ["id", "x", "y", "population"], ["1", "500100", "3350100", "12.5"],
            ["2", "500100", "3350200", "8.25"],
          ]).data),
      ], figure: ["A", "20.750"]),
  ]
}
