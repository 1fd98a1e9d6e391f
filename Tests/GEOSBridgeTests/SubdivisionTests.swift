import PlanarGeometry
import TestSupport
import Testing

@testable import GEOSBridge

/// Regions cut along lines, against areas known by hand.
@Suite struct SubdivisionTests {
  private static let square = rectangle(0, 0, 100, 100)

  private static func areas(
    _ region: PlanarRegion, _ lines: [[PlanarPoint]], _ wholes: [PlanarRegion] = []
  ) throws -> [Double] {
    let faces = try GEOSContext().faces(of: region, cutAlong: lines, keeping: wholes)
    return faces.map(\.area).sorted()
  }

  private static let cross = [ring([-10, 30, 110, 30]), ring([40, -10, 40, 110])]

  @Test func crossMakesFour() throws {
    #expect(try Self.areas(Self.square, Self.cross) == [1200, 1800, 2800, 4200])
  }

  @Test func endsThatDivideNothingDropOut() throws {
    let lines = [ring([-10, 30, 110, 30]), ring([40, 60, 40, 110])]
    #expect(try Self.areas(Self.square, lines) == [3000, 7000])
    #expect(try Self.areas(Self.square, [ring([40, 60, 40, 110])]) == [10_000])
  }

  @Test func stemOfATDividesOneSide() throws {
    let lines = [ring([-10, 30, 110, 30]), ring([40, 30, 40, 110])]
    #expect(try Self.areas(Self.square, lines) == [2800, 3000, 4200])
  }

  @Test func holesAndPartsStayWhatTheyAre() throws {
    let outline = [PlanarPoint].rectangle(0...100, 0...100)
    let holed = PlanarRegion(polygons: [
      [outline, .rectangle(40...60, 40...60)], [.rectangle(200...210, 0...10)],
    ])
    #expect(try Self.areas(holed, [ring([50, -5, 50, 105])]) == [100, 4800, 4800])
    // A line that ends at the hole leaves the ring in one piece.
    #expect(try Self.areas(holed, [ring([50, -5, 50, 50])]) == [100, 9600])
  }

  @Test func wholeOnTheLineBecomesAFace() throws {
    let compound = rectangle(30, 20, 50, 60)
    let faces = try Self.areas(Self.square, [ring([40, -10, 40, 110])], [compound])
    #expect(faces == [800, 3600, 5600])
  }

  @Test func wholeBesideTheLineIsNone() throws {
    let compound = rectangle(40, 20, 60, 60)
    #expect(try Self.areas(Self.square, [ring([40, -10, 40, 110])], [compound]) == [4000, 6000])
  }

  @Test func nothingIsLostWhereLinesRunWild() throws {
    var random = SeededRandom(7)
    let middle = PlanarPoint(x: 5e5, y: 3.3e6)
    for _ in 0..<40 {
      let region = random.star(around: middle, radius: 900, corners: 17)
      let lines = (0..<12).map { _ in
        (0..<6).map { _ in middle + random.point(within: 900) }
      }
      let faces = try GEOSContext().faces(of: region, cutAlong: lines)
      let sum = faces.reduce(0) { $0 + $1.area }
      #expect(abs(sum - region.area) < 1e-9 * region.area)
      #expect(faces.count > 5)
    }
  }

  @Test func neighbourGetsTheVertexOfACut() throws {
    let neighbour = rectangle(100, 0, 200, 100)
    let faces = try GEOSContext().faces(of: Self.square, cutAlong: [ring([-1, 30, 150, 37])])
    let added = Set(faces.flatMap(\.vertices)).subtracting(Self.square.vertices)
    #expect(added.count == 2)
    let all = CommonVertices.insert(Array(added), into: faces + [neighbour])
    #expect(all[2].vertices.count == 5)
    #expect(all[2].area == neighbour.area)
    // Every edge of the neighbour towards the square is there in the other direction too.
    var edges: Set<[PlanarPoint]> = []
    for face in all[..<2] { face.forEachEdge { edges.insert([$1, $0]) } }
    var shared = 0
    all[2].forEachEdge { start, end in
      if start.x == 100 && end.x == 100 {
        shared += 1
        #expect(edges.contains([start, end]))
      }
    }
    #expect(shared == 2)
  }

  @Test func dissolvingKeepsVerticesOfCuts() throws {
    let left = PlanarRegion(polygons: [[ring([0, 0, 50, 0, 50, 40, 50, 100, 0, 100])]])
    let right = PlanarRegion(polygons: [
      [ring([50, 0, 100, 0, 100, 70, 100, 100, 50, 100, 50, 40])]
    ])
    let whole = try GEOSContext().dissolved([left, right])
    #expect(whole.area == 10_000)
    #expect(Set(whole.vertices).isSuperset(of: ring([50, 0, 100, 70, 50, 100])))
    #expect(!whole.vertices.contains(PlanarPoint(x: 50, y: 40)))
  }

  @Test func emptyAndRepeatedLinesCutNothing() throws {
    let point = PlanarPoint(x: 50, y: 50)
    #expect(try Self.areas(Self.square, [[point, point], [point], []]) == [10_000])
    #expect(throws: GEOSError.self) {
      try Self.areas(Self.square, [[PlanarPoint(x: .nan, y: 0), point]])
    }
  }
}
