import Assessment
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork
import Wording

@testable import WhatIf

/// The streets within a radius, on a lattice of streets 100 m apart where they can be counted by hand.
@Suite struct StreetCatchmentTests {
  private static let half = 6

  /// Crossings −600…600 m, every one a node.
  private static let network: PedestrianNetwork = {
    let range = -half...half
    var ways = WalkWays(
      positions: range.flatMap { i in
        range.map { PlanarPoint(x: Double(i) * 100, y: Double($0) * 100) }
      })
    let side = Int32(range.count)
    for i in 0..<side {
      ways.addWay((0..<side).map { i * side + $0 })
      ways.addWay((0..<side).map { $0 * side + i })
    }
    return PedestrianNetwork(graph: WalkGraphBuilder(smallestComponent: 0).build(ways))
  }()

  private func baseline(radius: Double, metric: Metric = .network) async throws -> Baseline {
    let name = LocalizedText(zh: "", en: "")
    let standard = Standard(
      name: name, circles: [ServiceCircle(minutes: 5, name: name)], categories: [],
      types: [FacilityType(id: "a", name: name, circle: 5, radius: .metres(radius))])
    let corners = [(-600.0, -600.0), (600, -600), (600, 600), (-600, 600)]
    let region = PlanarRegion(polygons: [[corners.map { PlanarPoint(x: $0.0, y: $0.1) }]])
    var city = City(
      name: "", communities: [Community(id: "A", region: region)], facilities: FacilityTable())
    city.network = Self.network
    var options = AssessmentOptions()
    options.metric = metric
    return try await Baseline(city, standard: standard, options: options)
  }

  /// Shortest walk from a place on the streets: along the axes, and round a block where both lie between the same
  /// crossings of two parallel streets.
  private func walk(from start: PlanarPoint, to end: PlanarPoint) -> Double {
    func crossings(_ point: PlanarPoint) -> [(PlanarPoint, Double)] {
      let xs = [(point.x / 100).rounded(.down), (point.x / 100).rounded(.up)]
      let ys = [(point.y / 100).rounded(.down), (point.y / 100).rounded(.up)]
      return xs.flatMap { x in ys.map { PlanarPoint(x: x * 100, y: $0 * 100) } }
        .filter { $0.x == point.x || $0.y == point.y }.map { ($0, $0.distance(to: point)) }
    }
    let direct = start.x == end.x || start.y == end.y ? start.distance(to: end) : .infinity
    return crossings(start).reduce(direct) { best, first in
      crossings(end).reduce(best) { best, second in
        let between = abs(first.0.x - second.0.x) + abs(first.0.y - second.0.y)
        return min(best, first.1 + between + second.1)
      }
    }
  }

  private func length(_ parts: [StreetPart]) -> Double {
    parts.reduce(0) { sum, part in
      sum + zip(part.points, part.points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }
  }

  /// From a crossing with 100·n metres to go: 4·n² edges of 100 m lie within (those of the diamond), each whole.
  @Test(arguments: [1, 2, 3, 4]) func wholeDiamonds(_ n: Int) async throws {
    let baseline = try await baseline(radius: Double(n) * 100)
    let parts = try #require(baseline.streets(around: PlanarPoint(x: 0, y: 0), ofType: 0))
    #expect(abs(length(parts) - Double(4 * n * n) * 100) < 0.01 * Double(n * n))
  }

  /// Against a walk by hand: every metre of every street, in or out, and no part longer than it may be.
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6]) func everyMetre(_ seed: UInt64) async throws {
    var random = SeededRandom(seed)
    let radius = random.between(20, 420)
    let start = PlanarPoint(x: random.between(-99, 99), y: Double(random.whole(-1...1)) * 100)
    let parts = try #require(
      try await baseline(radius: radius).streets(around: start, ofType: 0))
    var expected = 0
    for line in -Self.half...Self.half {
      for step in 0..<1200 {
        let along = Double(step) - 599.5
        for point in [
          PlanarPoint(x: along, y: Double(line) * 100),
          PlanarPoint(x: Double(line) * 100, y: along),
        ] where walk(from: start, to: point) <= radius {
          expected += 1
        }
      }
    }
    #expect(abs(length(parts) - Double(expected)) < Double(2 * parts.count))
    for part in parts {
      #expect(max(part.metresAtStart, part.metresAtEnd) <= radius + 0.01)
      for (point, metres) in [
        (part.points[0], part.metresAtStart),
        (part.points[part.points.count - 1], part.metresAtEnd),
      ] {
        #expect(abs(walk(from: start, to: point) - metres) < 0.02)
      }
    }
  }

  @Test func straightLinesAndFarPlaces() async throws {
    let far = PlanarPoint(x: 5000, y: 0)
    #expect(try await baseline(radius: 100).streets(around: far, ofType: 0) == [])
    let straight = try await baseline(radius: 100, metric: .straight)
    #expect(straight.streets(around: far, ofType: 0) == nil)
  }
}
