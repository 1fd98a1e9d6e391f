import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Shapes, their records and rings.
@Suite struct ShapeTests {
  private typealias Bytes = ShapefileBytes

  private func layer(
    _ type: Int, _ records: [[UInt8]], change: (inout [UInt8]) -> Void = { _ in }
  ) throws -> FeatureTable {
    let folder = try TemporaryFolder()
    var shp = Bytes(type: type, records).shp
    change(&shp)
    return try FeatureTable(path: try folder.write("a.shp", Data(shp)))
  }

  private func told(_ layer: FeatureTable, _ words: String) -> Finding? {
    layer.findings.first { $0.message.problem.en.contains(words) }
  }

  private func parts(_ layer: FeatureTable, _ feature: Int = 0) -> [[[SourceCoordinate]]] {
    layer.geometry.parts(of: feature).map { part in
      layer.geometry.rings(ofPart: part).map { ring in
        Array(layer.geometry.coordinates[layer.geometry.coordinateRange(ofRing: ring)])
      }
    }
  }

  @Test(arguments: [(1, []), (11, [7.0, -1e39]), (21, [-1e39])] as [(Int, [Double])])
  func points(type: Int, more: [Double]) throws {
    let layer = try layer(type, [Bytes.point(120.5, 30.25, type: type, more: more), Bytes.null])
    #expect(layer.geometry.kinds == [.points, .none])
    #expect(layer.geometry.coordinates == [SourceCoordinate(x: 120.5, y: 30.25)])
    #expect(layer.attributes.rowNumbers == [1, 2])
    #expect(told(layer, "no geometry")?.row == 2)
  }

  @Test(arguments: [8, 18, 28]) func multiPoints(type: Int) throws {
    let more = type == 8 ? [] : [Double](repeating: 3, count: 4)
    let layer = try layer(type, [Bytes.points([(1, 2), (3, 4)], type: type, more: more)])
    #expect(layer.geometry.kinds == [.points])
    #expect(parts(layer) == [[[.init(x: 1, y: 2), .init(x: 3, y: 4)]]])
  }

  @Test(arguments: [3, 13, 23]) func lines(type: Int) throws {
    let more = type == 3 ? [] : [Double](repeating: 3, count: 6)
    let lines: [[Bytes.Place]] = [[(1, 2), (3, 4)], [(5, 6), (7, 8)]]
    let layer = try layer(type, [Bytes.parts(lines, type: type, more: more)])
    #expect(layer.geometry.kinds == [.lines])
    #expect(parts(layer).count == 1 && parts(layer)[0].count == 2)
    #expect(parts(layer)[0][1] == [.init(x: 5, y: 6), .init(x: 7, y: 8)])
  }

  // MARK: - Rings

  private func polygon(_ rings: [[Bytes.Place]]) throws -> FeatureTable {
    try layer(5, [Bytes.parts(rings, type: 5)])
  }

  /// Number of rings of each part.
  private func counts(_ layer: FeatureTable) -> [Int] { parts(layer).map(\.count) }

  @Test func holesGoToTheSmallestOutlineThatHoldsThem() throws {
    let rings = [
      Bytes.ring(0, 0, side: 100), Bytes.ring(200, 0, side: 10), Bytes.ring(30, 30, side: 20),
      Bytes.ring(20, 20, side: 40, clockwise: false), Bytes.ring(35, 35, side: 5, clockwise: false),
      Bytes.ring(202, 2, side: 2, clockwise: false),
    ]
    let layer = try polygon(rings)
    #expect(counts(layer) == [2, 2, 2])
    #expect(parts(layer)[0][1][0] == .init(x: 20, y: 20))
    #expect(parts(layer)[1][1][0] == .init(x: 202, y: 2))
    #expect(parts(layer)[2][1][0] == .init(x: 35, y: 35))
    #expect(told(layer, "ring") == nil)
  }

  @Test func ringsThatAllRunTheWrongWay() throws {
    let layer = try polygon([
      Bytes.ring(0, 0, side: 100, clockwise: false), Bytes.ring(20, 20, side: 10),
      Bytes.ring(200, 0, side: 10, clockwise: false),
    ])
    #expect(counts(layer) == [2, 1])
    #expect(told(layer, "the wrong way round")?.severity == .info)
    let single = try polygon([Bytes.ring(0, 0, side: 100, clockwise: false)])
    #expect(counts(single) == [1] && told(single, "the wrong way round") != nil)
  }

  @Test func holeWithoutOutline() throws {
    let layer = try polygon([
      Bytes.ring(0, 0, side: 10), Bytes.ring(50, 0, side: 10, clockwise: false),
    ])
    #expect(counts(layer) == [1, 1])
    #expect(told(layer, "lies in no other")?.severity == .warning)
  }

  @Test func outlineWithinAnother() throws {
    let layer = try polygon([Bytes.ring(0, 0, side: 10), Bytes.ring(2, 2, side: 4)])
    #expect(counts(layer) == [2])
    #expect(told(layer, "counts as a hole") != nil)
  }

  /// A hole that touches its outline at a corner, and parts that touch at one, are no exceptions.
  @Test func ringsThatTouch() throws {
    let layer = try polygon([
      Bytes.ring(0, 0, side: 10), Bytes.ring(0, 0, side: 4, clockwise: false),
      Bytes.ring(10, 10, side: 4),
    ])
    #expect(counts(layer) == [2, 1])
    #expect(layer.findings.count == 1, "\(layer.findings)")
  }

  /// Where comparing all rings would take too long, the order of the file decides.
  @Test func tooManyRings() {
    let places = [
      Bytes.ring(0, 0, side: 9), Bytes.ring(1, 1, side: 2, clockwise: false),
      Bytes.ring(50, 0, side: 9), Bytes.ring(51, 1, side: 2, clockwise: false),
    ]
    let points = places.joined().map { SourceCoordinate(x: $0.x, y: $0.y) }
    var sorting = RingSorting(budget: 1)
    let sorted = sorting.sort([0..<5, 5..<10, 10..<15, 15..<20], of: points)
    #expect(sorted.polygons == [[0, 1], [2, 3]] && sorted.oddity == .tooMany)
  }

  @Test func ringsThatAreNotClosed() throws {
    let layer = try polygon([Array(Bytes.ring(0, 0, side: 10).dropLast())])
    #expect(told(layer, "not closed")?.action == .repaired)
    #expect(layer.geometry.kinds == [.polygons])
  }

  @Test func emptyPartsAreLeftOut() throws {
    let layer = try polygon([Bytes.ring(0, 0, side: 10), []])
    #expect(counts(layer) == [1])
    #expect(told(layer, "1 empty rings") != nil)
    let none = try polygon([])
    #expect(none.geometry.kinds == [.none])
  }

  @Test(arguments: [Double.nan, .infinity, -1e39, 1.7e308]) func placesThatAreNone(x: Double) throws
  {
    var ring = Bytes.ring(0, 0, side: 10)
    ring[2].x = x
    let layer = try polygon([ring])
    #expect(layer.geometry.kinds == [.polygons])
    #expect(layer.geometry.coordinates.count == 4)
    #expect(told(layer, "1 positions are no pairs") != nil)
    let point = try self.layer(1, [Bytes.point(x, 1)])
    #expect(point.geometry.kinds == [.none])
  }

  // MARK: - Records

  @Test func multiPatchAndUnknownTypes() throws {
    let sound = Bytes.point(1, 2)
    let layer = try layer(
      1, [Bytes.little(31) + sound, sound, Bytes.little(4711), Bytes.little(-5)])
    #expect(layer.geometry.kinds == [.none, .points, .none, .none])
    #expect(told(layer, "MultiPatch")?.row == 1)
    #expect(told(layer, "type 4711")?.row == 3)
  }

  /// Counts of parts and points that the record does not hold.
  @Test(arguments: [36, 40], [-1, 2, 1_000_000, Int(Int32.max), Int(Int32.min)])
  func countsThatLie(place: Int, count: Int) throws {
    var lie = Bytes.parts([Bytes.ring(0, 0, side: 10)], type: 5)
    lie.replaceSubrange(
      place..<place + 4, with: Bytes.little(place == 40 && count == 2 ? 6 : count))
    let layer = try layer(5, [lie, Bytes.parts([Bytes.ring(0, 0, side: 10)], type: 5)])
    #expect(layer.geometry.kinds == [.none, .polygons])
    #expect(told(layer, "more parts or vertices")?.row == 1)
  }

  @Test func partsThatDoNotAscend() throws {
    var lie = Bytes.parts([Bytes.ring(0, 0, side: 10), Bytes.ring(20, 0, side: 5)], type: 5)
    lie.replaceSubrange(48..<52, with: Bytes.little(-3))
    #expect(try layer(5, [lie]).geometry.kinds == [.none])
  }

  @Test func truncatedFiles() throws {
    let records = (0..<3).map { Bytes.point(Double($0), 1) }
    let layer = try layer(1, records) { $0.removeLast(5) }
    #expect(layer.geometry.kinds == [.points, .points])
    #expect(told(layer, "2 shapes are there as a whole")?.severity == .warning)
  }

  @Test func lengthsInTheHeadThatLie() throws {
    let records = (0..<3).map { Bytes.point(Double($0), 1) }
    let short = try layer(1, records) { $0.replaceSubrange(24..<28, with: Bytes.big(60)) }
    #expect(short.geometry.kinds.count == 3 && told(short, "too early") == nil)
    let long = try layer(1, records) { $0.replaceSubrange(24..<28, with: Bytes.big(1 << 30)) }
    #expect(long.geometry.kinds.count == 3 && told(long, "too early") != nil)
  }

  /// Editors write a shape that grew behind the others and leave a gap; only the index knows.
  @Test func indexOfAFileWithGaps() throws {
    let folder = try TemporaryFolder()
    let records = (0..<3).map { Bytes.point(Double($0), 1) }
    var shp = Bytes(type: 1, records).shp
    shp += Bytes.big(2) + Bytes.big(10) + Bytes.point(77, 1)
    var shx = Bytes(type: 1, records).shx
    shx.replaceSubrange(108..<112, with: Bytes.big((100 + 3 * 28) / 2))
    let path = try folder.write("a.shp", Data(shp))
    #expect(try FeatureTable(path: path).geometry.coordinates.map(\.x) == [0, 1, 2, 77])
    try folder.write("a.shx", Data(shx))
    #expect(try FeatureTable(path: path).geometry.coordinates.map(\.x) == [0, 77, 2])
    // An index whose places are no records of their numbers does not count.
    shx.replaceSubrange(100..<104, with: Bytes.big((100 + 2 * 28) / 2))
    try folder.write("a.shx", Data(shx))
    #expect(try FeatureTable(path: path).geometry.coordinates.map(\.x) == [0, 1, 2, 77])
  }
}
