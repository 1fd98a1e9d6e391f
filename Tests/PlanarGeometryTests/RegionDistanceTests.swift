import PlanarGeometry
import Testing

/// Distances that the drawing tells.
struct RegionDistanceTests {
  static let square = region([(0, 0), (10, 0), (10, 10), (0, 10)])
  static let ring = PlanarRegion(polygons: [
    [points([(0, 0), (30, 0), (30, 30), (0, 30)]), points([(5, 5), (25, 5), (25, 25), (5, 25)])]
  ])

  private static func points(_ corners: [(Double, Double)]) -> [PlanarPoint] {
    corners.map { PlanarPoint(x: $0.0, y: $0.1) }
  }

  private static func region(_ corners: [(Double, Double)]) -> PlanarRegion {
    PlanarRegion(polygons: [[points(corners)]])
  }

  @Test(arguments: [
    (5, 5, 0), (13, 14, 25), (5, -2, 4), (10, 10, 0), (-1, 10, 1),
  ])
  func toAPoint(x: Double, y: Double, squared: Double) {
    #expect(Self.square.squaredDistance(to: PlanarPoint(x: x, y: y)) == squared)
  }

  @Test func toAPointInAHole() {
    #expect(Self.ring.squaredDistance(to: PlanarPoint(x: 15, y: 15)) == 100)
    #expect(Self.ring.squaredDistance(to: PlanarPoint(x: 8, y: 15)) == 9)
  }

  @Test func betweenRegions() {
    let beside = Self.region([(13, 14), (20, 14), (20, 20)])
    let touching = Self.region([(10, 4), (20, 4), (20, 6)])
    // A bar across the square whose corners all lie outside it.
    let bar = Self.region([(-5, 4), (15, 4), (15, 6), (-5, 6)])
    let within = Self.region([(4, 4), (6, 4), (5, 6)])
    #expect(Self.square.squaredDistance(to: beside) == 25)
    #expect(beside.squaredDistance(to: Self.square) == 25)
    #expect(Self.square.squaredDistance(to: touching) == 0)
    #expect(Self.square.squaredDistance(to: bar) == 0)
    #expect(
      Self.square.squaredDistance(to: within) == 0 && within.squaredDistance(to: Self.square) == 0)
  }

  @Test func aRegionInAHoleIsApart() {
    let island = Self.region([(13, 13), (17, 13), (17, 17), (13, 17)])
    #expect(Self.ring.squaredDistance(to: island) == 64)
    #expect(island.squaredDistance(to: Self.ring) == 64)
  }

  @Test func edgesAndEmptiness() {
    let empty = PlanarRegion(polygons: [])
    #expect(Self.square.squaredDistance(to: empty) == .infinity)
    #expect(empty.squaredDistance(to: PlanarPoint(x: 0, y: 0)) == .infinity)
    #expect(Self.square.isOnBoundary(PlanarPoint(x: 10, y: 3), tolerance: 1e-6))
    #expect(!Self.square.isOnBoundary(PlanarPoint(x: 9.9, y: 3), tolerance: 1e-6))
  }

  @Test func regionsAreTidied() {
    let messy = PlanarRegion(polygons: [
      [Self.points([(0, 0), (0, 10), (0, 10), (10, 10), (10, 0), (0, 0)])],
      [Self.points([(1, 1), (2, 2)])],
    ])
    #expect(messy.polygonCount == 1 && messy.vertices.count == 4)
    #expect(messy.area == 100 && messy.perimeter == 40)
    #expect(Self.ring.area == 500 && Self.ring.ringCount == 2)
  }
}
