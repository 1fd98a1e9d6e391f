import PlanarGeometry
import SpatialIndexing
import Testing

/// Every strategy against the linear scan, on every pattern and around sizes where structures change.
struct StrategyAgreementTests {
  static let sizes = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 500]

  @Test(arguments: IndexStrategy.allCases.filter { $0 != .linear }, PointPattern.allCases)
  func agrees(strategy: IndexStrategy, pattern: PointPattern) {
    for size in Self.sizes {
      let points = pattern.points(count: size)
      let index = strategy.makeIndex(points)
      #expect(index.count == size)
      for query in PointPattern.uniform.points(count: 40, seed: 7) + points.prefix(20) {
        expectSame(index, LinearScan(points), query, points)
      }
    }
  }

  private func expectSame(
    _ index: any PointIndex, _ oracle: LinearScan, _ query: PlanarPoint, _ points: [PlanarPoint]
  ) {
    let exact = points.first.map { $0.distance(to: query) } ?? 10
    for radius in [0, 1, 37.5, exact, 5000] {
      #expect(
        hits { index.radius(radius, around: query, into: &$0) }
          == hits { oracle.radius(radius, around: query, into: &$0) })
      let box = PlanarBox(around: [query]).expanded(by: radius)
      #expect(hits { index.box(box, into: &$0) } == hits { oracle.box(box, into: &$0) })
      #expect(index.nearest(to: query, within: radius) == oracle.nearest(to: query, within: radius))
    }
    #expect(
      index.nearest(to: query, within: .infinity) == oracle.nearest(to: query, within: .infinity))
  }

  private func hits(_ query: (inout [Int32]) -> Void) -> [Int32] {
    var result: [Int32] = []
    query(&result)
    return result.sorted()
  }

  @Test func linearScanAgreesWithHandCount() {
    let points = [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 3, y: 4), PlanarPoint(x: 6, y: 8)]
    let scan = LinearScan(points)
    #expect(hits { scan.radius(5, around: points[0], into: &$0) } == [0, 1])
    #expect(scan.nearest(to: PlanarPoint(x: 6, y: 7), within: 1)?.position == 2)
    #expect(scan.nearest(to: PlanarPoint(x: 6, y: 7), within: 0.99) == nil)
    #expect(scan.nearest(to: PlanarPoint(x: 1.5, y: 2), within: 9)?.position == 0)
  }
}
