/// Which sites within a budget meet the most groups by value: greedy over single sites and plans for whole
/// groups, exchanges, the bound of `MeetingRelaxation`, and branch and bound as far as the options allow.
struct MeetingSearch: BranchedSearch {
  let matrix: CoverMatrix
  private let values: [Double]
  private let budget: Double
  let options: SitingSearch
  var relaxation: MeetingRelaxation
  private(set) var best: CoverChoice
  private(set) var bestValue = 0.0
  var meanShares: [Double]
  var iterations = 0
  var isTimeOver = false
  var nodes = 0
  var fixed: [Int] = []

  init(_ matrix: CoverMatrix, values: [Double], budget: Double, options: SitingSearch) {
    self.matrix = matrix
    self.values = values
    let budget = SavingsMatrix.widened(budget)
    self.budget = budget
    self.options = options
    relaxation = MeetingRelaxation(matrix, values: values, budget: budget)
    best = CoverChoice(matrix)
    meanShares = Array(repeating: 0, count: matrix.siteCount)
    offer([])
  }

  /// Gives the proven bound; the choice is `best`.
  mutating func run() -> Double {
    let limit = min(max(relaxation.limit(work: SitingSearch.pairBudget), 20), 3000)
    let bound = branch(
      from: descend(SubgradientPace(0.5, patience: 20), limit: limit, isRoot: true))
    if excludes(bound) { return bestValue }
    return max(relaxation.grid.tightened(bound), bestValue)
  }

  var pairCount: Int { matrix.pairCount }

  func excludes(_ bound: Double) -> Bool {
    relaxation.excludes(bound, better: bestValue)
  }

  private var decided: CoverChoice {
    var choice = CoverChoice(matrix)
    for site in decisions.indices where decisions[site] == .taken { choice.add(site) }
    return choice
  }

  mutating func offerDecided() {
    if decided.cost <= budget { offer(decided.sites) }
  }

  mutating func enterNode() -> Double? {
    let choice = decided
    guard choice.cost <= budget else { return nil }
    offer(choice.sites)
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
    // Fewer steps than elsewhere: each finds a cheapest set for every group anew.
    let bound = descend(SubgradientPace(0.5, patience: 4), limit: 30)
    return excludes(bound) ? nil : bound
  }

  /// Completes a choice within the budget, exchanges its sites and takes it when it is better.
  private mutating func offer(_ sites: [Int]) {
    var choice = MeetingChoice(
      matrix, relaxation.groups.sites, values: values, budget: budget,
      isAllowed: relaxation.decisions.map { $0 != .refused })
    for site in sites { choice.add(site) }
    choice.dropRedundant()
    choice.complete()
    choice.dropRedundant()
    choice.complete()
    exchange(&choice)
    let value = choice.value
    if value > bestValue { (best, bestValue) = (choice.choice, value) }
  }

  /// Removes one site after the other and completes what is left, as long as that is better.
  ///
  /// Complexity: O(sites of the choice · completing) for each improvement.
  private func exchange(_ choice: inout MeetingChoice) {
    var (value, isBetter) = (choice.value, true)
    while isBetter && !options.isTimeOver() {
      isBetter = false
      for site in choice.choice.sites where choice.choice.isChosen[site] {
        var trial = choice
        trial.remove(site)
        trial.dropRedundant()
        trial.complete()
        let found = trial.value
        if found > value { (choice, value, isBetter) = (trial, found, true) }
      }
    }
  }

  /// Tries the sites that the knapsack takes wholly.
  mutating func improve(isRoot: Bool) {
    guard isRoot, iterations.isMultiple(of: 20) else { return }
    let shares = relaxation.knapsack.shares
    let sites = shares.indices.filter { shares[$0] == 1 }
    if sites.reduce(0, { $0 + matrix.costs[$1] }) <= budget { offer(sites) }
  }
}
