import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

@Suite struct CSVReaderTests {
  private func table(_ text: String) throws -> AttributeTable {
    try CSVReader.read(FileContents(path: "t.csv", content: Array(text.utf8))).attributes
  }

  private func rows(_ text: String) throws -> [[String?]] {
    let table = try table(text)
    return (0..<table.count).map { row in
      table.columns.indices.map { table.text(row: row, column: $0) }
    }
  }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
  func delimitersAndLineEnds(delimiter: String, end: String) throws {
    let lines = [["id", "name", "x"], ["1", "甲", "2.5"], ["2", "", "3"]]
    let text = lines.map { $0.joined(separator: delimiter) }.joined(separator: end)
    for whole in [text, text + end, "\u{FEFF}" + text] {
      #expect(try table(whole).columns == ["id", "name", "x"])
      #expect(try rows(whole) == [["1", "甲", "2.5"], ["2", nil, "3"]])
    }
  }

  @Test func quotedCells() throws {
    let text = "a,b\n\"x,1\",\"say \"\"hi\"\"\"\n\"two\nlines\",\" padded \"\n\"\",\"\"\"\"\n"
    #expect(
      try rows(text) == [["x,1", "say \"hi\""], ["two\nlines", "padded"], [nil, "\""]])
  }

  @Test func delimiterInsideQuotesDoesNotCount() throws {
    #expect(try table("\"a,b,c,d\";e\n1;2\n").columns == ["a,b,c,d", "e"])
    #expect(try table("\"a \"\"b\"\"\",c\n").columns == ["a \"b\"", "c"])
  }

  @Test func rowsCountBlankLines() throws {
    let table = try table("\n\nid,x\n\n7,1\n")
    #expect(table.rowNumbers == [5])
    #expect(table.text(row: 0, column: 0) == "7")
  }

  @Test func raggedRows() throws {
    let layer = try CSVReader.read(
      FileContents(path: "t.csv", content: Array("a,b\n1\n1,2,3\n1,2,\n\"1\"x,2\n".utf8)))
    #expect(layer.attributes.rowNumbers == [2, 4])
    #expect(layer.findings.map(\.row) == [2, 3, 5])
    #expect(layer.findings.map(\.action) == [.kept, .skipped, .skipped])
  }

  @Test func unclosedQuoteNamesItsLine() throws {
    #expect {
      try table("a,b\n1,2\n3,\"four\n5,6\n")
    } throws: { error in
      guard case InputError.data("t.csv", 3, .quoteNotClosed)? = error as? InputError else {
        return false
      }
      return true
    }
  }

  @Test func numbers() throws {
    let table = try table("n\n1.5\n\" 2,000 \"\n３\nx\n\"\"\nnull\n1e999\n")
    let readings = (0..<table.count).map { table.number(row: $0, column: 0) }
    #expect(
      readings == [
        .value(1.5), .value(2000), .value(3), .invalid(.notANumber("x")),
        .invalid(.notANumber("null")), .invalid(.notANumber("1e999")),
      ])
  }

  @Test func headerOnly() throws {
    #expect(try table("id,x,y\n").count == 0)
  }
}
