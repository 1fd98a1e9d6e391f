/// Which sites within a budget meet the most groups by value.
struct MeetingSearch: BranchedSearch {
  let matrix: CoverMatrix
  private let values: [Double]
  private let budget: Double
  private let options: SitingSearch
  private let greedy: MeetingGreedy
  private let isIntegral: Bool
  private var relaxation: MeetingRelaxation
  private var direction: [Double]
  private(set) var best: CoverChoice
  private(set) var bestValue = 0.0
  private(set) var leaning: [Double]
  private(set) var iterations = 0
  private(set) var isTimeOver = false
  var nodes = 0
  var fixed: [Int] = []

  init(_ matrix: CoverMatrix, values: [Double], budget: Double, options: SitingSearch) {
    self.matrix = matrix
    self.values = values
    let budget = SavingsMatrix.widened(budget)
    self.budget = budget
    self.options = options
    greedy = MeetingGreedy(matrix, values: values, budget: budget)
    isIntegral = values.areWhole
    relaxation = MeetingRelaxation(matrix, values: values, budget: budget)
    direction = Array(repeating: 0, count: matrix.demandCount)
    best = CoverChoice(matrix)
    leaning = Array(repeating: 0, count: matrix.siteCount)
    offer(best)
  }

  /// Gives the proven bound; the choice is `best`.
  mutating func run() -> Double {
    let limit = max(20, min(400, SitingSearch.pairBudget / 4 / max(matrix.pairCount, 1)))
    var bound = descend(SubgradientPace(1, patience: 10), limit: limit)
    if options.isExact && !excludes(bound) {
      bound = BranchAndBound.run(&self, bound: bound)
    }
    if excludes(bound) { return bestValue }
    return max(isIntegral ? (bound + 1e-6).rounded(.down) : bound, bestValue)
  }

  var decisions: [SiteKnapsack.Decision] {
    get { relaxation.decisions }
    set { relaxation.decisions = newValue }
    _modify { yield &relaxation.decisions }
  }

  func excludes(_ bound: Double) -> Bool {
    isIntegral ? bound + 1e-6 < bestValue + 1 : bound <= bestValue + 1e-9 * bestValue
  }

  private var decided: CoverChoice {
    var choice = CoverChoice(matrix)
    for site in decisions.indices where decisions[site] == .taken { choice.add(site) }
    return choice
  }

  mutating func offerDecided() {
    if decided.cost <= budget { offer(decided) }
  }

  mutating func enterNode() -> Double? {
    let choice = decided
    guard choice.cost <= budget else { return nil }
    offer(choice)
    var isOpen = false
    for site in decisions.indices where decisions[site] == .free {
      if choice.cost + matrix.costs[site] > budget {
        decisions[site] = .refused
        fixed.append(site)
      } else {
        isOpen = true
      }
    }
    guard isOpen else { return nil }
    let bound = descend(SubgradientPace(0.5, patience: 4), limit: 30)
    return excludes(bound) ? nil : bound
  }

  /// Completes a choice within the budget and takes it when it is better.
  private mutating func offer(_ choice: CoverChoice) {
    var choice = choice
    let decisions = relaxation.decisions
    greedy.complete(&choice) { decisions[$0] != .refused }
    choice.dropRedundant()
    greedy.complete(&choice) { decisions[$0] != .refused }
    let value = greedy.value(of: choice)
    if value > bestValue { (best, bestValue) = (choice, value) }
  }

  private static let offerInterval = 20
  private static let memory = 0.7

  private mutating func descend(_ pace: SubgradientPace, limit: Int) -> Double {
    var pace = pace
    var kept = relaxation.multipliers
    for demand in direction.indices { direction[demand] = 0 }
    for round in 0..<limit where !pace.isOver {
      let bound = relaxation.evaluate()
      iterations += 1
      for site in leaning.indices {
        leaning[site] += 0.1 * (relaxation.knapsack.shares[site] - leaning[site])
      }
      if round % Self.offerInterval == Self.offerInterval - 1 { offerKnapsack() }
      if pace.note(bound, target: bestValue) {
        kept = relaxation.multipliers
        if excludes(bound) { break }
      }
      if options.isTimeOver() { isTimeOver = true }
      if isTimeOver || !step(from: bound, pace: pace.value) { break }
    }
    relaxation.reset(multipliers: kept)
    return pace.best
  }

  private mutating func offerKnapsack() {
    var choice = CoverChoice(matrix)
    for (site, share) in relaxation.knapsack.shares.enumerated() where share == 1 {
      choice.add(site)
    }
    if choice.cost <= budget {
      choice.dropRedundant()
      offer(choice)
    }
  }

  /// Moves the prices by Polyak's step; false when they cannot move.
  private mutating func step(from bound: Double, pace: Double) -> Bool {
    let (missing, multipliers) = (relaxation.missing(), relaxation.multipliers)
    var length = 0.0
    for demand in direction.indices {
      direction[demand] = Self.memory * direction[demand] + (1 - Self.memory) * missing[demand]
      let isHeld = multipliers[demand] <= 0 && direction[demand] < 0
      if !isHeld { length += direction[demand] * direction[demand] }
    }
    guard length > 0 else { return false }
    let step = pace * max(bound - bestValue, 0) / length
    relaxation.reset(multipliers: zip(multipliers, direction).map { max($0 + step * $1, 0) })
    return true
  }
}
