import Assessment
import Coverage
import PlanarGeometry
import TestSupport
import Testing
import Wording

/// The balance index against its other definition, 100 · mean(a) · (1 − Gini(a)) with a = clamp(2 − d/R, 0, 1), which
/// is reckoned pair by pair, and against closed forms.
@Suite struct BalanceIndexTests {
  private static let name = LocalizedText(zh: "", en: "")

  /// One type of a radius; a community of points on the x-axis; a facility at the origin.
  private func balance(of points: [Double], radius: Double) async throws -> Double? {
    let standard = Standard(
      name: Self.name, circles: [ServiceCircle(minutes: 5, name: Self.name)], categories: [],
      types: [FacilityType(id: "t", name: Self.name, circle: 5, radius: .metres(radius))])
    var city = City(
      name: "", communities: [Community(id: "C", region: RandomTown.rectangle(-1, -1, 999, 1))],
      facilities: FacilityTable())
    city.facilities.append(
      Facility(
        id: "F", entrances: [PlanarPoint(x: 0, y: 0)], services: [FacilityService(type: 0)]))
    var people = PopulationLayer(.points(points.map { PlanarPoint(x: $0, y: 0) }), communities: 1)
    people.people = points.map { _ in 1 }
    people.communityStarts = [0, Int32(points.count)]
    people.ids = points.indices.map { "\($0)" }
    city.population = people
    let scores = try await Self.scores(of: city, standard, measure: .population)
    return scores.communities[0].balance
  }

  static func scores(
    of city: City, _ standard: Standard, metric: Metric = .straight, measure: DemandMeasure
  ) async throws -> ExamScores {
    var options = RandomTown.options(metric, measure)
    options.measuresBalance = true
    let result = try await CircleAssessment.run(city, standard: standard, options: options)
    return ExamScores(of: result, in: city, standard: standard)
  }

  /// a = 1, ½, ½, 0: mean ½, Gini ⅜.
  @Test func fourEqualDemands() async throws {
    let balance = try #require(try await balance(of: [100, 150, 150, 300], radius: 100))
    #expect(abs(balance - 31.25) < 1e-9)
    #expect(try await self.balance(of: [10, 99], radius: 100) == 100)
    #expect(try await self.balance(of: [250, 900], radius: 100) == 0)
  }

  /// A strip beside a park as wide as it: C(r) = r/200, so that ∫₁² (ρ/4)² dρ = 7/48.
  @Test func landBesideAPark() async throws {
    let standard = Standard(
      name: Self.name, circles: [ServiceCircle(minutes: 5, name: Self.name)], categories: [],
      types: [FacilityType(id: "park", name: Self.name, circle: 5, radius: .metres(50))])
    var city = City(
      name: "", communities: [Community(id: "C", region: RandomTown.rectangle(0, 0, 200, 30))],
      facilities: FacilityTable())
    city.facilities.append(
      Facility(
        id: "P", entrances: [], region: RandomTown.rectangle(-100, 0, 0, 30),
        services: [FacilityService(type: 0)]))
    let scores = try await Self.scores(of: city, standard, measure: .area)
    #expect(abs(try #require(scores.communities[0].balance) - 700.0 / 48) < 1e-9)
  }

  private struct Place {
    var access: Double
    var weight: Double
  }

  /// 100 · mean(a) · (1 − Gini(a)), pair by pair.
  private func balance(_ places: [Place]) -> Double? {
    let weight = places.reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return nil }
    let mean = places.reduce(0) { $0 + $1.access * $1.weight } / weight
    guard mean > 0 else { return 0 }
    let differences = places.reduce(0) { sum, a in
      places.reduce(sum) { $0 + abs(a.access - $1.access) * a.weight * $1.weight }
    }
    return 100 * mean * (1 - differences / (2 * mean * weight * weight))
  }

  /// Points of a random town, each community alone and several pooled.
  @Test(arguments: 1...UInt64(Thoroughness.draws(10)))
  func pointsOfRandomTowns(seed: UInt64) async throws {
    let town = RandomTown(seed: seed)
    var standard = RandomTown.standard
    for type in standard.types.indices { standard.types[type].serves = .anyone }
    let (city, people) = (town.city, try #require(town.city.population))
    guard case .points(let points) = people.shape else { return }
    let scores = try await Self.scores(of: city, standard, measure: .population)
    for communities in [[0], [3], [0, 1, 2], [1, 5], Array(city.communities.indices)] {
      let expected = standard.types.indices.map { type -> Double? in
        let radius = standard.types[type].radius.metres(atSpeed: 1)
        let places = communities.flatMap { community in
          (people.communityStarts[community]..<people.communityStarts[community + 1]).map { place in
            let metres = distance(of: points[Int(place)], type, city.facilities)
            let access = metres <= radius + 0.001 ? 1 : max(2 - metres / radius, 0)
            return Place(access: min(access, 1), weight: people.people[Int(place)])
          }
        }
        return balance(places)
      }
      for (found, expected) in zip(scores.balances(of: communities), expected) {
        #expect(abs((found ?? -1) - (expected ?? -1)) < 1e-9, "\(communities)")
      }
    }
  }

  private func distance(of place: PlanarPoint, _ type: Int, _ table: FacilityTable) -> Double {
    (0..<table.count).map { position in
      let facility = table[position]
      guard facility.services.contains(where: { Int($0.type) == type }) else {
        return Double.infinity
      }
      let region = facility.entrances.isEmpty ? facility.region : nil
      let toRegion = region.map { $0.squaredDistance(to: place).squareRoot() } ?? .infinity
      return min(facility.entrances.map { $0.distance(to: place) }.min() ?? .infinity, toRegion)
    }.min() ?? .infinity
  }
}
