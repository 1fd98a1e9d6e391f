import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Seeded damage: whatever comes out is a table of equal parts or one line of error.
@Suite struct ShapefileFuzzTests {
  private typealias Bytes = ShapefileBytes

  private var sound: [String: [UInt8]] {
    var table = Bytes.Table(
      "id", "名称", rows: [["a", "翠苑"], ["b", "文一"], ["c", ""], ["d", "x"]])
    table.fields += [
      (Array("n".utf8), "N", 8, 2), (Array("d".utf8), "D", 8, 0), (Array("t".utf8), "T", 8, 0),
    ]
    let more = ["  12.50 ", "20260131", "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}"]
    table.rows = table.rows.map { $0 + more.map { Array($0.utf8) } }
    let hole = Bytes.ring(2, 2, side: 3, clockwise: false)
    let shapes = Bytes(
      type: 5,
      [
        Bytes.parts([Bytes.ring(0, 0, side: 10), hole, Bytes.ring(20, 0, side: 4)], type: 5),
        Bytes.null, Bytes.parts([[(0, 0), (1, 1)], [(2, 2), (3, 3)]], type: 3),
        Bytes.points([(1, 2), (3, 4)]),
      ], table: table)
    return ["shp": shapes.shp, "shx": shapes.shx, "dbf": table.bytes, "cpg": Array("UTF-8".utf8)]
  }

  private func damaged(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(6) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[place] ^= 1 << UInt8(random.below(8))
      case 1: bytes[place] = [0, 0x7F, 0x80, 0xFF][random.below(4)]
      case 2:
        let end = min(place + 4, bytes.count)
        bytes.replaceSubrange(place..<end, with: repeatElement(0xFF, count: end - place))
      case 3: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: bytes[..<min(place, 40)], at: place)
      }
    }
    return bytes
  }

  @Test func neverTraps() throws {
    var random = SeededRandom(22)
    var (read, refused) = (0, 0)
    let folder = try TemporaryFolder()
    for _ in 0..<3000 {
      let victim = ["shp", "shx", "dbf", "cpg"][random.below(4)]
      for (ending, bytes) in sound {
        let written = ending == victim || random.below(3) == 0 ? damaged(bytes, &random) : bytes
        try folder.write("a." + ending, Data(written))
      }
      do throws(InputError) {
        let layer = try FeatureTable(path: folder.path + "/a.shp")
        read += 1
        #expect(layer.geometry.count == layer.attributes.count)
        for row in 0..<layer.attributes.count {
          for column in layer.attributes.columns.indices {
            _ = layer.attributes.text(row: row, column: column)
            _ = layer.attributes.number(row: row, column: column)
          }
        }
      } catch {
        refused += 1
        #expect(error.line(in: .en).utf8.count < 600 && !error.line(in: .zh).isEmpty)
      }
    }
    #expect(read > 500 && refused > 100, "\(read) \(refused)")
  }
}
