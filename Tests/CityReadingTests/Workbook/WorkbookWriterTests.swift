import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

@Suite struct WorkbookWriterTests {
  private func sheet(
    _ columns: [WorkbookWriter.Column], _ fill: (inout WorkbookWriter) -> Void
  ) -> (xml: String, bytes: [UInt8]) {
    var workbook = WorkbookWriter()
    workbook.beginSheet("表", columns: columns)
    fill(&workbook)
    let bytes = workbook.finish()
    return (Unzipped(bytes).text("xl/worksheets/sheet1.xml"), bytes)
  }

  /// As openpyxl 3.1 reads it: `merged_cells` A1:B1 and A2:B2, `auto_filter` A3:B4, `freeze_panes` A4.
  @Test func titlesStandOverAllColumns() {
    var workbook = WorkbookWriter()
    workbook.beginSheet("表", titles: ["清单", "填报单位"], columns: [.text("编码"), .number("人口")])
    workbook.text("007")
    workbook.endRow()
    let xml = Unzipped(workbook.finish()).text("xl/worksheets/sheet1.xml")
    #expect(
      xml.hasSuffix(
        #"</sheetData><autoFilter ref="A3:B4"/><mergeCells count="2"><mergeCell ref="A1:B1"/>"#
          + #"<mergeCell ref="A2:B2"/></mergeCells></worksheet>"#), "\(xml)")
    #expect(xml.contains(#"<dimension ref="A1:B4"/>"#))
    #expect(xml.contains(#"<pane ySplit="3" topLeftCell="A4" "#))
    #expect(
      xml.contains(#"<row r="2"><c r="A2" s="2" t="inlineStr"><is><t>填报单位</t></is></c></row>"#))
    #expect(xml.contains(#"<row r="3"><c r="A3" s="2" t="inlineStr"><is><t>编码</t></is></c>"#))
  }

  @Test func cellsAreWhatTheyAreSaidToBe() {
    let xml = sheet([.text("编码"), .number("人口"), .number("n")]) {
      $0.text("007")
      $0.number(3200.50, decimals: 2)
      $0.integer(-3)
      $0.endRow()
      $0.text("=1+1")
      $0.number(.nan, decimals: 2)
      $0.integer(nil)
      $0.endRow()
      $0.text(nil)
      $0.number(-.infinity, decimals: 0)
      $0.number(330_102_001_001, decimals: 0)
      $0.endRow()
    }.xml
    let rows = """
      <row r="2"><c r="A2" s="1" t="inlineStr"><is><t>007</t></is></c><c r="B2"><v>3200.5</v></c>\
      <c r="C2"><v>-3</v></c></row><row r="3"><c r="A3" s="1" t="inlineStr"><is><t>=1+1</t></is></c></row>\
      <row r="4"><c r="C4"><v>330102001001</v></c></row></sheetData><autoFilter ref="A1:C4"/></worksheet>
      """
    #expect(xml.hasSuffix(rows), "\(xml)")
    #expect(xml.contains("<row r=\"1\"><c r=\"A1\" s=\"2\" t=\"inlineStr\"><is><t>编码</t></is></c>"))
    #expect(
      xml.contains(
        "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
    #expect(xml.contains("<dimension ref=\"A1:C4\"/>"))
  }

  /// Chinese characters are two digits wide; a heading has the button of its filter beside it.
  @Test func columnsAreAsWideAsTheirTexts() {
    let xml = sheet([.text("社区编码"), .text("a"), .text("b")]) {
      $0.text("x")
      $0.text("杭州市拱墅区翠苑街道")
      $0.text(String(repeating: "长", count: 500))
      $0.endRow()
    }.xml
    let widths = xml.matches(of: /width="(\d+)"/).map { String($0.output.1) }
    #expect(widths == ["13", "22", "62"])
  }

  @Test func signsAndControls() {
    let xml = sheet([.text("a<b>&\"c\"")]) {
      $0.text("\u{1}\u{1F}\r\n\t_x0041_ _x004 \u{FFFF} 甲😀 ")
      $0.endRow()
    }.xml
    #expect(xml.contains("<t>a&lt;b&gt;&amp;&quot;c&quot;</t>"))
    #expect(
      xml.contains(
        "<t xml:space=\"preserve\">_x0001__x001F__x000D_\n\t_x005F_x0041_ _x004 _xFFFF_ 甲😀 </t>"))
  }

  @Test func partsOfAWorkbook() {
    var workbook = WorkbookWriter()
    workbook.beginSheet("甲'乙", columns: [.text("a"), .number("b")])
    workbook.beginSheet("B&C", columns: [])
    let files = Unzipped(workbook.finish())
    #expect(files.endsWithDirectory)
    #expect(
      files.files.map(\.name) == [
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
      ])
    let main = files.text("xl/workbook.xml")
    #expect(main.contains("<sheet name=\"甲'乙\" sheetId=\"1\" r:id=\"rId1\"/>"))
    #expect(main.contains("<sheet name=\"B&amp;C\" sheetId=\"2\" r:id=\"rId2\"/>"))
    #expect(main.contains("hidden=\"1\">'甲''乙'!$A$1:$B$1</definedName>"))
    #expect(!files.text("xl/worksheets/sheet2.xml").contains("autoFilter"))
  }

  @Test func namesOfSheetsAreLegal() {
    let names = [
      "a/b\\c:d*e?f[g]", "", "'x'", "History", String(repeating: "长", count: 40), "甲", "甲", "甲",
      String(repeating: "长", count: 33), String(repeating: "😀", count: 20),
    ]
    var legal: [String] = []
    for name in names { legal.append(SheetName.legal(name, besides: legal)) }
    #expect(
      legal == [
        "a_b_c_d_e_f_g_", "Sheet", "x_", "History_", String(repeating: "长", count: 31), "甲",
        "甲 (2)", "甲 (3)", String(repeating: "长", count: 27) + " (2)",
        String(repeating: "😀", count: 15),
      ])
  }

  @Test func sameBytesEveryTime() {
    let write = {
      sheet([.text("a"), .number("b")]) { workbook in
        for number in 0..<40_000 {
          workbook.text("社区\(number)")
          workbook.integer(number)
          workbook.endRow()
        }
      }
    }
    let (one, other) = (write(), write())
    #expect(one.bytes == other.bytes)
    // Several pieces one behind the other are one stream.
    #expect(one.xml.utf8.count > 2 << 20)
    #expect(
      one.xml.contains("<t>社区39999</t></is></c><c r=\"B40001\"><v>39999</v></c></row></sheetData>"))
  }

  @Test func longTextsAreCutAndTold() {
    var workbook = WorkbookWriter()
    workbook.beginSheet("s", columns: [.text("a")])
    workbook.text(String(repeating: "x", count: 32_766) + "😀")
    workbook.endRow()
    workbook.text(String(repeating: "甲", count: 32_767))
    workbook.endRow()
    #expect(workbook.omissions == [.cellsCutOff(sheet: "s", cells: 1)])
    let xml = Unzipped(workbook.finish()).text("xl/worksheets/sheet1.xml")
    #expect(xml.contains("<t>" + String(repeating: "x", count: 32_766) + "</t>"))
    #expect(xml.contains("<t>" + String(repeating: "甲", count: 32_767) + "</t>"))
  }

  @Test func rowsBeyondASheetAreLeftOutAndTold() {
    var workbook = WorkbookWriter()
    workbook.beginSheet("s", columns: [.number("a")])
    for _ in 0..<1_048_577 { workbook.endRow() }
    #expect(workbook.omissions == [.rowsCutOff(sheet: "s", rows: 2)])
  }

  /// What is written is what is read.
  @Test func writtenIsRead() throws {
    let texts = ["007", "=1+1", "a<b>&\"", "换\n行", "_x000D_", "x\u{1}y", "330102001001"]
    let bytes = sheet([.text("t"), .number("n")]) {
      for (number, text) in texts.enumerated() {
        $0.text(text)
        $0.number(Double(number) / 8, decimals: 9)
        $0.endRow()
      }
    }.bytes
    let reading = try WorkbookReading(Data(bytes))
    #expect(reading.columns == ["t", "n"] && reading.messages.isEmpty)
    #expect(reading.rows.map { $0[0] } == texts)
    #expect(reading.rows.map { Double($0[1]) } == texts.indices.map { Double($0) / 8 })
  }
}
