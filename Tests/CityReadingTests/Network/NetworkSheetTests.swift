import Foundation
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import Projection
@testable import TableFiles
@testable import Wording

/// A network whose tables are sheets of one workbook, or texts of their own encodings.
@Suite struct NetworkSheetTests {
  private let folder: TemporaryFolder

  private static let nodes = [
    ["id", "x", "y"], ["007", "120", "30"], ["8", "120.001", "30"], ["9", "120.001", "30.001"],
  ]
  private static let edges = [
    ["起点", "终点", "length"], ["007", "8", "120"], ["8", "9", "150.5"], ["9", "007", "300"],
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("n.csv", Self.text(Self.nodes))
    try folder.write("e.csv", Self.text(Self.edges))
    let decoy = [["from", "to", "length"], ["8", "9", "1"]]
    // The first row has as many words as the header.
    let edges = [["甲", "乙", "丙"]] + Self.edges
    let book = TestWorkbook([
      .init("说明", Self.sheet(decoy)), .init("节点", Self.sheet(Self.nodes)),
      .init("路段", Self.sheet(edges)),
    ])
    try folder.write("net.xlsx", book.data)
  }

  private static func text(_ table: [[String]]) -> String {
    table.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// Ids are texts, whatever their digits.
  private static func sheet(_ table: [[String]]) -> String {
    let rows = table.map { row in
      row.enumerated().map { column, text in
        column == 0 || Double(text) == nil
          ? #"<c t="inlineStr"><is><t>\#(text)</t></is></c>"# : "<c><v>\(text)</v></c>"
      }.joined()
    }
    return "<sheetData>" + rows.map { "<row>\($0)</row>" }.joined() + "</sheetData>"
  }

  private func ways(_ network: String) throws -> WalkWays {
    let text =
      "study: 1\nnetwork: {\(network), fields: {from: 起点, to: 终点}, smallest_component: 0}\n"
    let path = try folder.write("study.yaml", text)
    let source = try #require(try StudyFile.read(path: path).network)
    return try NetworkReader(source).read(local: nearHangzhou).ways
  }

  @Test(arguments: [
    "nodes: {path: net.xlsx, sheet: 节点}, edges: {path: net.xlsx, sheet: 路段, header_row: 2}",
    "nodes: n.csv, edges: {path: net.xlsx, layer: '3', header_row: 2}",
    "nodes: {path: net.xlsx, sheet: 节点}, edges: e.csv",
    "nodes: {path: net.xlsx, sheet: 节点, header_row: 1}, edges: net.xlsx, sheet: 路段, header_row: 2",
  ])
  func sheetsAreTables(network: String) throws {
    let expected = try ways("nodes: n.csv, edges: e.csv")
    let found = try ways(network)
    #expect(expected.segmentCount == 3)
    #expect(found.segmentCount == 3 && found.positions == expected.positions)
    #expect(
      found.segments.map(\.length) == expected.segments.map(\.length)
        && found.segments.map(\.length) == [120, 150.5, 300])
  }

  /// 起点, 终点 and an id of Chinese in GB 18030, as Python's codec writes them; the nodes are UTF-8.
  @Test func tablesHaveTheirOwnEncodings() throws {
    let words: [String: [UInt8]] = [
      "起点": [0xC6, 0xF0, 0xB5, 0xE3], "终点": [0xD6, 0xD5, 0xB5, 0xE3], "桥": [0xC7, 0xC5],
    ]
    try folder.write("n.csv", "id,x,y\n桥,120,30\n8,120.001,30\n")
    let text: [UInt8] =
      words["起点", default: []] + Array(",".utf8) + words["终点", default: []]
      + Array(",length\n".utf8) + words["桥", default: []] + Array(",8,120\n".utf8)
    try folder.write("gb.csv", .init(text))
    let edges = "edges: {path: gb.csv, encoding: GB18030}"
    #expect(
      try ways("nodes: {path: n.csv, encoding: UTF-8}, \(edges)").segments.map(\.length) == [120])
    // What is stated for both holds for the table that does not say otherwise.
    #expect(
      try ways("nodes: {path: n.csv, encoding: UTF-8}, edges: gb.csv, encoding: GB18030")
        .segments.map(\.length) == [120])
  }

  @Test(arguments: [
    ("nodes: {path: n.csv, sheets: 1}, edges: e.csv", "sheets"),
    ("nodes: {sheet: 节点}, edges: e.csv", "path"),
    ("nodes: {path: n.csv, sheet: a, layer: b}, edges: e.csv", "layer"),
    ("nodes: {path: n.csv}", "edges"),
    ("nodes: n.csv, edges: {path: net.xlsx, sheet: 路}", "路段"),
    ("nodes: n.csv, edges: {path: net.xlsx, sheet: 路段, header_row: 90}", "90"),
  ])
  func wrongStatementsAreOneLine(network: String, word: String) throws {
    #expect {
      _ = try ways(network)
    } throws: { error in
      let text = "\(error)"
      return text.contains(word) && !text.contains("\n") && text.count <= 600
    }
  }
}
