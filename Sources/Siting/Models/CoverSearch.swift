/// Solves a `CoverMatrix`: greedy without what is redundant, Lagrangian bound, choices rounded from
/// it, and, when it is to be exact, branch and bound.
struct CoverSearch {
  let matrix: CoverMatrix
  let options: SitingSearch
  /// Only whether a choice costs at most this is asked.
  let target: Double?
  private(set) var sites: [Int]?
  private(set) var cost = Double.infinity
  var relaxation: CoverRelaxation
  private var direction: [Double]
  private(set) var leaning: [Double]
  private(set) var iterations = 0
  var nodes = 0
  private(set) var isTimeOver = false
  var fixed: [Int] = []

  init(_ matrix: CoverMatrix, target: Double? = nil, options: SitingSearch) {
    self.matrix = matrix
    self.target = target
    self.options = options
    relaxation = CoverRelaxation(matrix)
    direction = Array(repeating: 0, count: matrix.demandCount)
    leaning = Array(repeating: 0, count: matrix.siteCount)
    sites = nil
    offer(CoverChoice(matrix), among: Array(0..<matrix.siteCount))
  }

  mutating func run() -> CoverOutcome {
    var bound = boundRoot()
    if options.isExact && !isSettled(bound) {
      bound = -BranchAndBound.run(&self, bound: -bound)
    }
    if target == nil && matrix.excludes(bound, cheaper: cost) { bound = cost }
    return CoverOutcome(
      sites: sites ?? [], cost: cost, bound: min(matrix.tightened(bound), cost),
      isTimeOver: isTimeOver, iterations: iterations, nodes: nodes)
  }

  /// What a choice must be cheaper than to matter.
  var cutoff: Double { min(cost, target.map { $0 + 1 } ?? .infinity) }

  func isSettled(_ bound: Double) -> Bool {
    if let target, cost <= target { return true }
    return matrix.excludes(bound, cheaper: cutoff)
  }

  private static let roundLength = 10
  private static let restartRounds = 4

  /// Bounds the whole problem, fixes sites and looks for better choices on the way.
  private mutating func boundRoot() -> Double {
    guard matrix.groupCount > 0 else { return 0 }
    let rounds = SitingSearch.pairBudget / max(matrix.pairCount, 1) / Self.roundLength
    var saddle = CoverSaddle(relaxation, sites: sites ?? [])
    var (bound, kept) = (0.0, relaxation.multipliers)
    for round in 1...min(max(rounds, 4), 30) {
      for _ in 0..<Self.roundLength {
        let multipliers = relaxation.multipliers
        let found = saddle.step(&relaxation)
        if found > bound { (bound, kept) = (found, multipliers) }
      }
      iterations += Self.roundLength
      let current = relaxation.multipliers
      let found = saddle.evaluateAverage(&relaxation)
      if found > bound { (bound, kept) = (found, relaxation.multipliers) }
      _ = relaxation.fix(bound: found, cost: cutoff)
      if round.isMultiple(of: Self.restartRounds) {
        improve(by: saddle.averageShares)
        saddle.restart(&relaxation)
      } else {
        relaxation.reset(multipliers: current)
      }
      checkTime()
      if isTimeOver || isSettled(bound) { break }
    }
    leaning = saddle.averageShares
    relaxation.reset(multipliers: kept)
    return bound
  }

  private mutating func checkTime() {
    if options.isTimeOver() { isTimeOver = true }
  }

  /// Rounds a fractional choice at several levels.
  private mutating func improve(by shares: [Double]) {
    let support = shares.indices.filter { shares[$0] > 0.01 }
    for level in [0.3, 0.6, 0.9] {
      var choice = CoverChoice(matrix)
      for site in support where shares[site] > level { choice.add(site) }
      offer(choice, among: support)
    }
  }

  /// Completes a choice, first among `candidates`, drops what is redundant and takes it when it is
  /// cheaper. False when no site that may be taken can complete it.
  @discardableResult
  private mutating func offer(_ choice: CoverChoice, among candidates: [Int]) -> Bool {
    var choice = choice
    choice.complete(among: candidates)
    if choice.unmet > 0 {
      choice.complete(among: matrix.costs.indices.filter { relaxation.decisions[$0] != .refused })
    }
    guard choice.unmet == 0 else { return false }
    choice.dropRedundant()
    if choice.cost < cost {
      cost = choice.cost
      sites = choice.sites
    }
    return true
  }

  /// Lets the bound rise until nothing cheaper is left above it, or it stops to move.
  private mutating func boundNode() -> Double {
    var pace = SubgradientPace(0.5, patience: 5)
    var kept = relaxation.multipliers
    for demand in direction.indices { direction[demand] = 0 }
    for _ in 0..<50 where !pace.isOver {
      let bound = relaxation.evaluate()
      iterations += 1
      for site in leaning.indices {
        leaning[site] += 0.1 * (relaxation.share(site) - leaning[site])
      }
      if pace.note(-bound, target: -cutoff) {
        kept = relaxation.multipliers
        if isSettled(bound) { break }
        fixed += relaxation.fix(bound: bound, cost: cutoff)
      }
      checkTime()
      if isTimeOver || !step(from: bound, pace: pace.value) { break }
    }
    relaxation.reset(multipliers: kept)
    return -pace.best
  }

  private static let memory = 0.7

  /// Moves the prices along the smoothed subgradient by Polyak's step; false when they cannot move.
  private mutating func step(from bound: Double, pace: Double) -> Bool {
    let service = relaxation.service(matrix.costs.indices.map { relaxation.share($0) })
    var length = 0.0
    for demand in direction.indices {
      let missing = relaxation.fulfilment[demand] - service[demand]
      direction[demand] = Self.memory * direction[demand] + (1 - Self.memory) * missing
      let isHeld = relaxation.multipliers[demand] <= 0 && direction[demand] < 0
      if !isHeld { length += direction[demand] * direction[demand] }
    }
    guard length > 0 else { return false }
    let step = pace * max(cutoff - bound, 0) / length
    relaxation.reset(
      multipliers: zip(relaxation.multipliers, direction).map { max($0 + step * $1, 0) })
    return true
  }
}

/// What a search found; no sites and an infinite cost when no choice meets all groups.
struct CoverOutcome {
  var sites: [Int]
  var cost: Double
  var bound: Double
  var isTimeOver: Bool
  var iterations: Int
  var nodes: Int
}

extension CoverSearch: BranchedSearch {
  var decisions: [SiteKnapsack.Decision] {
    get { relaxation.decisions }
    set { relaxation.decisions = newValue }
    _modify { yield &relaxation.decisions }
  }

  var bestValue: Double { -cutoff }

  func excludes(_ bound: Double) -> Bool { isSettled(-bound) }

  mutating func offerDecided() { offer(decided, among: []) }

  private var decided: CoverChoice {
    var choice = CoverChoice(matrix)
    for site in decisions.indices where decisions[site] == .taken { choice.add(site) }
    return choice
  }

  mutating func enterNode() -> Double? {
    let choice = decided
    let likely = decisions.indices.filter { decisions[$0] == .free && leaning[$0] > 0.2 }
    guard offer(choice, among: likely), choice.unmet > 0 else { return nil }
    let bound = boundNode()
    return isSettled(bound) ? nil : -bound
  }
}
