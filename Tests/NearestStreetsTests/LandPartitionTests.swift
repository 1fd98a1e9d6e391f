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
    let near = partitioner.partition([rectangle(0...40, -40...40)])
    #expect(abs(near.areas(lands: 1)[0] - 3200) < 1e-9)
    let wide = partitioner.partition([rectangle(-100...40, -200...200)])
    // Between the end and the parabola half-way to the street.
    #expect(abs(wide.sectors.reduce(0) { $0 + $1.size.area } - 3200.0 / 3) < 1e-9)
    #expect(abs(wide.areas(lands: 1)[0] - 56_000) < 1e-8)
  }

  /// A deck over the middle of the land takes nothing from the streets on both sides of it, which share it
  /// evenly; the street on which it ends is entered there too.
  @Test func landUnderADeck() {
    var ways = WalkWays(
      positions: [(0, 0), (200, 0), (200, 100), (0, 100), (100, 0), (100, 100)].map {
        PlanarPoint(x: $0.0, y: $0.1)
      })
    ways.addWay([0, 4, 1])
    ways.addWay([3, 5, 2])
    ways.addWay([4, 5], access: .atEnds)
    let graph = WalkGraphBuilder(smallestComponent: 0).build(ways)
    #expect(graph.notEntered == (1, 100))
    var partitioner = LandPartitioner(StreetIndex(graph), limit: 500)
    let partition = partitioner.partition([rectangle(50...150, 0...100)])
    #expect(abs(partition.areas(lands: 1)[0] - 10_000) < 1e-9)
    // Mean leg 25: 50 m to either side.
    #expect(abs(partition.strips.reduce(0) { $0 + $1.size.legs } - 250_000) < 1e-7)
    #expect(partition.strips.allSatisfy { $0.size.area <= 2500 + 1e-9 })
  }

  /// Land with a hole and a notch is what its parts come to, and so are the parts of its squares.
  @Test func landOfAnyShape() {
    let index = StreetIndex(
      graph([[(-20, 5), (60, 40), (130, 20)], [(60, 40), (50, 120)], [(10, 90), (90, 95)]]))
    var partitioner = LandPartitioner(index, limit: 500)
    func ring(_ corners: [(Double, Double)]) -> [PlanarPoint] { corners.map(PlanarPoint.init) }
    let land = PlanarRegion(polygons: [
      [
        ring([(0, 0), (100, 0), (100, 100), (55, 100), (50, 30), (45, 100), (0, 100)]),
        ring([(20, 20), (40, 25), (30, 45)]),
      ]
    ])
    let area = partitioner.partition([land]).areas(lands: 1)[0]
    #expect(abs(area - land.area) < 1e-9 * land.area)
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
