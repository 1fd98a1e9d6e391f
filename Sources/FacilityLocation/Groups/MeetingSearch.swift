/// Which sites within a budget meet the most groups by value: greedy over single sites and plans for whole
/// groups, exchanges, the bound of `MeetingRelaxation`, and branch and bound as far as the options allow.
struct MeetingSearch {
  let matrix: CoverMatrix
  private let values: [Double]
  var relaxation: MeetingRelaxation
  var state: SearchState
  private(set) var best: CoverChoice
  private(set) var bestValue = 0.0

  init(_ matrix: CoverMatrix, values: [Double], budget: Double, options: SitingSearch) {
    self.matrix = matrix
    self.values = values
    state = SearchState(
      options: options, pairCount: matrix.pairCount, siteCount: matrix.siteCount)
    relaxation = MeetingRelaxation(
      matrix, values: values, budget: SavingsMatrix.widened(budget))
    best = CoverChoice(matrix)
    offer([])
  }
}

extension MeetingSearch: BudgetSearch {
  /// Steps after which the knapsack's choice is completed. Chosen by trial.
  private static let completionSteps = 20

  var bestSites: [Int] { best.sites }

  static var completesOffers: Bool { true }
  static var nodePace: SubgradientPace { .atGroupNode }

  func isDear(_ cost: Double, beside spent: Double) -> Bool { spent + cost > budget }

  mutating func boundRoot() -> Double {
    descend(relaxation.rootPace(work: state.options.pairBudget), isRoot: true)
  }

  /// Completes a choice within the budget, exchanges its sites and takes it when it is better.
  mutating func offer(_ sites: [Int]) {
    var choice = MeetingChoice(
      matrix, relaxation.groups.sites, values: values, budget: budget,
      isAllowed: decisions.map { $0 != .refused })
    for site in sites { choice.add(site) }
    for _ in 0..<2 {
      choice.dropRedundant()
      choice.complete()
    }
    var interchange = MeetingInterchange(choice)
    interchange.run(WorkLimit(visits: .max, isTimeOver: state.options.isTimeOver))
    if interchange.value > bestValue {
      (best, bestValue) = (interchange.choice.choice, interchange.value)
    }
  }

  /// Tries the sites that the knapsack takes wholly.
  mutating func improve(isRoot: Bool) {
    guard isRoot, state.effort.iterations.isMultiple(of: Self.completionSteps) else { return }
    let sites = relaxation.knapsack.wholeSites
    if cost(of: sites) <= budget { offer(sites) }
  }
}

/// Removes one site after the other and completes what is left, as long as that is better.
///
/// Complexity: O(sites of the choice · completing) for each improvement.
struct MeetingInterchange: Interchange {
  private(set) var choice: MeetingChoice
  /// Value of the choice.
  private(set) var value: Double
  let visits = 0
  /// Sites of the choice at the beginning of the round that are still to be tried, the last first.
  private var waiting: [Int] = []
  /// Sites that this choice was found to need.
  private var needed: Set<Int> = []

  init(_ choice: MeetingChoice) {
    self.choice = choice
    value = choice.value
  }

  var roundLength: Int { choice.choice.sites.count }

  mutating func tryNext(_ limit: WorkLimit) -> Bool {
    let site = next()
    var trial = choice
    trial.remove(site)
    trial.dropRedundant()
    trial.complete()
    let found = trial.value
    guard found > value else {
      needed.insert(site)
      return false
    }
    (choice, value, needed) = (trial, found, [])
    return true
  }

  /// The next site of the round that is chosen and not tried with this choice; there is one until a round
  /// is over.
  private mutating func next() -> Int {
    while true {
      if waiting.isEmpty { waiting = choice.choice.sites.reversed() }
      let site = waiting.removeLast()
      if choice.choice.isChosen[site] && !needed.contains(site) { return site }
    }
  }
}

/// The bound from above on the value of the groups that a budget can meet: Σ max(0, value − cheapest set)
/// at the prices of a `GroupPrices`, and the knapsack of what the sites earn at them.
struct MeetingRelaxation: KnapsackRelaxation, PricedRelaxation {
  private let values: [Double]
  let grid: ValueGrid
  var groups: GroupPrices
  private(set) var knapsack: SiteKnapsack
  var decisions: [SiteKnapsack.Decision]

  init(_ matrix: CoverMatrix, values: [Double], budget: Double) {
    self.values = values
    grid = ValueGrid(sumsOf: values)
    groups = GroupPrices(matrix)
    groups.pay(values)
    knapsack = SiteKnapsack(costs: matrix.costs, budget: budget)
    decisions = Array(repeating: .free, count: matrix.siteCount)
  }

  var worths: [Double] { groups.worths }

  mutating func evaluate() -> Double {
    let (values, decisions) = (values, decisions)
    groups.evaluate(limit: { values[$0] }, isAllowed: { decisions[$0] != .refused })
    knapsack.solve(values: worths, decisions: decisions)
    return values.indices.reduce(knapsack.value) { $0 + values[$1] - groups.costs[$1] }
  }

  mutating func step(by difference: Double) -> Bool {
    groups.step(shares: knapsack.shares, difference: difference)
  }
}
