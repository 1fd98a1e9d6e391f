import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Values, rows and heads of `.dbf` tables.
@Suite struct DBFTests {
  private typealias Bytes = ShapefileBytes

  private func table(
    _ table: ShapefileBytes.Table, change: (inout [UInt8]) -> Void = { _ in }
  ) throws -> FeatureTable {
    let folder = try TemporaryFolder()
    var bytes = table.bytes
    change(&bytes)
    return try FeatureTable(path: try folder.write("a.dbf", Data(bytes)))
  }

  private func told(_ layer: FeatureTable, _ words: String) -> Finding? {
    layer.findings.first { $0.message.problem.en.contains(words) }
  }

  private func refusal(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "read"
    } catch {
      return "\(error)"
    }
  }

  /// One value of a field, alone in a table.
  private func value(
    _ letter: Character, _ cell: [UInt8], length: Int? = nil, version: UInt8 = 3
  ) throws -> String? {
    var table = Bytes.Table()
    table.version = version
    table.fields = [(Array("V".utf8), letter, length ?? cell.count, 0)]
    table.rows = [[cell]]
    return try self.table(table).attributes.text(row: 0, column: 0)
  }

  @Test(
    arguments: [
      ("N", "  12", "12"), ("N", "0012", "0012"), ("N", " -1.50", "-1.5"), ("N", "1,25", "1.25"),
      ("N", "    ", nil), ("N", "****", nil), ("N", "330102001.0000", "330102001"),
      ("F", " 3.30102001000e+008", "330102001"),
      ("N", "12345678901234567890", "12345678901234567890"),
      ("C", "甲  ", "甲"), ("C", "a\0zz", "a"), ("C", "    ", nil), ("D", "20260131", "2026-01-31"),
      ("D", "00000000", nil), ("D", "        ", nil), ("D", "2026年 ", "2026年"), ("L", "T", "true"),
      ("L", "n", "false"), ("L", "?", nil), ("N", "1.2万", "1.2万"),
    ] as [(String, String, String?)])
  func texts(letter: String, cell: String, expected: String?) throws {
    #expect(try value(Character(letter), Array(cell.utf8)) == expected)
  }

  /// Expected values by Python's `struct` and `datetime`: 2026-01-31 is the Julian day 2461072.
  @Test func binaryValues() throws {
    #expect(try value("I", [0xFE, 0xFF, 0xFF, 0xFF]) == "-2")
    #expect(try value("+", [1, 2, 0, 0]) == "513")
    #expect(try value("O", [0, 0, 0, 0, 0, 0, 0xF8, 0xBF]) == "-1.5")
    #expect(try value("B", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F], version: 0x30) == "1.5")
    #expect(try value("Y", [0x39, 0x30, 0, 0, 0, 0, 0, 0]) == "1.2345")
    let day: [UInt8] = [0x90, 0x8D, 0x25, 0]
    #expect(try value("T", day + [0, 0, 0, 0]) == "2026-01-31")
    #expect(try value("@", day + [0x80, 0xA5, 0xAE, 2]) == "2026-01-31T12:30:00")
    #expect(try value("T", [0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0]) == nil)
    #expect(try value("O", [0, 0, 0, 0, 0, 0, 0xF8, 0x7F]) == nil)
  }

  @Test func memosAreTold() throws {
    var table = Bytes.Table("id", rows: [["a"]])
    table.fields += [(Array("注".utf8), "M", 10, 0), (Array("b".utf8), "N", 4, 0)]
    table.rows = [[Array("a".utf8), Array("12".utf8), Array("7".utf8)]]
    let layer = try self.table(table)
    #expect(layer.attributes.columns == ["id", "b"])
    #expect(layer.attributes.text(row: 0, column: 1) == "7")
    #expect(told(layer, "are not read: 注") != nil)
  }

  @Test func loneTableIsATable() throws {
    let layer = try table(Bytes.Table("id", "x", rows: [["a", "1"], ["b", "2"]]))
    #expect(layer.isTable && layer.geometry.count == 0 && layer.attributes.count == 2)
    #expect(layer.format == .shapefile)
  }

  @Test func deletedRowsAreLeftOutWithTheirShapes() throws {
    let folder = try TemporaryFolder()
    var table = Bytes.Table("id", rows: [["甲"], ["乙"], ["丙"]])
    table.deleted = [1]
    let shapes = Bytes(type: 1, (0..<3).map { Bytes.point(Double($0), 0) }, table: table)
    let layer = try FeatureTable(path: try shapes.write("a", in: folder))
    #expect(layer.attributes.rowNumbers == [1, 3])
    #expect(layer.geometry.coordinates.map(\.x) == [0, 2])
    #expect(layer.attributes.text(row: 1, column: 0) == "丙")
    #expect(layer.attributes.fileRows == 3)
    #expect(told(layer, "1 records are marked as deleted")?.row == 2)
  }

  @Test func missingTable() throws {
    let folder = try TemporaryFolder()
    let shapes = Bytes(type: 1, [Bytes.point(1, 2)], table: nil)
    let layer = try FeatureTable(path: try shapes.write("a", in: folder))
    #expect(layer.attributes.columns.isEmpty && layer.geometry.kinds == [.points])
    #expect(told(layer, "features have no attributes")?.severity == .warning)
  }

  @Test(arguments: [1, 3]) func otherCounts(rows: Int) throws {
    let folder = try TemporaryFolder()
    let table = Bytes.Table("id", rows: (0..<rows).map { ["\($0)"] })
    let shapes = Bytes(type: 1, [Bytes.point(1, 2), Bytes.point(3, 4)], table: table)
    let layer = try FeatureTable(path: try shapes.write("a", in: folder))
    #expect(told(layer, "2 shapes and the .dbf \(rows) rows") != nil)
    #expect(layer.geometry.count == max(rows, 2) && layer.attributes.count == max(rows, 2))
    #expect(layer.attributes.text(row: 0, column: 0) == "0")
  }

  // MARK: - Heads

  @Test func rowsThatAreNotThere() throws {
    var table = Bytes.Table("id", rows: [["a"], ["b"]])
    table.statedRows = 1_000_000_000
    let layer = try self.table(table)
    #expect(layer.attributes.count == 2)
    #expect(told(layer, "says that it has 1000000000 rows, and holds 2") != nil)
  }

  @Test func fieldsBeyondTheRecord() throws {
    let layer = try table(Bytes.Table("id", "name", rows: [["a", "b"]])) {
      $0.replaceSubrange(10..<12, with: [30, 0])
    }
    #expect(layer.attributes.columns == ["id"])
    #expect(told(layer, "1 fields of the .dbf lie beyond") != nil)
  }

  @Test func headsThatLie() throws {
    let sound = Bytes.Table("id", rows: [["a"]])
    let changes: [(String, (inout [UInt8]) -> Void)] = [
      ("damaged", { $0.replaceSubrange(8..<10, with: [0xFF, 0xFF]) }),
      ("damaged", { $0.replaceSubrange(8..<10, with: [0, 0]) }),
      ("damaged", { $0.replaceSubrange(10..<12, with: [0, 0]) }),
      ("damaged", { $0.replaceSubrange(4..<8, with: [0, 0, 0, 0x80]) }),
      ("damaged", { $0.removeLast($0.count - 20) }), ("dBASE 7", { $0[0] = 4 }),
    ]
    for (words, change) in changes {
      let said = refusal { _ = try table(sound, change: change) }
      #expect(said.contains(words) && said.utf8.count < 400, "\(said)")
    }
  }
}
