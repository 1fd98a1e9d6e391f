import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Seeded damage: a table or an `InputError`, nothing else.
@Suite struct WorkbookFuzzTests {
  private func read(_ data: Data) {
    guard let table = try? FeatureTable(FileContents(path: "f.xlsx", content: data)) else { return }
    for row in 0..<table.attributes.count {
      for column in table.attributes.columns.indices {
        _ = table.attributes.text(row: row, column: column)
        _ = table.attributes.number(row: row, column: column)
      }
    }
  }

  @Test func bitsOfArchives() {
    var random = SeededRandom(22)
    let samples = [MadeWorkbook.openPyXL, MadeWorkbook.xlsxWriter, MadeWorkbook.inline]
    for _ in 0..<1000 {
      var bytes = [UInt8](samples[random.below(samples.count)])
      for _ in 0...random.below(3) {
        bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
      }
      if random.below(4) == 0 { bytes.removeSubrange(random.below(bytes.count)...) }
      read(Data(bytes))
    }
  }

  private var workbook: TestWorkbook {
    var workbook = TestWorkbook(
      rows: """
        <row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"/></row>\
        <row r="2"><c r="A2" s="1"><v>45838.5</v></c><c r="B2" t="inlineStr"><is><r><t>x_x000A_&amp;</t></r>\
        <rPh><t>y</t></rPh></is></c></row><row><c t="str"><f>A1</f><v>z<![CDATA[q]]></v></c>\
        <c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c><v>3.3E16</v></c><c><v>-1.5e-3</v></c></row>
        """, "<mergeCells><mergeCell ref=\"A2:B9\"/><mergeCell ref=\"A1:B1\"/></mergeCells>")
    workbook.strings = "<si><t>a</t></si><si><r><t>b</t></r></si>"
    workbook.styles = """
      <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm;@"/></numFmts>\
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>
      """
    return workbook
  }

  @Test func bytesOfParts() {
    var random = SeededRandom(23)
    let special = Array("<>/\"'=&;! ?-[]_x0E9.:".utf8) + [0, 0xFF, 0xE4]
    for _ in 0..<1500 {
      var zip = StoredZip(workbook.files)
      for _ in 0...random.below(3) {
        let part = random.below(zip.files.count)
        var bytes = zip.files[part].content
        guard bytes.count > 8 else { continue }
        let start = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[start] = special[random.below(special.count)]
        case 1: bytes.removeSubrange(start..<min(start + random.below(9), bytes.count))
        case 2: bytes.insert(contentsOf: bytes[start...].prefix(random.below(40)), at: start)
        default: bytes.removeSubrange(start...)
        }
        zip.files[part].content = bytes
      }
      read(zip.data)
    }
  }
}
