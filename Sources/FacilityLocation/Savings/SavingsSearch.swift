/// Solves a `SavingsMatrix`: greedy, interchange, Lagrangian bound with its own choices, and branch and
/// bound as far as the options allow.
struct SavingsSearch {
  let matrix: SavingsMatrix
  let options: SitingSearch
  private(set) var best: SavingsSolution
  var relaxation: SavingsRelaxation
  private var trial: SavingsTrial
  /// By site: how much the recent knapsacks took of it.
  var meanShares: [Double]
  var iterations = 0
  var nodes = 0
  var isTimeOver = false
  private var visits = 0

  /// Finds a first choice.
  init(_ matrix: SavingsMatrix, options: SitingSearch) {
    self.matrix = matrix
    self.options = options
    var greedy = SavingsGreedy(matrix)
    greedy.run(among: 0..<matrix.siteCount)
    var interchange = SavingsInterchange(greedy.sites, in: matrix)
    // A round over all sites visits each pair about once; most gain nothing after a few.
    interchange.run(
      among: Array(0..<matrix.siteCount), limit: 10 * matrix.pairCount,
      isTimeOver: options.isTimeOver)
    best = interchange.solution
    relaxation = SavingsRelaxation(matrix, start: best)
    trial = SavingsTrial(demandCount: matrix.demandCount)
    meanShares = Array(repeating: 0, count: matrix.siteCount)
    for site in matrix.costs.indices where matrix.costs[site] > matrix.budget {
      relaxation.decisions[site] = .refused
    }
  }

  mutating func run() -> SearchOutcome {
    var bound = branch(from: boundRoot())
    if excludes(bound) { bound = best.value }
    return SearchOutcome(
      sites: best.sites, value: best.value, bound: max(matrix.grid.tightened(bound), best.value),
      isTimeOver: isTimeOver, iterations: iterations, nodes: nodes)
  }

  /// Bounds the whole problem, fixes sites and looks for better choices on the way.
  private mutating func boundRoot() -> Double {
    let bound = boundByAscent()
    let isDone = isTimeOver || matrix.grid.excludes(bound, better: best.value)
    let limit = min(1000, SitingSearch.pairBudget / 4 / max(matrix.pairCount, 1))
    guard !isDone && limit >= 100 else { return bound }
    return min(bound, descend(SubgradientPace(0.5, patience: 12), limit: limit, isRoot: true))
  }

  private mutating func boundByAscent() -> Double {
    let start = PrimalDualPoint(
      multipliers: relaxation.multipliers,
      shares: FractionalChoice(sites: best.sites, siteCount: matrix.siteCount).shares)
    return bound(
      by: PrimalDualAscent(SavingsAscentSteps(matrix), from: start, sites: best.sites.count),
      pairs: matrix.pairCount, mostRounds: 24)
  }

  /// Much work for a gap that no planner sees is left to a search that is to be exact.
  func isEnough(_ bound: Double, afterPairs pairs: Int) -> Bool {
    matrix.grid.excludes(bound, better: best.value)
      || (!options.isExact && pairs > 500_000_000 && bound - best.value < 5e-4 * best.value)
  }

  /// Rounds a fractional choice: greedy and interchange among its sites, then among all.
  mutating func improve(by shares: [Double]) {
    // Shares below a hundredth are what averaging leaves of sites long given up.
    let support = shares.indices.filter { shares[$0] > 0.01 }
    let likely = support.filter { shares[$0] > 0.5 }
    var greedy = SavingsGreedy(matrix)
    greedy.run(among: likely)
    greedy.run(among: support)
    greedy.run(among: shares.indices)
    var interchange = SavingsInterchange(greedy.sites, in: matrix)
    interchange.run(among: support, limit: 3 * matrix.pairCount, isTimeOver: options.isTimeOver)
    interchange.run(
      among: Array(shares.indices), limit: 5 * matrix.pairCount, isTimeOver: options.isTimeOver)
    take(interchange.solution)
  }

  /// Sites decided since the list was emptied.
  var fixed: [Int] = []

  /// Tries the choice of the knapsack, at the root also what interchange makes of it.
  mutating func improve(isRoot: Bool) {
    let sites = relaxation.knapsack.shares.indices.filter { relaxation.knapsack.shares[$0] == 1 }
    offer(sites)
    // Interchange may take as many visits of pairs as the bounding does.
    guard isRoot, iterations.isMultiple(of: 10), visits < iterations * matrix.pairCount else {
      return
    }
    var interchange = SavingsInterchange(sites, in: matrix)
    interchange.run(
      among: Array(0..<matrix.siteCount), limit: 20 * matrix.pairCount,
      isTimeOver: options.isTimeOver)
    visits += interchange.visits
    take(interchange.solution)
  }

  /// Takes a choice that is better.
  mutating func offer(_ sites: [Int]) {
    let value = trial.value(of: sites, in: matrix)
    if value > best.value + matrix.grid.tolerance(at: value) {
      best = SavingsSolution(sites, in: matrix)
    }
  }

  private mutating func take(_ solution: SavingsSolution) {
    if solution.value > best.value + matrix.grid.tolerance(at: best.value) { best = solution }
  }
}

extension SavingsSearch: RoundingSearch {
  var pairCount: Int { matrix.pairCount }

  var bestValue: Double { best.value }

  func excludes(_ bound: Double) -> Bool { matrix.grid.excludes(bound, better: best.value) }

  private var decided: [Int] { decisions.indices.filter { decisions[$0] == .taken } }

  mutating func offerDecided() {
    let taken = decided
    if taken.reduce(0, { $0 + matrix.costs[$1] }) <= matrix.budget { offer(taken) }
  }

  mutating func enterNode() -> Double? {
    let taken = decided
    let spent = taken.reduce(0) { $0 + matrix.costs[$1] }
    guard spent <= matrix.budget else { return nil }
    guard refuseDear(room: matrix.budget - spent) else {
      offer(taken)
      return nil
    }
    let bound = descend(.atNode, limit: SubgradientPace.nodeSteps)
    return excludes(bound) ? nil : bound
  }

  /// Refuses what the room cannot pay; false when nothing is left to decide.
  private mutating func refuseDear(room: Double) -> Bool {
    var isOpen = false
    for site in decisions.indices where decisions[site] == .free {
      if matrix.costs[site] > room {
        decisions[site] = .refused
        fixed.append(site)
      } else {
        isOpen = true
      }
    }
    return isOpen
  }
}
