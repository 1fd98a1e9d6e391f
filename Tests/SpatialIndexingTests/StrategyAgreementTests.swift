import GEOSBridge
import PlanarGeometry
import SpatialIndexing
import TestSupport
import Testing

/// Every strategy against the linear scan, on every pattern and around sizes where structures change.
struct StrategyAgreementTests {
  /// Around the runs of 16 points, the nodes of 8 and of 10 children, and two levels of both.
  static let sizes = [0, 1, 2, 3, 7, 8, 9, 10, 11, 15, 16, 17, 31, 32, 33, 127, 128, 129, 500]
  static let strategies = IndexStrategy.sorting

  @Test(arguments: strategies, PointPattern.allCases)
  func agrees(strategy: IndexStrategy, pattern: PointPattern) {
    for size in Self.sizes {
      let points = pattern.points(count: size)
      let index = strategy.makeIndex(points)
      #expect(index.count == size)
      let count = Thoroughness.cases(size > 100 ? 3 : 8, exhaustive: 8)
      for query in PointPattern.uniform.points(count: count, seed: 7) + points.prefix(count / 2) {
        expectSame(index, LinearScan(points), query, points)
      }
    }
  }

  /// - Parameter points: those of both indexes; a radius reaches the first of them exactly.
  private func expectSame(
    _ index: any PointIndex, _ oracle: LinearScan, _ query: PlanarPoint, _ points: [PlanarPoint]
  ) {
    let exact = points.first.map { $0.distance(to: query) } ?? 10
    for radius in [0, 1, 37.5, exact, exact.nextDown, 5000, 1e200, .infinity, .nan, -37.5] {
      #expect(
        hits { index.radius(radius, around: query, into: &$0) }
          == hits { oracle.radius(radius, around: query, into: &$0) })
      let box = PlanarBox(around: [query]).expanded(by: radius)
      #expect(hits { index.box(box, into: &$0) } == hits { oracle.box(box, into: &$0) })
      #expect(index.nearest(to: query, within: radius) == oracle.nearest(to: query, within: radius))
      for count in [-1, 0, 1, 5, points.count, points.count + 1] {
        #expect(
          nearest(count, to: query, within: radius, index)
            == nearest(count, to: query, within: radius, oracle))
      }
    }
  }

  /// More points than fit into a processor's own caches, which the grid reads in another way.
  @Test(arguments: strategies) func agreesOnManyPoints(strategy: IndexStrategy) {
    let points = PointPattern.uniform.points(count: 140_000)
    let index = strategy.makeIndex(points)
    let oracle = LinearScan(points)
    for query in points.prefix(5) + [PlanarPoint(x: 499.9, y: -499.9)] {
      #expect(
        hits { index.radius(6, around: query, into: &$0) }
          == hits { oracle.radius(6, around: query, into: &$0) })
      let box = PlanarBox(around: [query]).expanded(by: 5)
      #expect(hits { index.box(box, into: &$0) } == hits { oracle.box(box, into: &$0) })
      #expect(
        nearest(9, to: query, within: 20, index) == nearest(9, to: query, within: 20, oracle))
    }
  }

  @Test(arguments: strategies + [.linear])
  func placesThatAreNoneFindNothing(strategy: IndexStrategy) {
    let points = PointPattern.uniform.points(count: 100)
    let index = strategy.makeIndex(points)
    for bad in [Double.nan, .infinity, -.infinity] {
      for center in [PlanarPoint(x: bad, y: 0), PlanarPoint(x: 0, y: bad)] {
        #expect(hits { index.radius(.infinity, around: center, into: &$0) } == [])
        #expect(index.nearest(to: center, within: .infinity) == nil)
        #expect(nearest(3, to: center, within: .infinity, index) == [])
      }
    }
    let box = PlanarBox(minX: .nan, minY: -1e9, maxX: 1e9, maxY: 1e9)
    #expect(hits { index.box(box, into: &$0) } == [])
    #expect(hits { index.box(.empty, into: &$0) } == [])
  }

  /// Coordinates whose squares are no numbers.
  @Test(arguments: strategies, [1e-200, 1e-160, 1e150, 1e200, 1e300])
  func agreesBeyondSquares(strategy: IndexStrategy, scale: Double) {
    let points = PointPattern.lattice.points(count: 60).map { $0 * scale }
    let index = strategy.makeIndex(points)
    let oracle = LinearScan(points)
    for query in points.prefix(20) + [PlanarPoint(x: 0, y: 0), PlanarPoint(x: -1e308, y: 1e308)] {
      expectSame(index, oracle, query, points)
      for radius in [24, 25, 26, 100].map({ $0 * scale }) {
        #expect(
          hits { index.radius(radius, around: query, into: &$0) }
            == hits { oracle.radius(radius, around: query, into: &$0) })
      }
    }
  }

  /// Circles through points at sums of squares that differ in the last place: 3² + 4² = 5² on a
  /// lattice of thirds, far from the origin.
  @Test(arguments: strategies)
  func agreesAtRoundedRadii(strategy: IndexStrategy) {
    let points = (0..<400).map { number in
      PlanarPoint(x: 500_000 + Double(number % 20) / 3, y: 3_350_000 + Double(number / 20) / 3)
    }
    let index = strategy.makeIndex(points)
    let oracle = LinearScan(points)
    for query in stride(from: 0, to: 400, by: 37).map({ points[$0] }) {
      let exact = 5.0 / 3
      for radius in [1.0 / 3, exact, exact.nextDown, exact.nextUp, 10.0 / 3, 13.0 / 3] {
        #expect(
          hits { index.radius(radius, around: query, into: &$0) }
            == hits { oracle.radius(radius, around: query, into: &$0) })
        #expect(
          nearest(30, to: query, within: radius, index)
            == nearest(30, to: query, within: radius, oracle))
      }
    }
  }

  @Test(arguments: strategies + [.linear])
  func answersAreAppended(strategy: IndexStrategy) {
    let index = strategy.makeIndex([PlanarPoint(x: 0, y: 0), PlanarPoint(x: 3, y: 4)])
    var found: [Int32] = [77]
    index.radius(1, around: PlanarPoint(x: 0, y: 0), into: &found)
    index.box(PlanarBox(minX: 3, minY: 4, maxX: 3, maxY: 4), into: &found)
    #expect(found == [77, 0, 1])
    let first = Neighbor(position: 9, squaredDistance: 1)
    var near = [first]
    index.nearest(2, to: PlanarPoint(x: 3, y: 4), within: 5, into: &near)
    #expect(
      near == [
        first, Neighbor(position: 1, squaredDistance: 0),
        Neighbor(position: 0, squaredDistance: 25),
      ])
  }

  @Test func linearScanAgreesWithHandCount() {
    let points = [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 3, y: 4), PlanarPoint(x: 6, y: 8)]
    let scan = LinearScan(points)
    #expect(hits { scan.radius(5, around: points[0], into: &$0) } == [0, 1])
    #expect(hits { scan.radius(-5, around: points[0], into: &$0) } == [])
    #expect(scan.nearest(to: PlanarPoint(x: 6, y: 7), within: 1)?.position == 2)
    #expect(scan.nearest(to: PlanarPoint(x: 6, y: 7), within: 0.99) == nil)
    #expect(scan.nearest(to: PlanarPoint(x: 1.5, y: 2), within: 9)?.position == 0)
  }

  /// Against a sort of all points.
  @Test(arguments: PointPattern.allCases) func linearScanSortsTheNearest(pattern: PointPattern) {
    let points = pattern.points(count: 200)
    for query in PointPattern.uniform.points(count: 10, seed: 3) {
      let all = points.enumerated().map { (squared(query, $1), Int32($0)) }.sorted { $0 < $1 }
      for count in [1, 2, 17, 199, 200, 300] {
        let expected = all.filter { $0.0 <= 400 * 400 }.prefix(count)
        let found = nearest(count, to: query, within: 400, LinearScan(points))
        #expect(found.map(\.position) == expected.map(\.1))
        #expect(found.map(\.squaredDistance) == expected.map(\.0))
      }
    }
  }

  private func squared(_ a: PlanarPoint, _ b: PlanarPoint) -> Double {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
  }

  private func hits(_ query: (inout [Int32]) -> Void) -> [Int32] {
    var result: [Int32] = []
    query(&result)
    return result.sorted()
  }

  private func nearest(
    _ count: Int, to query: PlanarPoint, within limit: Double, _ index: any PointIndex
  ) -> [Neighbor] {
    var result: [Neighbor] = []
    index.nearest(count, to: query, within: limit, into: &result)
    return result
  }
}
