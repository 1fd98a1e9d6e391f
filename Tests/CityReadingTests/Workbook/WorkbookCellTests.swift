import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// What the cells of a sheet mean.
@Suite struct WorkbookCellTests {
  private func row(_ cells: String) throws -> [String] {
    try WorkbookReading(cells: "<row>\(cells)</row>").rows.first ?? []
  }

  @Test(arguments: [
    ("330102001001", "330102001001"), ("3.30102001001E11", "330102001001"),
    ("330102001001.0", "330102001001"), ("12345678901234567890", "12345678901234567890"),
    ("-9007199254740993", "-9007199254740993"), ("9.007199254740993E15", "9007199254740993"),
    ("1.1000000000000001", "1.1"), ("0.30000000000000004", "0.30000000000000004"),
    ("1E-3", "0.001"),
    ("+5", "5"), (" 7 ", "7"), ("120.16999999999999", "120.16999999999999"),
  ])
  func numbersKeepTheirDigits(written: String, text: String) throws {
    #expect(try row("<c><v>\(written)</v></c><c><v>1</v></c>")[0] == text)
  }

  @Test func numbersAreRoundedOnce() throws {
    let digits = ["120.12345678901235", "9007199254740993", "30.299999999999997", "1e22", "-0.1"]
    for text in digits {
      let reading = try WorkbookReading(cells: "<row><c><v>\(text)</v></c></row>")
      #expect(
        reading.table.attributes.number(row: 0, column: 0) == .value(Double(text) ?? .nan))
    }
  }

  /// What only says that it is a number is told where one is needed.
  @Test(arguments: ["NaN", "1e999", "12abc", "1,5", ""]) func noNumbers(text: String) throws {
    let reading = try WorkbookReading(cells: "<row><c><v>\(text)</v></c><c><v>1</v></c></row>")
    #expect(reading.rows == [[text, "1", "", ""]])
  }

  @Test func kindsOfCells() throws {
    let cells = """
      <c t="b"><v>1</v></c><c t="str"><f>A1</f><v>=&lt;文&amp;字&gt;&#x4E00;</v></c>\
      <c t="d"><v>2025-06-30</v></c><c t="e"><v>#DIV/0!</v></c>
      """
    #expect(try row(cells) == ["TRUE", "=<文&字>一", "2025-06-30", ""])
  }

  @Test func inlineTextsAndTheirReadings() throws {
    let cells = """
      <c t="inlineStr"><is><r><rPr><b/></rPr><t>社</t></r><r><t xml:space="preserve"> 区</t></r>\
      <rPh sb="0" eb="1"><t>シャ</t></rPh><phoneticPr/></is></c>\
      <c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c><c t="inlineStr"><is><t/></is></c>\
      <c t="inlineStr"><is><t>x<!-- y -->z</t></is></c>
      """
    #expect(try row(cells) == ["社 区", "a<b", "", "xz"])
  }

  @Test func sharedTexts() throws {
    var workbook = TestWorkbook(
      rows: """
        <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>\
        <row><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>\
        <row><c t="s"><v>4</v></c><c t="s"><v>99</v></c></row>
        """)
    workbook.strings = """
      <si><t>名称</t></si><si><r><t>面</t></r><r><t>积</t></r></si>\
      <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si/>\
      <si><t>a_x000A_b_x005F_x000A__xD83D__xDE00__x12</t></si>
      """
    let reading = try WorkbookReading(workbook)
    #expect(reading.columns == ["名称", "面积"])
    #expect(reading.rows == [["東京", ""], ["a\nb_x000A_😀_x12", ""]])
    #expect(reading.messages == [.errorCells("?", cells: 1)])
  }

  @Test func placesThatAreNotStatedOrNotInOrder() throws {
    let reading = try WorkbookReading(
      cells: """
        <row r="9"><c r="C9"><v>3</v></c><c><v>4</v></c><c r="A9"><v>1</v></c></row>\
        <row r="4"><c r="B4"><v>7</v></c><c r="B4"><v>8</v></c></row>\
        <row><c><v>5</v></c></row><row r="0"><c r="ZZZZ1"><v>6</v></c></row>\
        <row r="99999999999999999999"><c><v>7</v></c></row>
        """)
    #expect(reading.table.attributes.rowNumbers == [4, 5, 6, 7, 9])
    #expect(
      reading.rows == [
        ["", "8", "", ""], ["5", "", "", ""], ["6", "", "", ""], ["7", "", "", ""],
        ["1", "", "3", "4"],
      ])
  }

  @Test func emptyRowsAreNoRows() throws {
    let reading = try WorkbookReading(
      cells: """
        <row r="2"/><row r="3"><c s="1"/></row><row r="4"><c t="inlineStr"><is><t> </t></is></c></row>\
        <row r="5"><c><v>1</v></c></row>
        """)
    #expect(reading.table.attributes.rowNumbers == [5])
  }

  /// Days by their numbers, as Python's datetime and Excel's own documentation have them.
  @Test(arguments: [
    (14, "45838", "2025-06-30"), (22, "45838.5", "2025-06-30T12:00"), (14, "1", "1900-01-01"),
    (14, "59", "1900-02-28"), (14, "60", "1900-02-29"), (14, "61", "1900-03-01"),
    (31, "2958465", "9999-12-31"), (57, "36526", "2000-01-01"), (20, "0.354166666666667", "08:30"),
    (46, "1.5", "36:00"), (21, "0.00001157407", "00:00:01"), (14, "-1", "-1"), (14, "0", "0"),
    (14, "2958466", "2958466"), (0, "45838", "45838"), (2, "45838", "45838"),
    (49, "45838", "45838"),
  ])
  func dates(format: Int, serial: String, text: String) throws {
    let styles = "<styleSheet><cellXfs><xf/><xf numFmtId=\"\(format)\"/></cellXfs></styleSheet>"
    let cells = "<row><c s=\"1\"><v>\(serial)</v></c></row>"
    #expect(try WorkbookReading(cells: cells, styles: styles).rows[0][0] == text)
  }

  @Test(arguments: [
    ("yyyy\"年\"m\"月\"", true), ("[$-804]yyyy/m/d;@", true), ("h:mm AM/PM", true), ("aaaa", true),
    ("#,##0.00_);[Red](#,##0.00)", false), ("0.00E+00", false), ("General", false),
    ("\"days: \"0", false), ("0\\d", false), ("[DBNum1][$-804]General", false), ("0_d", false),
    ("0;yyyy", false), ("[红色]0.0", false), ("mmm-yy", true), ("G/通用格式", false),
  ])
  func formats(code: String, isDate: Bool) {
    #expect((NumberFormats.kind(ofCode: code) != .number) == isDate)
  }

  @Test func datesFrom1904() throws {
    let styles = "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    let reading = try WorkbookReading(
      cells: "<row><c s=\"1\"><v>44376</v></c><c s=\"1\"><v>0.25</v></c></row>", styles: styles,
      properties: "<workbookPr date1904=\"1\"/>")
    #expect(reading.rows == [["2025-06-30", "06:00", "", ""]])
  }
}
