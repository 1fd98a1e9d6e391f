import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// What commas and points mean is decided for a column.
@Suite struct NumberStyleTests {
  private func layer(_ text: String) throws -> FeatureTable {
    var layer = try FeatureTable(FileContents(path: "t.csv", content: Array(text.utf8)))
    layer.settleNumbers(in: Array(layer.attributes.columns.indices))
    return layer
  }

  private func column(_ cells: [String], delimiter: String = ";") throws -> [Double?] {
    let layer = try layer("n\(delimiter)t\n" + cells.map { "\($0)\(delimiter)\n" }.joined())
    return (0..<layer.attributes.count).map { row in
      guard case .value(let number) = layer.attributes.number(row: row, column: 0) else {
        return nil
      }
      return number
    }
  }

  @Test(arguments: [";", "\t", "|"])
  func oneCellTellsForAll(delimiter: String) throws {
    #expect(
      try column(["12,345", "31,402", "8,1", "7", "-0,5"], delimiter: delimiter)
        == [12.345, 31.402, 8.1, 7, -0.5])
    #expect(try column(["1.234,5", "12,345"], delimiter: delimiter) == [1234.5, 12.345])
    #expect(try column(["1,002,000", "12,345"], delimiter: delimiter) == [1_002_000, 12_345])
    #expect(try column(["12.5", "12,345"], delimiter: delimiter) == [12.5, 12_345])
  }

  @Test func quotedCellsBetweenCommas() throws {
    #expect(try column(["\"12,345\"", "\"8,1\""], delimiter: ",") == [12.345, 8.1])
    #expect(try column(["\"12,345\"", "999"], delimiter: ",") == [12_345, 999])
    #expect(try column(["１２，３４５", "８，１"], delimiter: ",") == [12.345, 8.1])
  }

  @Test func zeroBeginsNoThousands() throws {
    #expect(try column(["0,345", "12,345"]) == [0.345, 12.345])
    #expect(DecimalNumber.parse("0,345") == nil)
  }

  /// Neither the column nor another one tells: no number is a thousand times too large in silence.
  @Test func unclearColumns() throws {
    #expect(try column(["12,345", "31,402", "7"]) == [nil, nil, 7])
    let tab = try layer("n\tt\n12,345\t\n")
    #expect(tab.findings.map(\.severity) == [.warning])
    #expect(tab.findings.map(\.message) == [.thousandsAssumed("12,345")])
    let comma = try layer("n,t\n\"12,345\",\n")
    #expect(comma.findings.map(\.severity) == [.info])
  }

  @Test func anotherColumnTells() throws {
    let commas = try layer("x;n\n120,12;12,345\n")
    #expect(commas.attributes.number(row: 0, column: 1) == .value(12.345))
    let points = try layer("x;n\n120.12;12,345\n")
    #expect(points.attributes.number(row: 0, column: 1) == .value(12_345))
    #expect(points.findings.map(\.message) == [.thousandsAssumed("12,345")])
  }

  /// A column of both spellings: what can be read in one way only is read.
  @Test func mixedColumns() throws {
    #expect(try column(["8,1", "12.5", "12,345", "1.234", "7"]) == [8.1, 12.5, nil, nil, 7])
    let mixed = try layer("n;t\n8,1;\n12.5;\n12,345;\n")
    guard case .invalid(let message) = mixed.attributes.number(row: 2, column: 0) else {
      Issue.record("read")
      return
    }
    #expect(message.problem.en == "'12,345' can be read with a decimal comma or a thousands mark")
    #expect(message.problem.zh == "“12,345”可作小数逗号,也可作千位分隔符")
  }

  @Test func pointInColumnOfCommas() throws {
    #expect(try column(["8,1", "1.234"]) == [8.1, nil])
    #expect(try column(["1.234.567", "2,5"]) == [1_234_567, 2.5])
  }

  @Test func textsOfGeoJSON() throws {
    let feature = { (n: String) in
      #"{"type":"Feature","geometry":null,"properties":{"n":"# + n + "}}"
    }
    let text = "[" + ["\"12,345\"", "\"8,1\"", "3.5"].map(feature).joined(separator: ",") + "]"
    var layer = try FeatureTable(FileContents(path: "t.geojson", content: Array(text.utf8)))
    layer.settleNumbers(in: [0])
    #expect(layer.attributes.number(row: 1, column: 0) == .value(8.1))
    #expect(layer.attributes.number(row: 2, column: 0) == .value(3.5))
    guard case .invalid = layer.attributes.number(row: 0, column: 0) else {
      Issue.record("12,345 is read beside 8,1 and 3.5")
      return
    }
  }
}
