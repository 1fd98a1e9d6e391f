import Assessment
import Foundation
import FoundationXML
import PlanarGeometry
import Testing

@testable import Reporting
@testable import Wording

@Suite struct PictureTests {
  private let record = TwoCommunities.record(isSynthetic: true)

  private func picture(_ name: String, of record: RunRecord) throws -> Picture {
    try #require(record.pictures(.slide).first { $0.name == name }?.picture)
  }

  private func areas(_ picture: Picture) -> [Picture.Shape] {
    picture.marks.compactMap { mark in
      if case .shape(let shape) = mark, shape.title != nil { shape } else { nil }
    }
  }

  private func words(_ picture: Picture) -> String {
    picture.marks.compactMap { mark in
      if case .label(let label) = mark { label.text } else { nil }
    }.joined(separator: "\n")
  }

  private func svg(_ picture: Picture) -> String {
    String(decoding: SVGWriter.bytes(of: picture, language: .en), as: UTF8.self)
  }

  /// C1 meets its 5-minute circle, C2 misses its one type; both miss the 15-minute circle, and only C1 has a street.
  @Test func coloursAreThoseOfVerdicts() throws {
    let five = areas(try picture("picture_circle5", of: record))
    #expect(five.count == 2)
    #expect(five.first { $0.title?.contains("C1") ?? false }?.fill == PictureColor(0x3B82C4))
    #expect(
      five.first { $0.title?.contains("C2") ?? false }?.fill == MapColors.missedClasses[0])
    let fifteen = areas(try picture("picture_circle15", of: record))
    #expect(fifteen.first { $0.title?.contains("C2") ?? false }?.fill == MapColors.unknown)
    #expect(
      fifteen.first { $0.title?.contains("C1") ?? false }?.fill == MapColors.missedClasses[0])
    #expect(words(try picture("picture_circle15", of: record)).contains("0 of 1 streets"))
  }

  /// Coverages of the canteen: 1 and 0.75, with θ = 0.8 in the best and in the third class.
  @Test func typesAreDrawnByCoverage() throws {
    let map = try picture("picture_type2", of: record)
    #expect(map.title.contains("Community canteen"))
    let classes = MapColors.shareClasses(threshold: 0.8).map(\.color)
    #expect(areas(map).first { $0.title?.contains("C1") ?? false }?.fill == classes[4])
    #expect(areas(map).first { $0.title?.contains("C2") ?? false }?.fill == classes[2])
    let text = words(map)
    #expect(text.contains("1 of 2 communities meet it; 80.0% covered in all; 1 facilities"))
    #expect(text.contains("80% to 90% (0)") && text.contains("90% to 100% (1)"))
  }

  @Test func everyPictureIsWellFormedAndSaysWhatItIs() {
    let all = TwoCommunities.record(isSynthetic: true).pictures(.slide)
    #expect(
      all.map(\.name) == [
        "picture_circle5", "picture_circle15", "picture_type1", "picture_type2",
        "picture_coverage", "picture_distances",
      ])
    for (name, picture) in all {
      let text = svg(picture)
      #expect(XMLParser(data: Data(text.utf8)).parse(), "\(name)")
      #expect(text.contains("synthetic example") && text.contains("LifeCircle \(Release.version)"))
      #expect(RunRecord.fileNames.contains("\(name).svg"))
      #expect(text == svg(picture))
    }
    #expect(svg(all[0].picture).contains("shares of the communities&apos; area") == false)
  }

  /// Only on foot there is a map of what is missed on foot; the canteen of the second community is.
  @Test func missedOnFoot() throws {
    let map = try picture("picture_missed_on_foot", of: OnFoot.record())
    #expect(areas(map).map(\.fill).contains(MapColors.missedClasses[1]))
    #expect(words(map).contains("1 pairs of community and type in 1 communities"))
  }

  @Test func untrustedNames() throws {
    var record = record
    record.city.name = "<script>&\"'\u{202E}\u{7}\u{FFFF}城"
    record.city.communities[0].name = "</title><b>\u{2066}甲\n乙\u{1B}"
    record.city.communities[0].district = "<i>区&"
    for (name, picture) in record.pictures(.slide) {
      let text = svg(picture)
      #expect(XMLParser(data: Data(text.utf8)).parse(), "\(name)")
      #expect(!text.contains("<script") && !text.contains("<b>") && !text.contains("<i>"))
      let controls = text.unicodeScalars.filter {
        [0x7, 0x1B, 0x202E, 0x2066, 0xFFFF].contains($0.value)
      }
      #expect(controls.isEmpty)
    }
  }

  /// Two areas with a wavy border between them: what one loses by rounding the other gains.
  @Test func sharedBordersStayShared() {
    let border = (0...2000).map { step in
      let turn = (step / 8) * (step / 8) % 17
      return PlanarPoint(x: 500 + Double(turn) * 1.7, y: Double(step) * 0.5)
    }
    let corners = (
      left: [PlanarPoint(x: 0, y: 1000), PlanarPoint(x: 0, y: 0)],
      right: [PlanarPoint(x: 1000, y: 1000), PlanarPoint(x: 1000, y: 0)]
    )
    let box = PlanarBox(minX: 10, minY: 10, maxX: 110, maxY: 110)
    let window = PlanarBox(minX: 0, minY: 0, maxX: 1000, maxY: 1000)
    let canvas = MapCanvas(showing: window, in: box)
    let parts = [corners.left, corners.right].map { ends in
      canvas.rings(of: PlanarRegion(polygons: [[border + ends]]))
    }
    #expect(parts.allSatisfy { $0.count == 1 && $0[0].count < 1000 })
    let areas = parts.map { rings in
      let ring = rings[0]
      return zip(ring, ring.dropFirst() + [ring[0]]).reduce(0) { $0 + $1.0.cross($1.1) } / 2
    }
    #expect(abs(areas[0]) + abs(areas[1]) == 10_000)
  }

  /// What is smaller than a point of the map is drawn as a dot, what is outside not at all.
  @Test func smallAndFarAreas() {
    let box = PlanarBox(minX: 0, minY: 0, maxX: 100, maxY: 100)
    let window = PlanarBox(minX: 0, minY: 0, maxX: 1e6, maxY: 1e6)
    let canvas = MapCanvas(showing: window, in: box)
    func square(_ x: Double, _ side: Double) -> PlanarRegion {
      PlanarRegion(polygons: [[PlanarBox(minX: x, minY: x, maxX: x + side, maxY: x + side).corners]]
      )
    }
    #expect(canvas.rings(of: square(5e5, 1)).count == 1)
    #expect(canvas.rings(of: square(2e6, 1e5)).isEmpty)
    let half = canvas.rings(of: square(-5e5, 1e6))
    #expect(Set(half[0].map(\.x)) == [0, 50])
  }

  @Test(arguments: [
    ("one two three", 4.0, ["one two", "three"]), ("一二三四五", 2.0, ["一二", "三四", "五"]),
    ("abcdefghij", 3.0, ["abcde", "fghij"]), ("一二,三", 2.0, ["一", "二,", "三"]), ("", 5.0, []),
  ])
  func wrapping(text: String, ems: Double, lines: [String]) {
    #expect(text.wrapped(toEms: ems) == lines)
  }
}
