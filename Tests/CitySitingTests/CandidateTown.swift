import Assessment
import PlanarGeometry
import TestSupport

@testable import CitySiting
@testable import FacilityLocation

/// A random town with candidate sites, and what an examination says of the town with some of them built.
struct CandidateTown {
  var town: RandomTown
  var candidates: [CandidateSite]
  var standard = RandomTown.standard
  var options: AssessmentOptions

  /// - Parameter priced: whether the candidates have costs.
  init(seed: UInt64, _ metric: Metric, candidates count: Int, priced: Bool = false) {
    town = RandomTown(seed: seed)
    options = RandomTown.options(metric, .population)
    options.threshold = 0.5
    candidates = []
    for number in 0..<count {
      var site = CandidateSite(
        id: "S\(100 + number)", position: town.dice.point(in: RandomTown.box))
      if priced { site.cost = 0.5 + 4 * town.dice.unit() }
      candidates.append(site)
    }
  }

  /// The facility that would stand at a candidate.
  func facility(at candidate: Int, type: String) -> Facility {
    let position = standard.types.firstIndex { $0.id == type } ?? 0
    let site = candidates[candidate]
    return Facility(
      id: site.id, entrances: [site.position],
      services: [FacilityService(type: Int32(position), floorArea: site.floorArea)])
  }

  func scenario(_ chosen: [Int], type: String) -> Scenario {
    var scenario = Scenario(name: "")
    scenario.added = chosen.map { Scenario.Addition(facility(at: $0, type: type)) }
    return scenario
  }

  func siting(
    _ type: String, reach: Double = 3, stretch: Double = 1,
    equity: CitySiteModels.Equity = CitySiteModels.Equity(), costs: Bool = false,
    capacity: Double? = nil
  ) async throws -> CitySiteModels {
    try await CitySiteModels(
      town.city, standard: standard, options: options, type: type, candidates: candidates,
      reach: reach, stretch: stretch, equity: equity, costs: costs, capacity: capacity)
  }

  /// The type alone, in the town with the chosen candidates built.
  func examine(
    _ chosen: [Int], type: String, stretch: Double = 1
  ) async throws -> AssessmentResult {
    var (city, standard, options) = (town.city, standard, options)
    city.facilities = city.facilities.applying(scenario(chosen, type: type))
    options.types = [type]
    options.keepsDemand = true
    for position in standard.types.indices {
      let radius = standard.types[position].radius.metres(atSpeed: options.walkSpeed)
      standard.types[position].radius = .metres(radius * stretch / options.walkSpeed)
    }
    return try await CircleAssessment.run(city, standard: standard, options: options)
  }
}

/// Every set of candidates, by the bits of its number, with what an examination of the town says once it
/// is built.
struct ExaminedSubsets {
  let count: Int
  /// People covered.
  var covered: [Double] = []
  /// Positions of the communities that meet the type.
  private(set) var met: [Set<Int>] = []
  /// People with a facility within 3R, and the sum of people times distance of them.
  private(set) var served: [Double] = []
  private(set) var walked: [Double] = []
  /// Metres of each place from its nearest facility; infinite beyond 3R.
  private(set) var distances: [[Double]] = []
  private(set) var isReached: [[Bool]] = []

  init(_ town: CandidateTown, type: String, stretch: Double = 1) async throws {
    count = town.candidates.count
    for subset in 0..<1 << count {
      let chosen = (0..<count).filter { subset >> $0 & 1 == 1 }
      let result = try await town.examine(chosen, type: type, stretch: stretch)
      covered.append(result.rows.reduce(0) { $0 + $1.covered })
      met.append(Set(result.rows.indices.filter { result.rows[$0].verdict == .met }))
      let nearest = result.demand?.nearest ?? []
      let limit = 3 * result.radii[0]
      let weights = result.demand?.weights[.everyone] ?? []
      let near = zip(nearest, weights).filter { $0.0.distance <= limit }
      served.append(near.reduce(0) { $0 + $1.1 })
      walked.append(near.reduce(0) { $0 + $1.0.distance * $1.1 })
      distances.append(nearest.map { $0.distance <= limit ? $0.distance : .infinity })
      isReached.append(nearest.map { $0.status == .reached })
    }
  }

  var all: Int { (1 << count) - 1 }

  func number(of sites: [Int]) -> Int { sites.reduce(0) { $0 | 1 << $1 } }

  /// The subsets with at most so many sites.
  func upTo(_ size: Int) -> [Int] { (0...all).filter { $0.nonzeroBitCount <= size } }

  func size(_ subset: Int) -> Double { Double(subset.nonzeroBitCount) }

  func cost(_ subset: Int, _ costs: [Double]) -> Double {
    costs.indices.reduce(0) { subset >> $1 & 1 == 1 ? $0 + costs[$1] : $0 }
  }

  /// The greatest distance of any place with people that has a facility within 3R.
  func worstServed(_ subset: Int, weights: [Double]) -> Double {
    weights.indices.reduce(0) { worst, place in
      distances[subset][place].isFinite && weights[place] > 0
        ? max(worst, distances[subset][place]) : worst
    }
  }

  /// Of the subsets with at most so many sites those that serve the most people within 3R.
  func servingMost(upTo size: Int) -> [Int] {
    let most = upTo(size).map { served[$0] }.max() ?? 0
    return upTo(size).filter { served[$0] >= most - 1e-6 }
  }

  func coversAll(_ subset: Int) -> Bool {
    isReached[subset].indices.allSatisfy { isReached[subset][$0] || !isReached[all][$0] }
  }
}
