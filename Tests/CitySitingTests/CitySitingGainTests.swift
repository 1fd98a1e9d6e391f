import Assessment
import CitySiting
import FacilityLocation
import PlanarGeometry
import TestSupport
import Testing

@testable import WhatIf

/// What a candidate would gain against what-ifs of the baseline.
@Suite struct CitySitingGainTests {
  /// 40 candidates for each type and metric; types of a street or a community too.
  @Test(arguments: [Metric.straight, .network], RandomTown.standard.types.map(\.id))
  func isWhatAnAdditionNewlyCovers(_ metric: Metric, type: String) async throws {
    let town = CandidateTown(seed: 40, metric, candidates: 40)
    let siting = try await town.siting(type, reach: 1)
    var baseline = try await Baseline(
      town.town.city, standard: town.standard, options: town.options)
    let position = town.standard.types.firstIndex { $0.id == type }
    #expect(
      siting.covered
        == baseline.rows.indices.filter { $0 % 4 == position }.reduce(0) {
          $0 + baseline.rows[$1].covered
        })
    var gaining = 0
    for candidate in town.candidates.indices {
      let effect = try? baseline.whatIf(town.scenario([candidate], type: type))
      let expected = effect?.rows.filter { $0.type == position }.reduce(0) { $0 + $1.gain } ?? 0
      let gain = siting.gains(of: [candidate])[0]
      #expect(abs(gain.demand - expected) < 1e-9, "\(candidate)")
      gaining += gain.demand > 0 ? 1 : 0
    }
    #expect(gaining > 4)
  }

  /// On a network the places of the model are the cells of the lattice, which count as a whole, while a
  /// what-if is exact: of all land they differ by less than a fiftieth.
  @Test(arguments: [DemandMeasure.area, .residential]) func landOnANetwork(
    _ measure: DemandMeasure
  ) async throws {
    var town = CandidateTown(seed: 45, .network, candidates: 25)
    town.options.measure = measure
    let siting = try await town.siting("clinic", reach: 1)
    var baseline = try await Baseline(
      town.town.city, standard: town.standard, options: town.options)
    var gaining = 0
    let all = baseline.rows.indices.filter { $0 % baseline.types.count == 0 }
      .reduce(0) { $0 + baseline.rows[$1].demand }
    for candidate in town.candidates.indices {
      let effect = try? baseline.whatIf(town.scenario([candidate], type: "clinic"))
      let expected = effect?.rows.reduce(0) { $0 + $1.gain } ?? 0
      let gain = siting.gains(of: [candidate])[0].demand
      #expect(abs(gain - expected) < 0.02 * all, "\(candidate)")
      gaining += gain > 0 ? 1 : 0
    }
    #expect(gaining > 4)
  }

  /// Each after those before it, the elderly and the children too.
  @Test(arguments: [Metric.straight, .network]) func addUpOneAfterTheOther(
    _ metric: Metric
  ) async throws {
    var town = CandidateTown(seed: 41, metric, candidates: 15)
    let count = town.town.city.population?.count ?? 0
    town.town.city.population?.children = (0..<count).map { _ in
      Double(town.town.dice.below(6))
    }
    let siting = try await town.siting("clinic", reach: 1)
    var baseline = try await Baseline(
      town.town.city, standard: town.standard, options: town.options)
    for (candidate, gain) in siting.gains(of: Array(0..<15)).enumerated() {
      let scenario = town.scenario([candidate], type: "clinic")
      let applied = try? baseline.apply(scenario, counting: [.everyone, .elderly, .children])
      #expect(gain.demand == applied?.gains[.everyone] ?? 0)
      #expect(gain.elderly == applied?.gains[.elderly] ?? 0)
      #expect(gain.children == applied?.gains[.children] ?? 0)
    }
    #expect(baseline.depth > 10)
  }

  @Test func groupsThatTheDataDoNotTellAreNil() async throws {
    var town = CandidateTown(seed: 42, .straight, candidates: 3)
    town.town.city.population?.elderly = nil
    let gains = try await town.siting("clinic").gains(of: [0, 1, 2])
    #expect(gains.allSatisfy { $0.elderly == nil && $0.children == nil })
  }

  /// Only the people of the community, or of the street, in which a candidate stands.
  @Test(arguments: [Metric.straight, .network]) func servedAreasAreThoseOfTheCandidate(
    _ metric: Metric
  ) async throws {
    let town = CandidateTown(seed: 43, metric, candidates: 30)
    let communities = town.town.city.communities
    for (type, area) in [("office", ServedArea.community), ("nursery", .street)] {
      let siting = try await town.siting(type)
      for (candidate, site) in town.candidates.enumerated() {
        let homes = communities.filter { $0.region.contains(site.position) }
        let served = communities.indices.filter { number in
          homes.contains {
            area == .community
              ? $0.id == communities[number].id
              : $0.street != nil && $0.street == communities[number].street
          }
        }
        let pairs = siting.problem.pairs
        let reached = Set(
          pairs.row(candidate).map { siting.communities.groups[Int(pairs.demands[$0])] })
        #expect(reached.isSubset(of: served.map { Int32($0) }), "\(type) \(candidate)")
      }
    }
  }

  @Test func unknownTypesAreErrors() async throws {
    let town = CandidateTown(seed: 44, .straight, candidates: 1)
    await #expect(throws: AssessmentError.unknownType("spa")) { try await town.siting("spa") }
  }
}
