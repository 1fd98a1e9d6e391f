import Assessment
public import FacilityLocation

/// What to build first, within a budget, over several types at once.
///
/// Chooses among all pairs of a type and a candidate, each candidate for one type at most, so that the most
/// demand newly comes within reach, that of each type counting with its weight in the standard.
public struct SitePlan: Sendable {
  /// One facility, in the order in which to build: each gains the most for its cost after those before it.
  public struct Step: Equatable, Sendable {
    /// Position in the sitings of the plan.
    public var type: Int
    /// Position of its candidate.
    public var candidate: Int
    public var cost: Double
    /// Weighted demand that newly comes within reach after the steps before it.
    public var gain: Double
  }

  public let steps: [Step]
  /// The weighted demand that the plan newly covers, and how much any plan can cover at most. Its sites are
  /// positions of offers: that of a candidate after those of all candidates for the types before.
  public let answer: SitingAnswer

  /// - Parameters:
  ///   - sitings: one for each type, all of the same candidates and with costs.
  ///   - budget: for the sum of the costs, not negative.
  ///   - counted: for each siting and community by position whether its people count; nil: all do.
  ///   - taken: candidates that the plan may not use.
  public init(
    _ sitings: [CitySiteModels], budget: Double, counting counted: [[Bool]]? = nil,
    without taken: Set<Int> = [], search: SitingSearch = SitingSearch()
  ) {
    let problem = SitingProblem(offersOf: sitings, counting: counted, without: taken)
    let candidates = sitings.first?.candidates.count ?? 0
    let answer = problem.maximalCovering(radius: 0, budget: budget, search: search)
    self.answer = answer
    steps = zip(answer.sites, answer.gains).map { offer, gain in
      Step(
        type: offer / candidates, candidate: offer % candidates, cost: problem.costs[offer],
        gain: gain)
    }
  }
}

extension SitingProblem {
  /// Every pair of a type and a candidate, type after type, and whom it would newly reach.
  fileprivate init(
    offersOf sitings: [CitySiteModels], counting counted: [[Bool]]?, without taken: Set<Int>
  ) {
    var weights: [Double] = []
    var (starts, demands) = ([0], [Int32]())
    for (number, siting) in sitings.enumerated() {
      let first = Int32(truncatingIfNeeded: weights.count)
      let problem = siting.problem
      for (place, weight) in problem.weights.enumerated() {
        let counts = counted?[number][Int(siting.communities.groups[place])] ?? true
        let isOpen = problem.openDistances[place] <= siting.limit
        weights.append(isOpen || !counts ? 0 : weight * siting.type.weight)
      }
      for site in 0..<problem.siteCount {
        for pair in problem.pairs.row(site)
        where !taken.contains(site) && problem.pairs.distances[pair] <= siting.limit
          && weights[Int(first + problem.pairs.demands[pair])] > 0
        {
          demands.append(first + problem.pairs.demands[pair])
        }
        starts.append(demands.count)
      }
    }
    self.init(
      weights: weights, pairs: SitePairs(starts: starts, demands: demands),
      costs: sitings.flatMap(\.problem.costs), premisesCount: sitings.first?.candidates.count)
  }
}
