import Assessment
import PlanarGeometry
import Projection
import Testing

@testable import CityReading

@Suite struct PopulationGridTests {
  private func rows(
    _ communities: [Community], _ land: [PlanarRegion]
  ) throws -> [[Double]] {
    let center = GeographicPoint(longitude: 120, latitude: 30)
    let transform = try CoordinateTransform(from: .wgs84, to: LocalSystem(center: center))
    let grid = try PopulationGrid(communities, land: land, transform: transform)
    let lines = String(decoding: grid.csv, as: UTF8.self).split(separator: "\n")
    #expect(lines[0].hasSuffix("x,y,population,elderly,under3,children"))
    return lines.dropFirst().map { line in
      line.split(separator: ",").map { Double($0) ?? .nan }
    }
  }

  private func community(_ population: Double, _ elderly: Double = 0) -> Community {
    Community(
      id: "a", region: PlanarRegion(polygons: []), population: population, elderly: elderly,
      under3: population * 0.03, children: population * 0.12)
  }

  private func points(_ coordinates: [(Double, Double)]) -> [PlanarPoint] {
    coordinates.map { PlanarPoint(x: $0.0, y: $0.1) }
  }

  /// Shares of each cell by shapely 2.2 and pyproj: the land projected from the local system to
  /// EPSG:4549, each cell's box intersected with it, 1000 people in all.
  @Test func landWithAHoleAndTwoParts() throws {
    let land = PlanarRegion(polygons: [
      [
        points([(10, 20), (260, 40), (230, 310), (120, 180)]),
        points([(150, 100), (180, 110), (170, 140)]),
      ],
      [points([(-400, -400), (-330, -410), (-340, -300)])],
    ])
    let expected = [
      [499_650, 3_319_750, 95.8459, 19.1692], [499_650, 3_319_850, 1.59, 0.318],
      [500_050, 3_320_150, 106.2916, 21.2583], [500_150, 3_320_150, 142.0568, 28.4114],
      [500_250, 3_320_150, 72.2943, 14.4589], [500_050, 3_320_250, 36.4497, 7.2899],
      [500_150, 3_320_250, 232.272, 46.4544], [500_250, 3_320_250, 126.3242, 25.2648],
      [500_150, 3_320_350, 83.8997, 16.7799], [500_250, 3_320_350, 96.2572, 19.2514],
      [500_250, 3_320_450, 6.7188, 1.3438],
    ]
    let rows = try rows([community(1000, 200)], [land])
    #expect(rows.map { [$0[0], $0[1]] } == expected.map { [$0[0], $0[1]] })
    for (row, expected) in zip(rows, expected) {
      #expect(abs(row[2] - expected[2]) < 0.0501 && abs(row[3] - expected[3]) < 0.0501)
      #expect(abs(row[4] - expected[2] * 0.03) < 0.0501)
      #expect(abs(row[5] - expected[2] * 0.12) < 0.0501)
    }
  }

  /// What two communities have in one cell adds up; land without people and people without land are
  /// in no cell.
  @Test func cellsAreSharedAndEmptyOnesLeftOut() throws {
    func square(_ x: Double) -> PlanarRegion {
      PlanarRegion(polygons: [[points([(x, 100), (x + 10, 100), (x + 10, 110), (x, 110)])]])
    }
    let land = [square(10), square(30), square(410), PlanarRegion(polygons: [])]
    let people = [community(40), community(2), community(0), community(7)]
    let rows = try rows(people, land)
    #expect(rows.map { Array($0[..<3]) } == [[500_050, 3_320_250, 42]])
  }
}
