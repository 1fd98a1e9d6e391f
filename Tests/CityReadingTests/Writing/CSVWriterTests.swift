import CityReading
import TableFiles
import Testing
import Wording

@Suite struct CSVWriterTests {
  /// A reader written from RFC 4180 alone: rows of cells of a text without its byte order mark.
  private func rows(of bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 3
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        guard byte == UInt8(ascii: "\"") else {
          cell.append(byte)
          continue
        }
        if index < bytes.count && bytes[index] == byte {
          cell.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: ","), UInt8(ascii: "\n"):
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == UInt8(ascii: "\n") {
          rows.append(row)
          row = []
        }
      default: cell.append(byte)
      }
    }
    return rows
  }

  /// What stands between cells is what needs quotes in them, beside commas.
  @Test func cellsStandBetweenOtherDelimiters() {
    var writer = CSVWriter(columns: ["a", "b"], delimiter: UInt8(ascii: "\t"))
    writer.text("x\ty")
    writer.number(1.5, decimals: 1)
    writer.endRow()
    #expect(writer.bytes == [0xEF, 0xBB, 0xBF] + Array("a\tb\n\"x\ty\"\t1.5\n".utf8))
  }

  @Test func writesMarkHeaderAndRows() {
    var table = CSVWriter(columns: ["id", "n", "share"])
    table.text("甲")
    table.integer(-3)
    table.number(0.5, decimals: 3)
    table.endRow()
    table.text(nil)
    table.integer(nil)
    table.number(.nan, decimals: 3)
    table.endRow()
    #expect(table.bytes == Array("\u{FEFF}id,n,share\n甲,-3,0.500\n,,\n".utf8))
  }

  @Test(arguments: [
    "a,b", "say \"hi\"", "two\nlines", "two\r\nlines", "\"", "\"\"", " blank ", "逗号,", "",
  ])
  func textComesBackAsItWas(text: String) {
    var table = CSVWriter(columns: ["a", "b"])
    table.text(text)
    table.text("z")
    table.endRow()
    #expect(rows(of: table.bytes) == [["a", "b"], [text, "z"]])
  }

  @Test(arguments: [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://a\",\"b\")",
    "=1+1",
    "-2",
  ])
  func textIsNeverAFormula(text: String) {
    var table = CSVWriter(columns: ["a"])
    table.text(text)
    table.endRow()
    #expect(rows(of: table.bytes).last == ["'" + text])
  }

  @Test func negativeNumbersAreNumbers() {
    var table = CSVWriter(columns: ["a"])
    table.number(-1.25, decimals: 2)
    table.endRow()
    #expect(rows(of: table.bytes).last == ["-1.25"])
  }

  @Test(arguments: ["a=b", "三-二", "x@y", "全角a"])
  func otherTextIsLeftAlone(text: String) {
    var table = CSVWriter(columns: ["a"])
    table.text(text)
    table.endRow()
    #expect(table.bytes == Array("\u{FEFF}a\n\(text)\n".utf8))
  }
}
