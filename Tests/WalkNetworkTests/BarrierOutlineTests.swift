import PlanarGeometry
import Testing

@testable import WalkNetwork

@Suite struct BarrierOutlineTests {
  private func way(_ places: [(Double, Double)]) -> [(PlanarPoint, PlanarPoint)] {
    let points = places.map { PlanarPoint(x: $0.0, y: $0.1) }
    return Array(zip(points, points.dropFirst()))
  }

  /// A lake with an island, whose ring begins where the lake's ends, and a railway in two pieces.
  @Test func outlinesAreThoseOfTheSource() {
    let lake = way([(0, 0), (9, 0), (9, 9), (0, 0)])
    let island = way([(0, 0), (5, 1), (5, 2), (0, 0)])
    let rails = way([(0, 20), (5, 20), (9, 22)]) + way([(20, 20), (30, 20)])
    let segments = lake + island + rails
    let barriers = BarrierLines(
      segments, owners: Array(repeating: 0, count: 6) + Array(repeating: 1, count: 3),
      names: ["lake", nil], areAreas: [true, false])
    let outlines = barriers.outlines
    #expect(outlines.map(\.isArea) == [true, false])
    #expect(outlines[0].paths.map(\.count) == [4, 4])
    #expect(outlines[1].paths.map(\.count) == [3, 2])
    #expect(BarrierLines.none.outlines.isEmpty)
    #expect(BarrierLines(lake).outlines.map(\.isArea) == [false])
  }
}
