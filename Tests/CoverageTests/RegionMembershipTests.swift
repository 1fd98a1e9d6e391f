import Coverage
import PlanarGeometry
import Testing

struct RegionMembershipTests {
  @Test func bordersBelongToTheFirstAndOverlapsToAll() {
    let regions = [
      PlanarRegion.box(0, 0, 10, 10), .box(10, 0, 20, 10), .box(5, 5, 15, 15),
      PlanarRegion(polygons: [[.box(30, 0, 40, 10), .box(33, 3, 37, 7)]]),
    ]
    let places = [(2, 2), (10, 2), (7, 7), (12, 7), (35, 5), (31, 5), (50, 50), (20, 10)]
    let membership = RegionMembership(
      of: places.map { PlanarPoint(x: Double($0.0), y: Double($0.1)) }, in: regions)
    let expected: [[Int32]] = [[0], [0], [0, 2], [1, 2], [], [3], [], [1]]
    #expect(places.indices.map { Array(membership.regions(of: $0)) } == expected)
  }
}
