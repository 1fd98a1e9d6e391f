import Assessment
import FacilityLocation
import PlanarGeometry
import TestSupport
import Testing

@testable import CitySiting

/// Elderly and children count more where it is asked for, in the choice and nowhere else.
@Suite struct EquityTests {
  /// The town, and its people in the order in which an examination measures their places.
  private func town(_ metric: Metric) async throws -> (CandidateTown, PopulationLayer) {
    var town = CandidateTown(seed: 60, metric, candidates: 7)
    var layer = town.town.city.population ?? PopulationLayer(.points([]), communities: 6)
    layer.children = layer.people.map { _ in Double(town.town.dice.below(20)) }
    town.town.city.population = layer
    let ids = try await town.examine([], type: "clinic").demand?.ids ?? []
    let order = ids.compactMap { layer.ids.firstIndex(of: $0) }
    #expect(order.sorted() == Array(layer.ids.indices))
    layer.people = order.map { layer.people[$0] }
    layer.elderly = layer.elderly.map { elderly in order.map { elderly[$0] } }
    layer.children = layer.children.map { children in order.map { children[$0] } }
    return (town, layer)
  }

  @Test(arguments: [Metric.straight, .network]) func weighsTheChoice(
    _ metric: Metric
  ) async throws {
    let (town, layer) = try await town(metric)
    let equity = CitySiteModels.Equity(elderly: 1.5, children: 4)
    let siting = try await town.siting("clinic", equity: equity)
    let elderly = try #require(layer.elderly)
    let children = try #require(layer.children)
    let weights = layer.people.indices.map {
      layer.people[$0] + 1.5 * elderly[$0] + 4 * children[$0]
    }
    #expect(siting.problem.weights == weights)
    #expect(siting.demand == layer.people)
    #expect(siting.elderly == elderly && siting.children == children)
    let plain = try await town.siting("clinic")
    #expect(plain.problem.weights == layer.people)
    #expect(siting.communities.needs == plain.communities.needs)
    #expect(siting.covered == plain.covered)
    try await expectBest(siting, town, weights)
  }

  private func expectBest(
    _ siting: CitySiteModels, _ town: CandidateTown, _ weights: [Double]
  ) async throws {
    let subsets = try await ExaminedSubsets(town, type: "clinic")
    for count in [1, 2] {
      let answer = siting.problem.maximalCovering(
        radius: siting.limit, budget: Double(count), search: SitingSearch(exact: true))
      let best = subsets.upTo(count).map { subset in
        weights.indices.reduce(0) {
          subsets.isReached[subset][$1] ? $0 + weights[$1] : $0
        }
      }.max()
      #expect(abs(answer.objective - (best ?? 0)) < 1e-6)
    }
  }

  /// A type for the elderly counts them alone, whatever children count for.
  @Test func ofAGroup() async throws {
    var (town, layer) = try await town(.straight)
    town.standard.types[1].group = .elderly
    let siting = try await town.siting("clinic")
    #expect(siting.demand == layer.elderly)
    let pairs = siting.problem.pairs
    #expect(pairs.pairCount > 20)
    #expect(pairs.demands.allSatisfy { siting.demand[Int($0)] > 0 })
    let weighted = try await town.siting("clinic", equity: .init(elderly: 1, children: 3))
    #expect(weighted.problem.pairs.demands == pairs.demands)
    #expect(weighted.problem.weights == siting.demand.map { 2 * $0 })
    let need = layer.range(of: 2).reduce(0) { $0 + (layer.elderly?[$1] ?? 0) } * 0.5
    #expect(abs(siting.communities.needs[2] - need) < 1e-6)
  }
}
