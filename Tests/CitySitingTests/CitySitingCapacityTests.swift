import Assessment
import CitySiting
import FacilityLocation
import Testing

/// Candidates that serve no more than a capacity, in a town, against examinations of every subset.
@Suite struct CitySitingCapacityTests {
  private static let exact = SitingSearch(exact: true)

  /// The most that a subset newly serves: by the theorem of the least cut (Ford, Fulkerson 1956) the least,
  /// over its parts, of the capacities of the part and what an examination says the rest newly covers.
  private func served(_ subset: Int, _ capacity: Double, _ examined: ExaminedSubsets) -> Double {
    (0...subset).filter { $0 & subset == $0 }.map { part in
      capacity * examined.size(part) + examined.covered[subset ^ part] - examined.covered[0]
    }.min() ?? 0
  }

  @Test(arguments: [(Metric.straight, UInt64(50)), (.straight, 51), (.network, 52)])
  func coversWhatTheLeastCutSays(_ kind: (Metric, UInt64)) async throws {
    let town = CandidateTown(seed: kind.1, kind.0, candidates: 6)
    let examined = try await ExaminedSubsets(town, type: "clinic")
    let reachable = examined.covered[examined.all] - examined.covered[0]
    #expect(reachable > 0)
    for share in [0.05, 0.2, 0.6, 2] {
      let capacity = (reachable * share).rounded(.up)
      let siting = try await town.siting("clinic", reach: 1, capacity: capacity)
      for count in [1, 2, 4] {
        let best = examined.upTo(count).map { served($0, capacity, examined) }.max() ?? 0
        let answer = siting.maximalCovering(budget: Double(count), search: Self.exact)
        #expect(abs(answer.objective - examined.covered[0] - best) < 1e-6 && answer.isProven)
        let chosen = served(examined.number(of: answer.sites), capacity, examined)
        #expect(abs((answer.loads?.reduce(0, +) ?? -1) - chosen) < 1e-6)
        #expect(answer.loads?.allSatisfy { $0 <= capacity } ?? false)
      }
    }
  }

  /// A capacity that nobody exhausts is none.
  @Test(arguments: [Metric.straight, .network]) func aLargeCapacityChangesNothing(
    _ metric: Metric
  ) async throws {
    let town = CandidateTown(seed: 53, metric, candidates: 8)
    let free = try await town.siting("canteen")
    let limited = try await town.siting("canteen", capacity: 1e9)
    for budget in [1.0, 3] {
      let (a, b) = (
        free.median(budget: budget, search: Self.exact),
        limited.median(budget: budget, search: Self.exact)
      )
      #expect(abs(a.objective - b.objective) <= 1e-9 * a.objective && b.isProven)
      #expect(a.loads == nil && b.loads?.count == b.sites.count)
    }
  }
}
