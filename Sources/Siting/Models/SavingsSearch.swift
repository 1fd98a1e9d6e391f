/// Solves a `SavingsMatrix`: greedy, interchange, Lagrangian bound with its own choices, and, when it
/// is to be exact, branch and bound.
struct SavingsSearch {
  let matrix: SavingsMatrix
  let options: SitingSearch
  private(set) var best: SavingsSolution
  var relaxation: SavingsRelaxation
  private var trial: SavingsTrial
  /// By site: how much the recent knapsacks took of it.
  private(set) var leaning: [Double]
  private(set) var iterations = 0
  var nodes = 0
  private(set) var isTimeOver = false
  private var visits = 0

  /// Finds a first choice.
  init(_ matrix: SavingsMatrix, options: SitingSearch) {
    self.matrix = matrix
    self.options = options
    var greedy = SavingsGreedy(matrix)
    greedy.run(among: 0..<matrix.siteCount)
    var interchange = SavingsInterchange(greedy.sites, in: matrix)
    interchange.run(limit: SitingSearch.pairBudget / 2, isTimeOver: options.isTimeOver)
    best = interchange.solution
    relaxation = SavingsRelaxation(matrix, start: best)
    trial = SavingsTrial(demandCount: matrix.demandCount)
    leaning = Array(repeating: 0, count: matrix.siteCount)
  }

  mutating func run() -> SavingsOutcome {
    var bound = boundRoot()
    if options.isExact && !matrix.excludes(bound, better: best.value) {
      bound = SavingsBranching.run(&self, bound: bound)
    }
    if matrix.excludes(bound, better: best.value) { bound = best.value }
    return SavingsOutcome(
      sites: best.sites, value: best.value, bound: max(matrix.tightened(bound), best.value),
      isTimeOver: isTimeOver, iterations: iterations, nodes: nodes)
  }

  /// Bounds the whole problem, fixes sites and looks for better choices on the way.
  private mutating func boundRoot() -> Double {
    let limit = max(40, min(1500, SitingSearch.pairBudget / max(matrix.pairCount, 1)))
    return descend(SubgradientPace(1, patience: 12), limit: limit) { search in
      search.improveByRelaxation(isRoot: true)
    }
  }

  /// Bounds what the decisions leave open.
  mutating func boundNode() -> Double {
    descend(SubgradientPace(0.5, patience: 5), limit: 50) { search in
      search.improveByRelaxation(isRoot: false)
    }
  }

  /// Lets the bound come down until nothing better is left below it, or it stops to move.
  private mutating func descend(
    _ pace: SubgradientPace, limit: Int, improve: (inout SavingsSearch) -> Void
  ) -> Double {
    var pace = pace
    var kept = relaxation.multipliers
    for _ in 0..<limit where !pace.isOver {
      let bound = relaxation.evaluate()
      iterations += 1
      lean()
      improve(&self)
      if pace.note(bound, target: best.value) {
        kept = relaxation.multipliers
        if matrix.excludes(bound, better: best.value) { break }
        fixed += relaxation.fix(bound: bound, value: best.value)
      }
      checkTime()
      if isTimeOver || !relaxation.step(from: bound, to: best.value, pace: pace.value) { break }
    }
    relaxation.reset(multipliers: kept)
    return pace.best
  }

  /// Sites decided since the list was emptied.
  var fixed: [Int] = []

  private mutating func checkTime() {
    if options.isTimeOver() { isTimeOver = true }
  }

  private mutating func lean() {
    for site in leaning.indices {
      leaning[site] += 0.1 * (relaxation.knapsack.shares[site] - leaning[site])
    }
  }

  /// Tries the choice of the knapsack, at the root also what interchange makes of it.
  private mutating func improveByRelaxation(isRoot: Bool) {
    let sites = relaxation.knapsack.shares.indices.filter { relaxation.knapsack.shares[$0] == 1 }
    let value = trial.value(of: sites, in: matrix)
    if value > best.value + matrix.tolerance(at: value) { best = SavingsSolution(sites, in: matrix) }
    guard isRoot, iterations.isMultiple(of: 10), visits < iterations * matrix.pairCount else { return }
    var interchange = SavingsInterchange(sites, in: matrix)
    interchange.run(limit: 20 * matrix.pairCount, isTimeOver: options.isTimeOver)
    visits += interchange.visits
    if interchange.solution.value > best.value + matrix.tolerance(at: best.value) {
      best = interchange.solution
    }
  }

  /// Takes a choice that is better.
  mutating func offer(_ sites: [Int]) {
    let value = trial.value(of: sites, in: matrix)
    if value > best.value + matrix.tolerance(at: value) { best = SavingsSolution(sites, in: matrix) }
  }
}

/// What a search found.
struct SavingsOutcome {
  var sites: [Int]
  var value: Double
  var bound: Double
  var isTimeOver: Bool
  var iterations: Int
  var nodes: Int
}

/// Values choices of sites without building a solution.
struct SavingsTrial {
  private var best: [Double]

  init(demandCount: Int) { best = Array(repeating: 0, count: demandCount) }

  mutating func value(of sites: [Int], in matrix: SavingsMatrix) -> Double {
    var value = 0.0
    for site in sites {
      for pair in matrix.starts[site]..<matrix.starts[site + 1] {
        let demand = Int(matrix.demands[pair])
        let saving = matrix.isCovering ? matrix.weights[demand] : matrix.savings[pair]
        guard saving > best[demand] else { continue }
        value += saving - best[demand]
        best[demand] = saving
      }
    }
    for site in sites {
      for pair in matrix.starts[site]..<matrix.starts[site + 1] { best[Int(matrix.demands[pair])] = 0 }
    }
    return value
  }
}
