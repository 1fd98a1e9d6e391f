import FacilityLocation
import TestSupport
import Testing

/// What must hold whatever the instance is.
@Suite struct LawTests {
  private static let exact = SitingSearch(exact: true)

  /// Random graphs as Beasley (1985, doi:10.1016/0377-2217(85)90147-3) makes them for the p-median:
  /// n²/50 edges with lengths 1…100, all shortest paths (Floyd and Warshall).
  private static func graphDistances(_ nodes: Int, seed: Int) -> [[Double]] {
    var numbers = SeededRandom(seed)
    var distances = (0..<nodes).map { row in (0..<nodes).map { $0 == row ? 0 : 1e6 } }
    func join(_ a: Int, _ b: Int, _ length: Double) {
      guard a != b else { return }
      distances[a][b] = length
      distances[b][a] = length
    }
    for node in 1..<nodes { join(node, numbers.below(node), Double(1 + numbers.below(100))) }
    for _ in 0..<nodes * nodes / 50 {
      join(numbers.below(nodes), numbers.below(nodes), Double(1 + numbers.below(100)))
    }
    for middle in 0..<nodes {
      for from in 0..<nodes {
        for to in 0..<nodes {
          distances[from][to] = min(
            distances[from][to], distances[from][middle] + distances[middle][to])
        }
      }
    }
    return distances
  }

  private static func problem(_ distances: [[Double]]) -> SitingProblem {
    var pairs = SitePairs()
    for row in distances {
      for (demand, distance) in row.enumerated() {
        pairs.append(demand: Int32(demand), distance: distance)
      }
      pairs.endSite()
    }
    return SitingProblem(weights: distances.map { _ in 1 }, pairs: pairs)
  }

  /// On a line of equally distant places the p-median of p equal runs is known: the middle of each.
  @Test(arguments: [(9, 3), (25, 5), (35, 7), (49, 7)])
  func medianOfALine(places: Int, count: Int) {
    let distances = (0..<places).map { row in (0..<places).map { Double(abs(row - $0)) } }
    let run = places / count
    let half = Double(run / 2)
    let answer = Self.problem(distances).median(
      limit: Double(places), budget: Double(count), search: Self.exact)
    #expect(answer.objective == Double(count) * half * (half + 1) && answer.isProven)
    #expect(answer.sites.sorted() == (0..<count).map { $0 * run + run / 2 })
  }

  /// More sites never cost more, and as many sites as places cost nothing.
  @Test(arguments: [(60, 3), (100, 5)])
  func medianOfGraphsFallsWithTheNumberOfSites(nodes: Int, step: Int) {
    let distances = Self.graphDistances(nodes, seed: nodes)
    let problem = Self.problem(distances)
    let limit = distances.joined().max() ?? 0
    var last = Double.infinity
    for count in [step, 2 * step, nodes / 3, nodes] {
      let answer = problem.median(limit: limit, budget: Double(count), search: Self.exact)
      let walked = (0..<nodes).reduce(0.0) { sum, place in
        sum + (answer.sites.map { distances[$0][place] }.min() ?? limit)
      }
      #expect(answer.isProven && answer.objective == walked && walked <= last)
      last = walked
    }
    #expect(last == 0)
  }

  @Test func permutingSitesChangesOnlyTheirNumbers() {
    for seed in 0..<60 {
      let instance = Instance(
        seed: seed, costly: seed & 1 == 1, existing: seed & 2 == 2, whole: true)
      var permuted = instance
      permuted.distances.reverse()
      permuted.costs.reverse()
      let (a, b) = (instance.problem, permuted.problem)
      let budget = instance.costs.reduce(0, +) / 3
      #expect(
        a.maximalCovering(radius: Instance.radius, budget: budget, search: Self.exact).objective
          == b.maximalCovering(radius: Instance.radius, budget: budget, search: Self.exact)
          .objective)
      #expect(
        a.setCovering(radius: Instance.radius, search: Self.exact).objective
          == b.setCovering(radius: Instance.radius, search: Self.exact).objective)
      #expect(
        a.center(count: 3, search: Self.exact)?.objective
          == b.center(count: 3, search: Self.exact)?.objective)
    }
  }

  @Test func oneMoreCandidateNeverMakesItWorse() {
    for seed in 0..<Thoroughness.cases(20, exhaustive: 60) {
      let instance = Instance(seed: seed, sites: 10, costly: true, existing: true, whole: true)
      var fewer = instance
      fewer.distances.removeLast()
      fewer.costs.removeLast()
      let budget = 12.0
      let covered = [fewer, instance].map {
        $0.problem.maximalCovering(radius: Instance.radius, budget: budget, search: Self.exact)
          .objective
      }
      let walked = [fewer, instance].map {
        $0.problem.median(limit: 70, budget: budget, search: Self.exact)
      }
      let served = walked.map { $0.service?.served ?? -1 }
      #expect(covered[0] <= covered[1] && served[0] <= served[1])
      #expect(served[0] < served[1] || walked[0].objective >= walked[1].objective)
    }
  }

  @Test func sameInputSameAnswer() {
    let problem = Self.problem(Self.graphDistances(80, seed: 3))
    let first = problem.median(limit: 1000, budget: 6)
    let second = problem.median(limit: 1000, budget: 6)
    #expect(first == second)
    #expect(zip(first.gains, first.gains.dropFirst()).allSatisfy { $0 >= $1 })
  }

  /// With no time at all there is still a choice within the budget and a true bound.
  @Test func timeOverLeavesAnHonestAnswer() {
    let distances = Self.graphDistances(60, seed: 8)
    let problem = Self.problem(distances)
    let best = problem.median(limit: 1000, budget: 4, search: Self.exact)
    let rushed = problem.median(
      limit: 1000, budget: 4, search: SitingSearch(exact: true) { true })
    #expect(rushed.isTimeOver && rushed.sites.count == 4)
    #expect(rushed.objective >= best.objective && rushed.bound <= best.objective)
  }

  @Test func nothingToChooseFrom() {
    let empty = SitingProblem(weights: [3, 4], pairs: SitePairs())
    #expect(empty.maximalCovering(radius: 1, budget: 2, search: Self.exact).objective == 0)
    let nobody = empty.median(limit: 5, budget: 2, search: Self.exact)
    #expect(nobody.objective == 0 && nobody.service?.served == 0 && nobody.isProven)
    #expect(empty.setCovering(radius: 1).sites.isEmpty && empty.unreachable(radius: 1) == [0, 1])
    #expect(empty.center(count: 2) == nil)
  }

  @Test func rowsAreSortedAndKeepTheLeastDistance() {
    var pairs = SitePairs()
    for (demand, distance) in [(4, 2.0), (1, 5.0), (4, 1.0)] {
      pairs.append(demand: Int32(demand), distance: distance)
    }
    pairs.endSite()
    pairs.endSite()
    #expect(pairs.demands == [1, 4] && pairs.distances == [5, 1] && pairs.starts == [0, 2, 2])
  }
}
