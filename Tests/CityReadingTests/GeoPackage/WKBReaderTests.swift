import PlanarGeometry
import TestSupport
import Testing

@testable import TableFiles
@testable import Wording

@Suite struct WKBReaderTests {
  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }

  private func read(_ bytes: [UInt8]) -> (table: GeometryTable, findings: [Finding]) {
    var table = GeometryTable()
    var findings: [Finding] = []
    bytes.withUnsafeBytes { table.appendFeature(wkb: $0, row: 3, findings: &findings) }
    return (table, findings)
  }

  /// What a feature holds, written as in `WKBCase`.
  private func text(_ table: GeometryTable) -> String {
    let shown = { (number: Double) in number.plainText }
    let parts = table.parts(of: 0).map { part in
      table.rings(ofPart: part).map { ring in
        table.coordinates[table.coordinateRange(ofRing: ring)].map {
          "\(shown($0.x)) \(shown($0.y))"
        }.joined(separator: ",")
      }.joined(separator: "|")
    }
    return "\(table.kinds[0]) " + parts.joined(separator: "/")
  }

  @Test(arguments: WKBCase.all) func readsAllFormsOfPlainGeometries(_ sample: WKBCase) {
    let (table, findings) = read(bytes(sample.hex))
    #expect(text(table) == sample.holds)
    let isMixed = sample.testDescription.contains("points and a line")
    #expect(findings.map(\.message) == (isMixed ? [.collectionPartly(1, of: 2)] : []))
  }

  /// ISO writes measures by adding 2000 and 3000, PostGIS by bits: the same place, and nothing else.
  @Test(arguments: [
    ("01D1070000", 1), ("01B90B0000", 2), ("0101000040", 1), ("01010000C0", 2),
    ("01010000E0E6100000", 2),
  ])
  func measures(head: String, more: Int) {
    let rest = PackageShape.hex(5.0) + PackageShape.hex(6.0)
    let (table, findings) = read(
      bytes(head + rest + String(repeating: PackageShape.hex(9.0), count: more)))
    #expect(text(table) == "points 5 6")
    #expect(findings.isEmpty)
  }

  /// Whatever is missing at the end, it is told and nothing is made up.
  @Test(arguments: WKBCase.all) func everyTruncationIsTold(_ sample: WKBCase) {
    let whole = bytes(sample.hex)
    for count in 0..<whole.count {
      let (table, findings) = read(Array(whole[..<count]))
      #expect(table.kinds == [.none] && table.coordinates.isEmpty, "\(count)")
      #expect(findings.map(\.message) == [.brokenWKB] && findings[0].row == 3)
    }
  }

  @Test(arguments: [
    "0102000000FFFFFFFF", "0103000000FFFFFFFF", "010300000001000000FFFFFF0F",
    "0104000000FFFFFFFF0101000000", "0107000000FFFFFF7F", "0106000000FFFFFFFF", "", "01",
    "0201000000",
    "01A10F0000",
  ])
  func countsThatLie(hex: String) {
    let (table, findings) = read(bytes(hex))
    #expect(table.kinds == [.none] && table.coordinates.isEmpty)
    #expect(findings.map(\.message) == [.brokenWKB])
  }

  @Test(arguments: [
    (8, "CircularString"), (9, "CompoundCurve"), (10, "CurvePolygon"), (15, "PolyhedralSurface"),
    (16, "TIN"), (17, "Triangle"), (99, "99"),
  ])
  func formsThatAreNotRead(type: UInt32, name: String) {
    for member in [false, true] {
      let own = "01" + PackageShape.hex(type) + PackageShape.hex(UInt32(0))
      let (table, findings) = read(bytes(member ? PackageShape.multi(7, [own]) : own))
      #expect(table.kinds == [.none])
      #expect(findings.map(\.message) == [.curvedGeometry(name)])
    }
  }

  /// Layers for curves hold straight lines and polygons too.
  @Test func straightMembersOfCurves() {
    let square = PackageShape.polygon([PackageShape.square(0, 0, side: 4)])
    #expect(
      text(read(bytes(PackageShape.multi(12, [square]))).table) == "polygons 0 0,4 0,4 4,0 4,0 0")
    let line = PackageShape.line([[0, 0], [1, 1]])
    #expect(text(read(bytes(PackageShape.multi(11, [line]))).table) == "lines 0 0,1 1")
    let arc = "0108000000" + line.dropFirst(10)
    #expect(
      read(bytes(PackageShape.multi(11, [arc]))).findings.map(\.message) == [
        .curvedGeometry("CircularString")
      ])
  }

  @Test func emptyOnes() {
    let nothing = PackageShape.point(.nan, .nan)
    let empties = [
      nothing, PackageShape.line([]), PackageShape.polygon([]), PackageShape.polygon([[]]),
      PackageShape.multi(4, []), PackageShape.multi(6, [PackageShape.polygon([])]),
      PackageShape.multi(7, []), PackageShape.multi(7, [nothing]),
    ]
    for hex in empties {
      let (table, findings) = read(bytes(hex))
      #expect(table.kinds == [.none])
      #expect(findings.map(\.message) == [.emptyGeometry], "\(hex)")
    }
    let outline = PackageShape.polygon([[], PackageShape.square(1, 1, side: 1)])
    #expect(read(bytes(outline)).findings.map(\.message) == [.emptyOutline])
  }

  @Test func oddPartsAreLeftOutAndTold() {
    let square = PackageShape.square(0, 0, side: 4)
    let hole = read(bytes(PackageShape.polygon([square, []])))
    #expect(text(hole.table) == "polygons 0 0,4 0,4 4,0 4,0 0")
    #expect(hole.findings.map(\.message) == [.emptyParts(1)])
    let part = PackageShape.multi(6, [PackageShape.polygon([]), PackageShape.polygon([square])])
    #expect(read(bytes(part)).findings.map(\.message) == [.emptyParts(1)])
    let odd = square[..<4] + [[.infinity, 2], [0, 0]]
    let position = read(bytes(PackageShape.polygon([Array(odd)])))
    #expect(text(position.table) == "polygons 0 0,4 0,4 4,0 4,0 0")
    #expect(position.findings.map(\.message) == [.oddPositions(1, rings: 0)])
    let open = read(bytes(PackageShape.polygon([Array(square[..<4])])))
    #expect(text(open.table) == "polygons 0 0,4 0,4 4,0 4")
    #expect(open.findings.map(\.message) == [.ringNotClosed])
    let none = PackageShape.line([[.nan, 0], [0, .nan], [1, 1]])
    #expect(read(bytes(none)).findings.map(\.message) == [.notFinite])
  }

  @Test func collectionsWithinCollections() {
    var hex = PackageShape.point(1, 2)
    for depth in 1...5 {
      hex = PackageShape.multi(7, [hex])
      let (table, findings) = read(bytes(hex))
      #expect(table.kinds == [depth <= 3 ? .points : .none])
      #expect(findings.map(\.message) == (depth <= 3 ? [] : [.geometryCollection]))
    }
    // So deep that recursion without a bound would end the program.
    let deep = String(repeating: "010700000001000000", count: 200_000)
    #expect(read(bytes(deep)).findings.map(\.message) == [.geometryCollection])
  }

  /// Seeded changes of single bytes: a feature comes out each time, and tables stay sound.
  @Test func changedBytesNeverTrap() {
    var random = SeededRandom(31)
    var usable = 0
    for sample in WKBCase.all {
      let whole = bytes(sample.hex)
      for _ in 0..<300 {
        var changed = whole
        for _ in 0...random.below(3) {
          changed[random.below(changed.count)] = UInt8(truncatingIfNeeded: random.below(256))
        }
        let (table, findings) = read(changed)
        #expect(table.count == 1)
        #expect(table.kinds[0] != .none || !findings.isEmpty)
        #expect(table.coordinateRange(of: 0).count == table.coordinates.count)
        let areFinite = table.coordinates.allSatisfy(\.isFinite)
        #expect(areFinite)
        usable += table.kinds[0] == .none ? 0 : 1
      }
    }
    #expect(usable > 1_000)
  }
}
