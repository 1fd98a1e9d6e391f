@_spi(Benchmarks) import GEOSBridge
import PlanarGeometry
import Testing

@Suite struct PolygonRepairTests {
  let context: GEOSContext

  init() throws { context = try GEOSContext() }

  /// Raw rings and the area that is right by plane geometry; checked with shapely 2.2:
  /// `make_valid(g, method="structure", keep_collapsed=False).area`.
  static let broken: [(name: String, region: PlanarRegion, area: Double)] = [
    ("bow-tie", polygon([0, 0, 10, 10, 10, 0, 0, 10]), 50),
    ("lopsided bow-tie", polygon([0, 0, 10, 0, 0, 5, 5, 5]), 125.0 / 6),
    (
      "hole outside",
      polygon([0, 0, 10, 0, 10, 10, 0, 10], holes: [[20, 0, 22, 0, 22, 2, 20, 2]]), 104
    ),
    (
      "hole across the border",
      polygon([0, 0, 10, 0, 10, 10, 0, 10], holes: [[8, 4, 12, 4, 12, 6, 8, 6]]), 96
    ),
    (
      "hole along the border",
      polygon([0, 0, 10, 0, 10, 10, 0, 10], holes: [[0, 4, 2, 4, 2, 6, 0, 6]]), 96
    ),
    (
      "overlapping holes",
      polygon(
        [0, 0, 10, 0, 10, 10, 0, 10], holes: [[2, 2, 5, 2, 5, 5, 2, 5], [4, 4, 7, 4, 7, 7, 4, 7]]),
      83
    ),
    (
      "overlapping polygons",
      polygons([[0, 0, 10, 0, 10, 10, 0, 10], [5, 5, 15, 5, 15, 15, 5, 15]]), 175
    ),
    (
      "twice the same", polygons([[0, 0, 10, 0, 10, 10, 0, 10], [0, 0, 10, 0, 10, 10, 0, 10]]), 100
    ),
    ("nested shells", polygons([[0, 0, 10, 0, 10, 10, 0, 10], [4, 4, 6, 4, 6, 6, 4, 6]]), 100),
    (
      "shared edge", polygons([[0, 0, 10, 0, 10, 10, 0, 10], [10, 0, 20, 0, 20, 10, 10, 10]]), 200
    ),
    ("spike", polygon([0, 0, 10, 0, 20, 0, 10, 0, 10, 10, 0, 10]), 100),
    ("spike inwards", polygon([0, 0, 10, 0, 10, 5, 5, 5, 10, 5, 10, 10, 0, 10]), 100),
    (
      "exterior passed twice",
      polygon([0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 10, 0, 10, 10, 0, 10]), 100
    ),
  ]

  @Test(arguments: broken)
  func repairs(name: String, region: PlanarRegion, area: Double) throws {
    guard
      case .repaired(let repaired, let before, let after, let invalidity) =
        try context.repair(region)
    else {
      Issue.record("\(name) was not repaired")
      return
    }
    #expect(try context.isValid(repaired))
    #expect(abs(after - area) < 1e-9)
    #expect(abs(repaired.area - area) < 1e-9)
    #expect(before == region.area)
    #expect(!invalidity.reason.isEmpty)
    #expect(invalidity.location.map { region.box.expanded(by: 1e-9).contains($0) } == true)
  }

  @Test func bowTieIsExplained() throws {
    let region = polygon([0, 0, 10, 10, 10, 0, 0, 10])
    #expect(try !context.isValid(region))
    #expect(
      try context.invalidity(of: region)
        == Invalidity(reason: "Self-intersection", location: PlanarPoint(x: 5, y: 5)))
    #expect(region.area == 0)
    #expect(try context.repaired(region).polygonCount == 2)
  }

  @Test(arguments: [
    rectangle(0, 0, 10, 10),
    polygon([0, 0, 10, 0, 10, 10, 0, 10], holes: [[4, 4, 6, 4, 6, 6, 4, 6]]),
    polygon([0, 0, 10, 0, 10, 10, 0, 10], holes: [[0, 0, 5, 2, 2, 5]]),
    polygons([[0, 0, 10, 0, 10, 10, 0, 10], [10, 10, 20, 10, 20, 20, 10, 20]]),
    PlanarRegion(polygons: [
      [ring([0, 0, 10, 0, 10, 10, 0, 10]), ring([2, 2, 8, 2, 8, 8, 2, 8])],
      [ring([4, 4, 6, 4, 6, 6, 4, 6])],
    ]),
  ])
  func leavesValidRegionsAlone(region: PlanarRegion) throws {
    #expect(try context.repair(region) == .unchanged)
    #expect(try context.invalidity(of: region) == nil)
  }

  @Test(arguments: [
    polygon([0, 0, 10, 0, 20, 0]), polygon([0, 0, 10, 10, 20, 20, 5, 5]),
    PlanarRegion(polygons: []),
  ])
  func collapses(region: PlanarRegion) throws {
    #expect(try context.repair(region) == .collapsed)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func impossibleCoordinatesAreRefused(value: Double) throws {
    let region = polygon([0, 0, 10, 0, value, value, 0, 10])
    #expect(throws: GEOSError.self) { try context.repair(region) }
    #expect(throws: GEOSError.self) { try context.intersection(region, region) }
    #expect(throws: GEOSError.self) { try context.buffer(region, by: 1, quadrantSegments: 8) }
    #expect(throws: GEOSError.self) {
      try context.buffer(rectangle(0, 0, 1, 1), by: value, quadrantSegments: 8)
    }
    #expect(throws: GEOSError.self) {
      try context.discUnion(
        centers: [PlanarPoint(x: value, y: 0)], radius: 1, quadrantSegments: 8)
    }
  }

  @Test func hugeCoordinatesDoNotTrap() throws {
    let region = polygon([0, 0, 1e308, 0, 1e308, 1e308, 0, 10])
    let square = rectangle(-1e308, -1e308, 1e308, 1e308)
    for call in [
      { _ = try context.repair(region) },
      { _ = try context.intersection(region, square) },
      { _ = try context.overlaps(among: [region, square, rectangle(0, 0, 1, 1)]) },
    ] {
      do { try call() } catch { #expect(error is GEOSError) }
    }
  }

  /// A saw of 50,000 vertices; its valid form is answered, its crossed form repaired.
  @Test(.timeLimit(.minutes(1))) func longRings() throws {
    let count = 50_000
    var saw = (0..<count).map { PlanarPoint(x: Double($0), y: $0.isMultiple(of: 2) ? 1 : 2) }
    saw += [PlanarPoint(x: Double(count), y: 0), PlanarPoint(x: 0, y: 0)]
    #expect(try context.repair(PlanarRegion(polygons: [[saw]])) == .unchanged)
    saw.swapAt(10, 12)
    guard
      case .repaired(let region, _, let area, _) =
        try context.repair(PlanarRegion(polygons: [[saw]]))
    else {
      Issue.record("the crossing was not found")
      return
    }
    #expect(abs(area - 1.5 * Double(count)) < 10)
    #expect(region.vertices.count > count - 10)
  }

  /// Chords between points of a circle, each 1999 of 5003 points on: every chord crosses 2 · 1998
  /// others, in all n · 1998 crossings. The points come from the rational parametrisation of the circle.
  @Test(.timeLimit(.minutes(1))) func tangledRingIsLeftAlone() throws {
    let count = 5003
    let circle = (0..<count).map { index in
      let t = Double(4 * index - 2 * count) / Double(count)
      return PlanarPoint(x: 2000 * t / (1 + t * t), y: 1000 * (1 - t * t) / (1 + t * t))
    }
    let star = (0..<count).map { circle[$0 * 1999 % count] }
    guard
      case .tangled(let crossings) =
        try context.repair(PlanarRegion(polygons: [[star]]))
    else {
      Issue.record("the tangle was not recognised")
      return
    }
    #expect(abs(Double(crossings) / (Double(count) * 1998) - 1) < 0.01)
  }
}
