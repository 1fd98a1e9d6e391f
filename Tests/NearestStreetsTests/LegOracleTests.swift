import NearestStreets
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

/// Legs of land, summed over its parts, against the rule applied to one place at a time.
@Suite struct LegOracleTests {
  /// What legs of a town's land come to: area on the network, ∫ leg, and area with legs within bounds.
  private struct Sums {
    var area = 0.0
    var legs = 0.0
    var within = [Double](repeating: 0, count: Self.bounds.count)

    static let bounds = [5.0, 15, 40, 90]
  }

  private func graph(_ town: OracleTown) -> WalkGraph {
    var ways = WalkWays(positions: town.nodes.map { PlanarPoint(x: $0.x, y: $0.y) })
    for segment in town.segments {
      ways.addEdge(
        from: Int32(segment.tailNode), to: Int32(segment.headNode), length: segment.length,
        access: segment.isEnterable ? .anywhere : .atJunctions)
    }
    return WalkGraphBuilder(smallestComponent: 0).build(ways)
  }

  private func land(_ town: OracleTown) -> PlanarRegion {
    PlanarRegion(polygons: [
      [[(0, 0), (town.size, 0), (town.size, town.size), (0, town.size)].map(PlanarPoint.init)]
    ])
  }

  private func barriers(_ town: OracleTown) -> [(PlanarPoint, PlanarPoint)] {
    town.barriers.map {
      (PlanarPoint(x: $0.from.x, y: $0.from.y), PlanarPoint(x: $0.to.x, y: $0.to.y))
    }
  }

  private func exact(_ town: OracleTown) -> Sums {
    let index = StreetIndex(graph(town), barriers: barriers(town))
    var partitioner = LandPartitioner(index, limit: town.snapLimit)
    let partition = partitioner.partition([land(town)])
    var sums = Sums()
    for strip in partition.strips {
      sums.area += strip.size.area
      sums.legs += strip.size.legs
      for band in partition.bands[Int(strip.bands.lowerBound)..<Int(strip.bands.upperBound)] {
        for (number, bound) in Sums.bounds.enumerated() {
          let line = Quadratic(a: 0, b: 0, c: bound)
          sums.within[number] += band.measure(below: line, from: band.start, to: band.end).area
        }
      }
    }
    for sector in partition.sectors {
      sums.area += sector.size.area
      sums.legs += sector.size.legs + sector.leg * sector.size.area
      for band in partition.bands[Int(sector.bands.lowerBound)..<Int(sector.bands.upperBound)] {
        for (number, bound) in Sums.bounds.enumerated() where bound > sector.leg {
          sums.within[number] += band.measure(withinRadius: bound - sector.leg).area
        }
      }
    }
    return sums
  }

  private func sampled(_ town: OracleTown, step: Double) -> Sums {
    let oracle = town.oracle()
    var sums = Sums()
    let count = Int(town.size / step)
    for row in 0..<count {
      // Shifted from row to row, so that no line of the town runs along the samples.
      let shift = (Double(row) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
      for column in 0..<count {
        let x = (Double(column) + shift) * step
        guard let leg = oracle.leg(x: x, y: (Double(row) + 0.5) * step) else { continue }
        sums.area += step * step
        sums.legs += step * step * leg.length
        for (number, bound) in Sums.bounds.enumerated() where leg.length <= bound {
          sums.within[number] += step * step
        }
      }
    }
    return sums
  }

  private func expectSame(_ town: OracleTown, step: Double, _ name: String) {
    let (exact, sampled) = (exact(town), sampled(town, step: step))
    // Each border of what is counted passes some cells, of which half a cell each is in doubt.
    let noise = 0.35 * step * town.size.squareRoot() * 12
    #expect(abs(exact.area - sampled.area) < noise, "\(name): \(exact.area) \(sampled.area)")
    #expect(
      abs(exact.legs - sampled.legs) < noise * 30, "\(name): legs \(exact.legs) \(sampled.legs)")
    for (number, bound) in Sums.bounds.enumerated() {
      #expect(
        abs(exact.within[number] - sampled.within[number]) < noise * 2,
        "\(name) within \(bound): \(exact.within[number]) \(sampled.within[number])")
    }
    #expect(exact.area <= town.size * town.size * (1 + 1e-9), "\(name)")
  }

  @Test(arguments: 0..<10)
  func legsWithoutWalls(seed: Int) {
    expectSame(OracleTown(seed: seed), step: 2.5, "plain \(seed)")
    let features = OracleTown.Features.all.subtracting([.grounds])
    expectSame(OracleTown(seed: seed + 100, features: features), step: 2.5, "all \(seed)")
  }

  @Test(arguments: 0..<10)
  func legsRoundWalls(seed: Int) {
    expectSame(OracleTown(seed: seed, walls: 4), step: 2.5, "plain \(seed)")
    let features = OracleTown.Features.all.subtracting([.grounds])
    expectSame(OracleTown(seed: seed + 100, features: features, walls: 6), step: 2.5, "all \(seed)")
  }

  /// Many decks over few streets: where places enter, and how far they walk from there.
  @Test(arguments: 0..<28)
  func walksUnderDecks(seed: Int) throws {
    let features: OracleTown.Features = [.decks, .deadEnds, .crossings, .statedLengths]
    let town = OracleTown(seed: seed + 300, features: features, walls: seed % 3)
    #expect(town.segments.contains { !$0.isEnterable })
    let (graph, oracle) = (graph(town), town.oracle(ties: .best))
    var search = EntrySearch(
      StreetIndex(graph, barriers: barriers(town)), limit: town.snapLimit)
    let sources = town.facilities.enumerated().compactMap { number, facility -> WalkSource? in
      guard case .point(let place) = facility else { return nil }
      return search.entry(of: PlanarPoint(x: place.x, y: place.y)).map {
        WalkSource($0, facility: Int32(number))
      }
    }
    var (field, queue) = (DistanceField(graph), BucketQueue())
    try field.search(from: sources, within: WalkGraph.longestWalk, queue: &queue)
    var dice = SeededRandom(seed)
    for _ in 0..<200 {
      let place = PlanarPoint(x: dice.between(0, town.size), y: dice.between(0, town.size))
      let entry = search.entry(of: place)
      let leg = oracle.leg(x: place.x, y: place.y)
      #expect((entry == nil) == (leg == nil), "seed \(seed): \(place)")
      guard let entry, let leg else { continue }
      #expect(graph.edges[Int(entry.edge)].isEnterable)
      #expect(abs(entry.leg - leg.length) < 1e-9, "seed \(seed): \(place)")
      let walk = field.nearest(from: [entry])?.distance
      switch oracle.distance(x: place.x, y: place.y) {
      case .metres(let metres): #expect(abs((walk ?? .infinity) - metres) < 1e-4, "\(place)")
      case .noWay, .offNetwork: #expect(walk == nil, "\(place)")
      }
    }
  }
}
