import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

@Suite struct TableShapeTests {
  private func layer(_ text: String) throws -> FeatureTable {
    try CSVReader.read(FileContents(path: "t.csv", content: Array(text.utf8)))
  }

  @Test(arguments: [
    ("杭州市设施清单\n", 2), ("杭州市设施清单,,,\n,,,\n", 3), ("Facilities, 2024, draft\n单位:人,,,2024年\n", 3),
    ("# comment\n# comment, two\n", 3),
  ])
  func titlesAboveTheHeader(titles: String, header: Int) throws {
    let rows = "id,type,x,y\n1,school,120.1,30.2\n2,school,120.2,30.3\n"
    let layer = try layer(titles + rows)
    #expect(layer.attributes.columns == ["id", "type", "x", "y"])
    #expect(layer.attributes.rowNumbers == [header + 1, header + 2])
    #expect(layer.findings.map(\.message) == [.titleRows(1...header - 1, header: header)])
    #expect(layer.assumptions == ["header_row = \(header)"])
  }

  @Test func titleIsToldInBothLanguages() {
    let message = InputMessage.titleRows(1...2, header: 3)
    #expect(message.problem.en == "rows 1 to 2 are taken as a title, row 3 as the header")
    #expect(message.problem.zh == "第1至2行视为标题,第3行视为表头")
  }

  /// No row of data becomes a header, and no header a title.
  @Test(arguments: [
    "a,b\n1\n1,2,3\n", "id,\n1,2\n2,3\n", "name\n甲\n乙\n", "id,name\n1,甲,东路\n2,乙,西路\n",
    "x,y\n1,2\n", "id,name,,\nA,甲,1,2\n",
  ])
  func firstRowIsTheHeader(text: String) throws {
    let layer = try layer(text)
    #expect(layer.assumptions.isEmpty)
    #expect(layer.attributes.columns.first == String(text.prefix { $0 != "," && $0 != "\n" }))
  }

  @Test(arguments: ["sep=;\n", "sep=;\r\n", "\u{FEFF}\"sep=;\"\n", "SEP=;;;\n"])
  func lineThatStatesTheDelimiter(line: String) throws {
    let layer = try layer(line + "id;x;y\n1;120,1,2;30,2\n")
    #expect(layer.attributes.columns == ["id", "x", "y"])
    #expect(layer.attributes.rowNumbers == [3])
    #expect(layer.assumptions == ["delimiter = ; (sep=)"])
  }

  @Test func barsBetweenCells() throws {
    let layer = try layer("id|name|x\n1|a,b|2.5\n2|c,d|3\n")
    #expect(layer.attributes.columns == ["id", "name", "x"])
    #expect(layer.assumptions == ["delimiter = |"])
  }

  /// What all lines have equally often parts cells, though something else is more frequent in one.
  @Test func otherDelimitersWithinCells() throws {
    #expect(try layer("id,types\n1,a|b|c|d\n2,a|b\n").attributes.columns == ["id", "types"])
    #expect(
      try layer("Places, roads, parks\nid;x\n1;2,5\n2;3,5\n").attributes.columns == ["id", "x"])
  }

  private static let header = "id,name,type,x,y\n"

  @Test func quoteThatSwallowsRows() throws {
    let layer = try layer(
      Self.header
        + "1,\"甲,school,1,2\n2,乙,school,1,2\n3,丙,school,1,2\n4,丁\",school,1,2\n5,戊,school,1,2\n")
    #expect(layer.attributes.rowNumbers == [3])
    #expect(layer.findings.map(\.message) == [.swallowedRows(2...5)])
    #expect(layer.findings.map(\.row) == [2])
    #expect(layer.findings.map(\.rows) == [4])
    let message = layer.findings[0].message
    #expect(
      message.problem.en
        == "a quoted cell goes over rows 2 to 5 (4 lines); a quote may be missing")
    #expect(message.problem.zh == "带引号的单元格跨第2至5行(共4行),可能缺少引号")
  }

  /// The quote that closes is another cell's that opens.
  @Test func quoteThatEndsAtAnother() throws {
    let layer = try layer(
      Self.header + "1,\"甲,school,1,2\n2,\"乙\",school,1,2\n3,丙,school,1,2\n")
    #expect(layer.findings.map(\.message) == [.swallowedRows(2...3)])
    #expect(layer.attributes.rowNumbers == [3])
  }

  @Test func lineBreaksThatBelong() throws {
    let layer = try layer(
      Self.header + "1,\"东路1号\n二楼\",school,1,2\n2,\"a, b\r\nc\",school,1,2\n")
    #expect(layer.attributes.count == 2)
    #expect(layer.findings.map(\.message) == [.cellsOverLines(2)])
    #expect(layer.findings.map(\.severity) == [.info])
  }
}
