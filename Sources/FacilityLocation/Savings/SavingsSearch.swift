/// Solves a `SavingsMatrix`: greedy, interchange, Lagrangian bound with its own choices, and branch and
/// bound as far as the options allow.
struct SavingsSearch {
  let matrix: SavingsMatrix
  private(set) var best: SavingsSolution
  var relaxation: SavingsRelaxation
  var state: SearchState
  private var trial: SavingsTrial
  /// Pairs that interchange has looked at since the bounding began.
  private var visits = 0

  /// Rounds that an interchange may take, by where it begins. A round over all sites visits each pair about
  /// once; most gain nothing after a few. Chosen by trial.
  private enum Rounds {
    static let first = 10
    static let amongSupport = 3
    static let afterSupport = 5
    static let fromKnapsack = 20
  }

  /// Finds a first choice.
  init(_ matrix: SavingsMatrix, options: SitingSearch) {
    self.matrix = matrix
    state = SearchState(
      options: options, pairCount: matrix.pairCount, siteCount: matrix.siteCount)
    var greedy = SavingsGreedy(matrix)
    greedy.run(among: 0..<matrix.siteCount)
    var interchange = SavingsInterchange(greedy.sites, in: matrix)
    interchange.run(
      among: Array(0..<matrix.siteCount),
      WorkLimit(visits: Rounds.first * matrix.pairCount, isTimeOver: options.isTimeOver))
    best = interchange.solution
    relaxation = SavingsRelaxation(matrix, start: best)
    trial = SavingsTrial(demandCount: matrix.demandCount)
    refuseDear(beside: 0)
  }

  private func limit(rounds: Int) -> WorkLimit {
    WorkLimit(visits: rounds * matrix.pairCount, isTimeOver: state.options.isTimeOver)
  }

  private mutating func take(_ solution: SavingsSolution) {
    if solution.value > best.value + matrix.grid.tolerance(at: best.value) { best = solution }
  }
}

extension SavingsSearch: BudgetSearch {
  var bestValue: Double { best.value }
  var bestSites: [Int] { best.sites }

  /// Steps after the ascent: at most so many, a quarter of its work. Where the work is enough for less than
  /// the least, they are left out. Chosen by trial.
  private static let mostSteps = 1000
  private static let leastSteps = 100
  private static let shareOfWork = 4

  mutating func boundRoot() -> Double {
    let bound = bound(
      by: SavingsAscentSteps(matrix), from: PrimalDualPoint(relaxation, sites: best.sites),
      pairs: matrix.pairCount)
    let steps = min(
      Self.mostSteps, state.options.pairBudget / Self.shareOfWork / max(matrix.pairCount, 1))
    guard !state.isTimeOver && !excludes(bound) && steps >= Self.leastSteps else { return bound }
    return min(bound, descend(.afterAscent(steps: steps), isRoot: true))
  }

  mutating func offer(_ sites: [Int]) {
    let value = trial.value(of: sites, in: matrix)
    if value > best.value + matrix.grid.tolerance(at: value) {
      best = SavingsSolution(sites, in: matrix)
    }
  }

  /// Steps after which interchange starts from the knapsack's choice, which changes little from one to the
  /// next. Chosen by trial.
  private static let interchangeSteps = 10

  /// Tries the choice of the knapsack, at the root also what interchange makes of it.
  mutating func improve(isRoot: Bool) {
    let sites = relaxation.knapsack.wholeSites
    offer(sites)
    // Interchange may take as many visits of pairs as the bounding does.
    guard isRoot, state.effort.iterations.isMultiple(of: Self.interchangeSteps),
      visits < state.effort.iterations * matrix.pairCount
    else { return }
    var interchange = SavingsInterchange(sites, in: matrix)
    interchange.run(among: Array(0..<matrix.siteCount), limit(rounds: Rounds.fromKnapsack))
    visits += interchange.visits
    take(interchange.solution)
  }
}

extension SavingsSearch: RoundingSearch {
  /// A gap that no planner sees, as a share of the value, and the visits of pairs, a seventh of all, after
  /// which it is worth no more. Chosen by trial.
  private static let smallGap = 5e-4
  private static let smallGapVisits = 500_000_000

  /// Much work for a small gap is left to a search that is to be exact.
  func isEnough(_ bound: Double, afterPairs pairs: Int) -> Bool {
    excludes(bound)
      || (!state.options.isExact && pairs > Self.smallGapVisits
        && bound - best.value < Self.smallGap * best.value)
  }

  /// Rounds a fractional choice: greedy and interchange among its sites, those chosen by more than half
  /// first, then among all.
  mutating func improve(by shares: [Double]) {
    let support = support(of: shares)
    var greedy = SavingsGreedy(matrix)
    greedy.run(among: support.filter { shares[$0] > 0.5 })
    greedy.run(among: support)
    greedy.run(among: shares.indices)
    var interchange = SavingsInterchange(greedy.sites, in: matrix)
    interchange.run(among: support, limit(rounds: Rounds.amongSupport))
    interchange.run(among: Array(shares.indices), limit(rounds: Rounds.afterSupport))
    take(interchange.solution)
  }
}
