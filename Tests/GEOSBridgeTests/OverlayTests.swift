@_spi(Benchmarks) import GEOSBridge
import PlanarGeometry
import Testing

@Suite struct OverlayTests {
  let context: GEOSContext

  init() throws { context = try GEOSContext() }

  @Test func version() {
    #expect(GEOSLibrary.version.hasPrefix("3."))
  }

  @Test func intersectionOfRectangles() throws {
    let (a, b) = (rectangle(0, 0, 10, 10), rectangle(5, -5, 15, 5))
    #expect(try context.intersection(a, b).box == PlanarBox(minX: 5, minY: 0, maxX: 10, maxY: 5))
    #expect(try context.intersectionArea(a, b) == 25)
    #expect(try context.union([a, b]).area == 175)
  }

  @Test func touchingAndDistantRegionsHaveNothingInCommon() throws {
    let a = rectangle(0, 0, 10, 10)
    for b in [rectangle(10, 0, 20, 10), rectangle(10, 10, 20, 20), rectangle(30, 0, 40, 10)] {
      #expect(try context.intersection(a, b).isEmpty)
      #expect(try context.intersectionArea(a, b) == 0)
    }
  }

  @Test func emptyRegions() throws {
    let (nothing, a) = (PlanarRegion(polygons: []), rectangle(0, 0, 10, 10))
    #expect(try context.intersection(nothing, a).isEmpty)
    #expect(try context.union([]).isEmpty)
    #expect(try context.union([nothing, a]).area == 100)
    #expect(try context.area(of: nothing) == 0)
    #expect(try context.isValid(nothing))
    #expect(try context.repaired(nothing).isEmpty)
    #expect(try context.buffer(nothing, by: 5, quadrantSegments: 8).isEmpty)
    #expect(try context.discUnion(centers: [], radius: 5, quadrantSegments: 8).isEmpty)
  }

  @Test func dissolveKeepsHolesAndParts() throws {
    // Eight squares around a hole, and one apart.
    var squares: [PlanarRegion] = []
    for x in 0..<3 {
      for y in 0..<3 where x != 1 || y != 1 {
        squares.append(rectangle(Double(x), Double(y), Double(x + 1), Double(y + 1)))
      }
    }
    let union = try context.union(squares + [rectangle(10, 0, 12, 1)])
    #expect(union.polygonCount == 2)
    #expect(union.ringCount == 3)
    #expect(union.area == 10)
    #expect(try context.area(of: union) == 10)
  }

  /// Area of a regular polygon of 4n corners on a circle of radius r: 2·n·r²·sin(π/(2n)); the sines
  /// are written out: sin(π/32), sin(π/128).
  @Test(arguments: [(16, 0.09801714032956060), (64, 0.02454122852291229)])
  func discs(segments: Int, sine: Double) throws {
    let inscribed = 2 * Double(segments) * 300 * 300 * sine
    let centers = [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 1000, y: 0)]
    let union = try context.discUnion(centers: centers, radius: 300, quadrantSegments: segments)
    #expect(union.polygonCount == 2)
    #expect(abs(union.area - 2 * inscribed) < 1e-6)
    #expect(union.vertices.count == 8 * segments)
  }

  /// Two discs of radius 1 whose centres are 1 apart: 2π − (2π/3 − √3/2).
  @Test func lens() throws {
    let centers = [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 1, y: 0)]
    let union = try context.discUnion(centers: centers, radius: 1, quadrantSegments: 512)
    let exact = 4 * Double.pi / 3 + 3.0.squareRoot() / 2
    #expect(union.area < exact)
    #expect(union.area > exact - 1e-4)
  }

  /// A square of side 10 grown by 2: 100 + 4·10·2 + π·4.
  @Test func buffer() throws {
    let grown = try context.buffer(rectangle(0, 0, 10, 10), by: 2, quadrantSegments: 256)
    #expect(abs(grown.area - 180 - 4 * Double.pi) < 1e-3)
    let shrunk = try context.buffer(rectangle(0, 0, 10, 10), by: -2, quadrantSegments: 8)
    #expect(abs(shrunk.area - 36) < 1e-9)
  }

  /// Two stars with 200 long and 200 short rays, the second turned by half a ray; areas from shapely
  /// 2.2: `a.intersection(b).area` and `a.union(b).area` of the same coordinates.
  @Test func stars() throws {
    let (a, b) = (star(turned: 0), star(turned: 0.5))
    #expect(abs(try context.intersectionArea(a, b) / 6250.641311167932 - 1) < 1e-9)
    #expect(abs(try context.union([a, b]).area / 10495.532512815676 - 1) < 1e-9)
  }

  @Test func failuresNameTheCall() throws {
    let bad = polygon([0, 0, 10, 0, .nan, 10])
    #expect {
      try context.intersection(bad, bad)
    } throws: {
      "\($0)" == "GEOSCoordSeq_copyFromBuffer_r: a coordinate is not finite"
    }
  }
}
