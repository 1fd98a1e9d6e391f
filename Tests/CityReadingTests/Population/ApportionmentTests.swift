import Assessment
import Foundation
import GEOSBridge
import PlanarGeometry
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Polygons and cells cut to communities; areas by shapely 2 of the same coordinates.
@Suite struct ApportionmentTests {
  /// 13 by 11 cells of 100 m about the two communities, with 0 to 100 people.
  private var cells: String {
    var text = "id,x,y,population,elderly\n"
    for column in -6...6 {
      for row in -5...5 {
        let people = (((column * 7 + row * 3) % 11 + 11) % 11) * 10
        text += "\(column):\(row),\(column * 100),\(row * 100),\(people),\(people / 2)\n"
      }
    }
    return text
  }

  @Test func cellsOfATable() throws {
    var made = try PopulationStudy()
    try made.setPopulation(cells, cell: 100)
    let input = try made.read()
    let layer = try #require(input.city.population)
    let expected = [2108.5806683285846, 1782.43470961022]
    for (sum, people) in zip(layer.sums, expected) { #expect(abs(sum - people) < 1e-6) }
    #expect(layer.communityStarts == [0, 49, 98])
    #expect(abs(try #require(layer.people("0:1@A")) - 30 * 0.421171875) < 1e-7)
    #expect(abs(try #require(layer.people("0:1@B")) - 30 * 0.578828125) < 1e-7)
    // Half of it is the hole.
    #expect(abs(try #require(layer.people("2:0@B")) - 15) < 1e-7)
    #expect(layer.people("2:0@A") == nil)
    #expect(layer.people("0:0@A") == nil)
    let elderly = try #require(layer.elderly)
    #expect(zip(elderly, layer.people).allSatisfy { abs($0 * 2 - $1) < 1e-9 })
    let outside = problems(input, "3259 of 7150 people, in 74 places")
    #expect(outside.map(\.severity) == [.warning])
  }

  /// The same cells as polygons give the same places.
  @Test func polygonsAndCellsAgree() throws {
    var made = try PopulationStudy()
    try made.setPopulation(cells, cell: 100)
    let asCells = try #require(try made.read().city.population)
    let polygons = cells.split(separator: "\n").dropFirst().map { line in
      let parts = line.split(separator: ",").map(String.init)
      let (x, y) = (Double(parts[1]) ?? 0, Double(parts[2]) ?? 0)
      let (w, e, s, n) = (x - 50, x + 50, y - 50, y + 50)
      return PopulationStudy.polygon(
        "[[\(w),\(s)],[\(e),\(s)],[\(e),\(n)],[\(w),\(n)],[\(w),\(s)]]",
        #""id":"\#(parts[0])","population":\#(parts[3])"#)
    }
    try made.setPopulation(PopulationStudy.collection(polygons), name: "grid.geojson")
    let layer = try #require(try made.read().city.population)
    #expect(layer.ids == asCells.ids)
    for (a, b) in zip(layer.people, asCells.people) { #expect(abs(a - b) < 1e-9) }
    #expect(layer.elderly == nil)
  }

  @Test func onePolygonOverBoth() throws {
    var made = try PopulationStudy()
    let polygon = PopulationStudy.polygon(
      "[[-100,-100],[150,-120],[260,10],[120,160],[-130,90],[-100,-100]]",
      #""id":"q","pop":1000,"children":100"#)
    let point = PopulationStudy.feature("Point", "[1,1]", #""id":"p","pop":1000"#)
    let text = PopulationStudy.collection([polygon, polygon, point])
    try made.setPopulation(text, name: "land.geojson", cell: 10)
    let input = try made.read()
    let layer = try #require(input.city.population)
    #expect(layer.ids == ["q@A", "q#2@A", "q@B", "q#2@B"])
    #expect(abs(layer.people[0] - 337.37234068763194) < 1e-6)
    #expect(abs(layer.people[2] - 614.0882135055182) < 1e-6)
    #expect(abs(try #require(layer.children)[2] - 61.40882135055182) < 1e-7)
    #expect(problems(input, "the side of a cell is ignored").count == 1)
    #expect(problems(input, "is not a polygon").map(\.row) == [3])
  }

  /// In the overlap of two communities people count twice, and outside them once.
  @Test func overlappingCommunities() throws {
    let square = { (x: Int) in
      "[[\(x),-30],[\(x + 60),-30],[\(x + 60),30],[\(x),30],[\(x),-30]]"
    }
    var made = try PopulationStudy(communities: [("A", square(-30)), ("B", square(0))])
    let polygon = PopulationStudy.polygon(
      "[[-40,-10],[100,-10],[100,40],[-40,40],[-40,-10]]", #""id":"c","pop":100"#)
    try made.setPopulation(PopulationStudy.collection([polygon]), name: "p.geojson")
    let input = try made.read()
    let layer = try #require(input.city.population)
    for sum in layer.sums { #expect(abs(sum - 34.285714285714285) < 1e-6) }
    #expect(problems(input, "48.6 of 100 people, in 1 places").count == 1)
  }

  /// A cell that is no place on Earth, a bow-tie and a strip.
  @Test func unusableShapes() throws {
    var made = try PopulationStudy()
    let ok = #""pop":10"#
    try made.setPopulation(
      PopulationStudy.collection([
        PopulationStudy.polygon("[[0,0],[10,10],[10,0],[0,10],[0,0]]", #""id":"tie",\#(ok)"#),
        PopulationStudy.polygon("[[0,0],[10,0],[20,0],[0,0]]", #""id":"flat",\#(ok)"#),
        PopulationStudy.polygon("[[0,0],[10,0],[10,10],[0,0]]", #""id":"sound",\#(ok)"#),
      ]), name: "p.geojson")
    let input = try made.read()
    // The common border passes through both.
    let layer = try #require(input.city.population)
    #expect(layer.ids == ["tie@A", "sound@A", "tie@B", "sound@B"])
    #expect(abs(layer.people.reduce(0, +) - 20) < 1e-9)
    #expect(problems(input, "invalid polygon").map(\.action) == [.repaired])
    #expect(problems(input, "no area").map(\.row) == [2])
    try made.setPopulation("id,x,y,pop\na,1e300,0,5\nb,60,60,5\n", cell: 10)
    #expect(problems(try made.read(), "cannot be projected").map(\.row) == [2])
  }

  /// Ragged pieces over ragged communities that partition a disc: the parts are those of GEOS, and
  /// nobody is lost.
  @Test func sharesAreThoseOfGEOS() throws {
    var random = SeededRandom(5)
    let geos = try GEOSContext()
    let communities = sectors(24, &random)
    var apportionment = Apportionment(communities, geos)
    for round in 0..<600 {
      let center = PlanarPoint(
        x: Double(random.below(2400)) - 1200, y: Double(random.below(2400)) - 1200)
      let radius = Double(20 + random.below(300))
      let piece =
        round % 2 == 0
        ? random.star(around: center, radius: radius, corners: 9)
        : regular(3 + round % 6, center, radius)
      let (parts, outside) = try apportionment.divide(piece)
      let expected = try communities.map { try geos.intersection(piece, $0).area / piece.area }
      var found = expected.map { _ in 0.0 }
      for part in parts { found[Int(part.community)] += part.share }
      for (share, area) in zip(found, expected) { #expect(abs(share - area) < 1e-9) }
      #expect(abs(found.reduce(0, +) + outside - 1) < 1e-8)
    }
  }

  /// Sectors of a ragged disc of about 1000 m, with common borders of several vertices.
  private func sectors(_ count: Int, _ random: inout SeededRandom) -> [PlanarRegion] {
    let borders = (0..<count).map { sector in
      [200.0, 400, 600, 800, 1000].map { reach in
        let angle = (Double(sector) + Double(random.below(60)) / 100) / Double(count) * 2 * .pi
        return PlanarPoint(x: cos(angle), y: sin(angle)) * reach
      }
    }
    return (0..<count).map { sector in
      let (first, second) = (borders[sector], borders[(sector + 1) % count])
      return PlanarRegion(
        polygons: [[[PlanarPoint(x: 0, y: 0)] + first + second.reversed()]])
    }
  }

  private func regular(_ corners: Int, _ center: PlanarPoint, _ radius: Double) -> PlanarRegion {
    let ring = (0..<corners).map { corner in
      let angle = (Double(corner) + 0.3) / Double(corners) * 2 * Double.pi
      return center + PlanarPoint(x: cos(angle), y: sin(angle)) * radius
    }
    return PlanarRegion(polygons: [[ring]])
  }
}
