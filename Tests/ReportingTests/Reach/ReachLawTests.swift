import Assessment
import PlanarGeometry
import TestSupport
import Testing

/// Drawn reach against the exact coverage of towns with a canal, parks, dead ends and types that serve their own
/// street or community alone.
@Suite struct ReachLawTests {
  @Test(arguments: 1..<5)
  func whatIsDrawnIsWhatIsCovered(seed: UInt64) async throws {
    let town = RandomTown(seed: seed)
    for (metric, tolerance) in [(Metric.network, 0.5), (.network, 0.02), (.straight, 0.1)] {
      let options = RandomTown.options(metric, .area)
      let result = try await CircleAssessment.run(
        town.city, standard: RandomTown.standard, options: options)
      let reach = try await ReachLaws(
        town.city, RandomTown.standard, options, tolerance: tolerance)
      #expect(try reach.areValid)
      for type in RandomTown.standard.types.indices {
        let region = reach.region(type, metric)
        for (number, community) in town.city.communities.enumerated() {
          let common = try reach.common(region, community.region)
          let covered = result.row(community: number, type: type).covered
          #expect(
            abs(common.area - covered) <= tolerance * common.border + 0.5,
            "seed \(seed), \(metric), \(community.id), type \(type)")
        }
      }
    }
  }

  /// On foot nothing lies outside of the communities; a type reaches what its facilities do.
  @Test(arguments: 1..<4)
  func facilitiesMakeUpTheirType(seed: UInt64) async throws {
    let town = RandomTown(seed: seed)
    let options = RandomTown.options(.network, .area)
    let all = try await ReachLaws(town.city, RandomTown.standard, options)
    let each = try await ReachLaws(town.city, RandomTown.standard, options, of: .facility)
    #expect(try each.areValid)
    let land = try all.union(town.city.communities.map(\.region))
    for type in RandomTown.standard.types.indices {
      for metric in [Metric.network, .straight] {
        let own = each.areas.filter { $0.type == type && $0.metric == metric }
        let region = all.region(type, metric)
        let together = try each.union(own.map(\.region))
        #expect(try all.difference(region, together) < 1e-3 * region.area + 20)
        #expect(own.allSatisfy { $0.facility != nil && $0.facilities > 0 })
        if metric == .network {
          #expect(abs(try all.common(region, land).area - region.area) < 1)
        }
      }
    }
  }

  /// The same bytes whatever the number of tasks.
  @Test func tasksChangeNothing() async throws {
    let town = RandomTown(seed: 4)
    var options = RandomTown.options(.network, .area)
    let one = try await ReachLaws(town.city, RandomTown.standard, options)
    options.threads = 3
    let three = try await ReachLaws(town.city, RandomTown.standard, options)
    #expect(one.areas.map(\.region) == three.areas.map(\.region))
  }
}
