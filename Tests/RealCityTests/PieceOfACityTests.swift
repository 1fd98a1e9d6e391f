import Assessment
import CityReading
import NearestStreets
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

/// Land in a piece of a real network against places every few metres, to which the rule is applied one by one.
struct PieceOfACityTests {
  private static let side = 240.0
  private static let limit = 400.0

  @Test(
    .enabled(if: RealCity.porto.isPresent, "no data of Porto beside the checkout"),
    arguments: [false, true])
  func porto(hasWalls: Bool) throws {
    let folder = try TemporaryFolder()
    let squares = try folder.write("squares.geojson", WalkedCityTests.squares)
    let kiosks = try folder.write("kiosks.csv", WalkedCityTests.kiosks)
    let input = try RealCity.porto.read { study in
      study.communities?.path = squares
      study.facilities[0].source.path = kiosks
    }
    try expectLegs(input, hasWalls: hasWalls)
  }

  @Test(
    .enabled(if: RealCity.portoAlegre.isPresent, "no data of Porto Alegre beside the checkout"),
    arguments: [false, true])
  func portoAlegre(hasWalls: Bool) throws {
    let walk = RealCity(study: "porto-alegre/walk.yaml", data: RealCity.portoAlegre.data)
    try expectLegs(walk.read(), hasWalls: hasWalls)
  }

  private func expectLegs(_ input: CityInput, hasWalls: Bool) throws {
    let network = try #require(input.city.network)
    let graph = network.graph
    // In the middle of the network's own vertices, where streets are many.
    let middle = graph.vertices[graph.vertices.count / 2].position
    let walls = hasWalls ? walls(about: middle) : []
    let index = StreetIndex(graph, barriers: walls)
    let oracle = oracle(graph, walls, about: middle)
    let box = PlanarBox(around: middle, margin: 0.5 * Self.side)
    let sums = exact(index, box)
    #expect(abs(sums.area - box.width * box.height) < 1e-6 * sums.area)
    var noise: [Double] = []
    for step in [8.0, 4, 2].prefix(Thoroughness.cases(2, exhaustive: 3)) {
      let sampled = sampled(oracle, EntrySearch(index, limit: Self.limit), box, step: step)
      noise.append(abs(sums.legs / sums.area - sampled))
      #expect(noise[noise.count - 1] < 0.02 * step, "step \(step): \(noise)")
    }
  }

  private func exact(_ index: StreetIndex, _ box: PlanarBox) -> (area: Double, legs: Double) {
    let corners = [
      (box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY),
    ].map(PlanarPoint.init)
    var partitioner = LandPartitioner(index, limit: Self.limit)
    let partition = partitioner.partition([PlanarRegion(polygons: [[corners]])])
    var sums = (area: 0.0, legs: 0.0)
    for strip in partition.strips {
      sums.area += strip.size.area
      sums.legs += strip.size.legs
    }
    for sector in partition.sectors {
      sums.area += sector.size.area
      sums.legs += sector.size.legs + sector.leg * sector.size.area
    }
    return sums
  }

  /// The mean leg; each place's own is that of the search for places too.
  private func sampled(
    _ oracle: WalkOracle, _ search: EntrySearch, _ box: PlanarBox, step: Double
  ) -> Double {
    var search = search
    let count = Int(Self.side / step)
    var sum = 0.0
    for row in 0..<count {
      let shift = (Double(row) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
      for column in 0..<count {
        let place = PlanarPoint(
          x: box.minX + (Double(column) + shift) * step, y: box.minY + (Double(row) + 0.5) * step)
        let leg = oracle.leg(x: place.x, y: place.y)?.length ?? .infinity
        let found = search.entry(of: place)?.leg ?? .infinity
        #expect(abs(leg - found) < 1e-6, "\(place)")
        sum += leg
      }
    }
    return sum / Double(count * count)
  }

  /// A fence with an angle, and one that stands alone.
  private func walls(about middle: PlanarPoint) -> [(PlanarPoint, PlanarPoint)] {
    func place(_ x: Double, _ y: Double) -> PlanarPoint { middle + PlanarPoint(x: x, y: y) }
    return [
      (place(-90, -70.5), place(20.3, -40)), (place(20.3, -40), place(35, 60.7)),
      (place(-60, 30), place(-15, 75.2)),
    ]
  }

  private func oracle(
    _ graph: WalkGraph, _ walls: [(PlanarPoint, PlanarPoint)], about middle: PlanarPoint
  ) -> WalkOracle {
    let near = PlanarBox(around: middle, margin: 0.5 * Self.side + Self.limit)
    func point(_ place: PlanarPoint) -> WalkOracle.Point { .init(place.x, place.y) }
    var segments: [WalkOracle.Segment] = []
    for edge in 0..<graph.edgeCount where graph.edges[edge].isEnterable {
      let vertices = Array(graph.vertices[graph.vertexRange(ofEdge: edge)])
      for (from, to) in zip(vertices, vertices.dropFirst())
      where from.position != to.position
        && PlanarBox(spanning: from.position, to.position).intersects(near)
      {
        let nodes = (2 * segments.count, 2 * segments.count + 1)
        segments.append(.init(from: point(from.position), to: point(to.position), nodes: nodes))
      }
    }
    return WalkOracle(
      segments: segments, barriers: walls.map { .init(from: point($0.0), to: point($0.1)) },
      snapLimit: Self.limit)
  }
}
