import Assessment
import CityReading
import Foundation
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

/// Whole examinations of real cities on foot against what `walks/reckon.py` makes of the same files.
struct WalkedCityTests {
  /// A walk's length differs by less, in metres: a distance is a sum of micrometres.
  static let tolerance = 2e-3

  @Test(.enabled(if: RealCity.portoAlegre.isPresent, "no data of Porto Alegre beside the checkout"))
  func portoAlegre() async throws {
    let walk = RealCity(study: "porto-alegre/walk.yaml", data: RealCity.portoAlegre.data)
    let city = try await walk.examined()
    #expect(city.input.city.network?.graph.components.count == 7)
    #expect(city.result.rows.allSatisfy { $0.low == $0.coverage && $0.high == $0.coverage })
    // What reckon.py prints for "points".
    expectPeople(city, type: 0, reached: 474_031, mean: 481.390835, within: 1e-6)
    expectPeople(city, type: 1, reached: 659_643, mean: 675.247741, within: 1e-6)
    #expect(count(city, type: 0) == [.reached: 534, .beyond: 584, .unreachable: 6])
    #expect(count(city, type: 1) == [.reached: 801, .beyond: 317, .unreachable: 6])
    try expectWalks(city, "porto-alegre")
    expectLeastDistances(city)
  }

  /// People spread evenly over their hexagons, which are communities too.
  @Test(.enabled(if: RealCity.portoAlegre.isPresent, "no data of Porto Alegre beside the checkout"))
  func portoAlegreByHexagons() async throws {
    let walk = RealCity(study: "porto-alegre/walk.yaml", data: RealCity.portoAlegre.data)
    let city = try await walk.examined(keepsDemand: false) { study in
      study.population = study.communities
      study.population?.fields = ["id": "id", "population": "population"]
    }
    // What reckon.py prints for "cells", which count as a whole; coverage is exact.
    expectPeople(city, type: 0, reached: 431_393.672219, mean: 513.696966, within: 2e-3)
    expectPeople(city, type: 1, reached: 659_200.415317, mean: 700.963968, within: 2e-3)
    for row in city.result.rows {
      guard let coverage = row.coverage, let low = row.low, let high = row.high else { continue }
      #expect(low <= high && 0...1 ~= coverage)
    }
  }

  @Test(.enabled(if: RealCity.porto.isPresent, "no data of Porto beside the checkout"))
  func porto() async throws {
    let folder = try TemporaryFolder()
    let squares = try folder.write("squares.geojson", Self.squares)
    let kiosks = try folder.write("kiosks.csv", Self.kiosks)
    let city = try await RealCity.porto.examined { study in
      study.communities?.path = squares
      study.facilities[0].source.path = kiosks
    }
    #expect(city.input.city.communities.count == 100)
    #expect(city.input.city.network?.graph.components.count == 35)
    #expect(city.result.facilityCounts == [40])
    try expectWalks(city, "porto")
    expectLeastDistances(city)
    for row in city.result.rows {
      let straight = try #require(row.straightCoverage)
      let (low, coverage) = (try #require(row.low), try #require(row.coverage))
      // Who walks to a facility is within its circle.
      #expect(coverage <= straight + 1e-9)
      #expect(low <= (row.high ?? 0) && 0...1 ~= coverage)
    }
  }

  /// Main roads with few crossings, and rivers that stop who is not on a road.
  @Test(.enabled(if: RealCity.sights.isPresent, "no data of Xiacheng beside the checkout"))
  func xiachengByMainRoads() async throws {
    let city = try await RealCity.sights.examined()
    #expect(city.input.city.network?.graph.components.count == 16)
    try expectWalks(city, "xiacheng")
    let counts = count(city, type: 0)
    #expect(DemandStatus.allCases.allSatisfy { counts[$0, default: 0] > 0 })
  }

  /// 10 × 10 squares of about 500 m from 8.63° W 41.14° N on.
  static let squares: String = {
    let features = (0..<100).map { number in
      let (west, south) = (
        -8.63 + 0.006 * Double(number % 10), 41.14 + 0.0045 * Double(number / 10)
      )
      let (east, north) = (west + 0.006, south + 0.0045)
      return """
        {"type":"Feature","properties":{"id":"S\(100 + number)"},"geometry":{"type":"Polygon",\
        "coordinates":[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],\
        [\(west),\(north)],[\(west),\(south)]]]}}
        """
    }
    return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  }()

  /// 40 places by Knuth's linear congruential generator, as in reckon.py.
  static let kiosks: String = {
    var state: UInt64 = 2026
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 0x1p53
    }
    let rows = (0..<40).map { number in
      "K\(number),\(-8.63 + 0.06 * next()),\(41.14 + 0.045 * next())"
    }
    return "id,lon,lat\n" + rows.joined(separator: "\n") + "\n"
  }()
}

extension WalkedCityTests {
  /// Every reckoned place is a place of the run, with the same walk to each type.
  private func expectWalks(_ city: ExaminedCity, _ name: String) throws {
    let demand = try #require(city.result.demand)
    let places = try ReckonedWalks(name).places
    #expect(places.count >= 180)
    for reckoned in places {
      let found = demand.positions.firstIndex { $0.distance(to: reckoned.position) < 0.01 }
      let place = try #require(found, "no place of demand at \(reckoned.position)")
      for (type, walk) in reckoned.walks.enumerated() {
        let own = demand.nearest[place * city.result.types.count + type]
        #expect(own.status == walk.status, "\(reckoned.position)")
        // What is farther than three radii was not reckoned.
        let isNear =
          walk.distance == .infinity
          ? own.distance > 3 * city.result.radii[type]
          : abs(own.distance - walk.distance) <= Self.tolerance
        #expect(isNear, "\(reckoned.position): \(own.distance), reckoned \(walk.distance)")
      }
    }
  }

  /// People within the radius, and the mean of min(d, 3R) over all people.
  private func expectPeople(
    _ city: ExaminedCity, type: Int, reached: Double, mean: Double, within share: Double
  ) {
    let rows = city.input.city.communities.indices.map {
      city.result.row(community: $0, type: type)
    }
    let demand = rows.reduce(0) { $0 + $1.demand }
    #expect(abs(demand - 812_935) < 0.01)
    #expect(abs(rows.reduce(0) { $0 + $1.covered } - reached) <= share * reached)
    guard let table = city.result.demand else { return }
    let limit = 3 * city.result.radii[type]
    let weights = table.weights[.everyone] ?? []
    let metres = weights.indices.reduce(0) { sum, place in
      let distance = table.nearest[place * city.result.types.count + type].distance
      return sum + weights[place] * min(distance, limit)
    }
    #expect(abs(metres / demand - mean) <= share * mean)
  }

  private func count(_ city: ExaminedCity, type: Int) -> [DemandStatus: Int] {
    guard let demand = city.result.demand else { return [:] }
    return stride(from: type, to: demand.nearest.count, by: city.result.types.count)
      .reduce(into: [:]) { $0[demand.nearest[$1].status, default: 0] += 1 }
  }

  /// A community's least distance is that of its nearest place, of land at most that.
  private func expectLeastDistances(_ city: ExaminedCity) {
    guard let demand = city.result.demand else { return }
    let types = city.result.types.count
    var least = [Double](repeating: .infinity, count: city.result.rows.count)
    for (place, community) in demand.communities.enumerated() {
      for type in 0..<types {
        let row = Int(community) * types + type
        least[row] = min(least[row], demand.nearest[place * types + type].distance)
      }
    }
    for (row, least) in zip(city.result.rows, least) {
      let own = row.minDistance ?? .infinity
      #expect(own == least || own <= least + 1e-6, "\(own) \(least)")
    }
  }
}
