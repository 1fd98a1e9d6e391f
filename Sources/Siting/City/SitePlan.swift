import Examination

/// What to build first, within a budget, over several types at once.
///
/// Chooses among all pairs of a type and a candidate, each candidate for one type at most, so that the most
/// demand newly comes within reach, that of each type counting with its weight in the standard.
public struct SitePlan: Sendable {
  /// One facility, in the order in which to build.
  public struct Step: Equatable, Sendable {
    /// Position in the sitings of the plan.
    public var type: Int
    /// Position of its candidate.
    public var candidate: Int
    public var cost: Double
    /// Weighted demand that newly comes within reach after the steps before it.
    public var gain: Double
  }

  public private(set) var steps: [Step] = []
  /// Weighted demand that the plan newly covers.
  public private(set) var objective = 0.0
  /// No plan covers more: proven, also without the rule that a candidate holds one type.
  public private(set) var bound = 0.0
  public private(set) var isTimeOver = false

  /// Distance of the objective from the bound as a share of the objective; 0 when proven optimal.
  public var gap: Double {
    if bound <= objective { return 0 }
    return objective > 0 ? (bound - objective) / objective : .infinity
  }

  /// - Parameters:
  ///   - sitings: one for each type, all of the same candidates and with costs.
  ///   - budget: for the sum of the costs, not negative.
  public init(_ sitings: [CitySiting], budget: Double, search: SitingSearch = SitingSearch()) {
    let offers = PlanOffers(sitings)
    let answer = offers.problem.maximalCovering(radius: 0, budget: budget, search: search)
    isTimeOver = answer.isTimeOver
    bound = max(answer.bound, 0)
    var choice = PlanChoice(offers, budget: budget)
    for offer in answer.sites { choice.take(offer) }
    choice.fill()
    steps = choice.ordered().map { offer, gain in
      Step(
        type: offers.type(of: offer), candidate: offers.candidate(of: offer),
        cost: offers.problem.costs[offer], gain: gain)
    }
    objective = steps.reduce(0) { $0 + $1.gain }
    // Sums in another order differ by rounding.
    if bound - objective <= 1e-9 * objective { bound = objective }
  }
}

/// Every pair of a type and a candidate as a site of one problem, type after type.
private struct PlanOffers {
  let problem: SitingProblem
  let candidateCount: Int

  init(_ sitings: [CitySiting]) {
    candidateCount = sitings.first?.candidates.count ?? 0
    var weights: [Double] = []
    var (starts, demands) = ([0], [Int32]())
    for siting in sitings {
      let first = Int32(truncatingIfNeeded: weights.count)
      let problem = siting.problem
      for (weight, open) in zip(problem.weights, problem.openDistances) {
        weights.append(open <= siting.limit ? 0 : weight * siting.type.weight)
      }
      for site in 0..<problem.siteCount {
        for pair in problem.pairs.row(site)
        where problem.pairs.distances[pair] <= siting.limit
          && weights[Int(first + problem.pairs.demands[pair])] > 0
        {
          demands.append(first + problem.pairs.demands[pair])
        }
        starts.append(demands.count)
      }
    }
    problem = SitingProblem(
      weights: weights, pairs: SitePairs(starts: starts, demands: demands),
      costs: sitings.flatMap(\.problem.costs))
  }

  func type(of offer: Int) -> Int { offer / max(candidateCount, 1) }
  func candidate(of offer: Int) -> Int { offer % max(candidateCount, 1) }
}

/// Offers that are taken, with what is left of the budget.
private struct PlanChoice {
  private let offers: PlanOffers
  private var rest: Double
  private var taken: [Int] = []
  private var usedCandidates = Set<Int>()
  private var isCovered: [Bool]

  init(_ offers: PlanOffers, budget: Double) {
    self.offers = offers
    rest = budget * (1 + 1e-12)
    isCovered = [Bool](repeating: false, count: offers.problem.weights.count)
  }

  private func isPossible(_ offer: Int) -> Bool {
    offers.problem.costs[offer] <= rest && !usedCandidates.contains(offers.candidate(of: offer))
  }

  private func gain(_ offer: Int) -> Double {
    offers.problem.pairs.row(offer).reduce(0) { sum, pair in
      let place = Int(offers.problem.pairs.demands[pair])
      return isCovered[place] ? sum : sum + offers.problem.weights[place]
    }
  }

  mutating func take(_ offer: Int) {
    guard isPossible(offer) else { return }
    taken.append(offer)
    usedCandidates.insert(offers.candidate(of: offer))
    rest -= offers.problem.costs[offer]
    cover(offer)
  }

  private mutating func cover(_ offer: Int) {
    for pair in offers.problem.pairs.row(offer) {
      isCovered[Int(offers.problem.pairs.demands[pair])] = true
    }
  }

  /// Spends what is left on the offers that gain the most for their cost.
  mutating func fill() {
    var rates = offers.problem.costs.indices.map { rate($0) }
    while let best = best(&rates) { take(best) }
  }

  private func rate(_ offer: Int) -> Double {
    let cost = offers.problem.costs[offer]
    return gain(offer) / max(cost, 1e-9)
  }

  /// The possible offer with the greatest rate, of equal ones the first. Rates only fall, so that one that
  /// is still the greatest when it is worked out anew is the best.
  private func best(_ rates: inout [Double]) -> Int? {
    while true {
      var best: Int?
      for offer in rates.indices where rates[offer] > 0 && isPossible(offer) {
        if rates[offer] > best.map({ rates[$0] }) ?? 0 { best = offer }
      }
      guard let best else { return nil }
      let rate = rate(best)
      if rate == rates[best] { return best }
      rates[best] = rate
    }
  }

  /// What was taken, each gaining the most for its cost after those before it.
  func ordered() -> [(offer: Int, gain: Double)] {
    var order = PlanChoice(offers, budget: .infinity)
    var left = taken.sorted()
    var result: [(offer: Int, gain: Double)] = []
    while !left.isEmpty {
      let rates = left.map { order.rate($0) }
      var best = 0
      for place in left.indices where rates[place] > rates[best] { best = place }
      let offer = left.remove(at: best)
      result.append((offer, order.gain(offer)))
      order.cover(offer)
    }
    return result
  }
}
