/// Solves a `CoverMatrix`: greedy without what is redundant, Lagrangian bound, choices rounded from
/// it, and branch and bound as far as the options allow.
struct CoverSearch<Relaxation: CoverRelaxation> {
  let matrix: CoverMatrix
  let options: SitingSearch
  let pairCount: Int
  /// Only whether a choice costs at most this is asked.
  let target: Double?
  private(set) var sites: [Int]?
  private(set) var cost = Double.infinity
  var relaxation: Relaxation
  var meanShares: [Double]
  var iterations = 0
  var nodes = 0
  var isTimeOver = false
  var fixed: [Int] = []

  /// - Parameter pairCount: pairs of the whole question that the search is a part of.
  init(
    _ relaxation: Relaxation, pairCount: Int, target: Double? = nil, options: SitingSearch
  ) {
    matrix = relaxation.matrix
    self.pairCount = pairCount
    self.target = target
    self.options = options
    self.relaxation = relaxation
    meanShares = Array(repeating: 0, count: matrix.siteCount)
    sites = nil
    offer(CoverChoice(matrix), among: Array(0..<matrix.siteCount))
  }

  /// Goes on with another relaxation from what a search has found.
  init(_ relaxation: Relaxation, after other: CoverSearch<some CoverRelaxation>) {
    (matrix, target, options) = (other.matrix, other.target, other.options)
    pairCount = other.pairCount
    (sites, cost, meanShares) = (other.sites, other.cost, other.meanShares)
    (iterations, isTimeOver) = (other.iterations, other.isTimeOver)
    self.relaxation = relaxation
    self.relaxation.decisions = other.relaxation.decisions
  }

  /// - Parameter root: bound of the whole.
  mutating func run(from root: Double) -> SearchOutcome {
    var bound = -branch(from: root)
    if target == nil && matrix.grid.excludes(-bound, better: -cost) { bound = cost }
    return SearchOutcome(
      sites: sites ?? [], value: cost, bound: min(-matrix.grid.tightened(-bound), cost),
      isTimeOver: isTimeOver, iterations: iterations, nodes: nodes)
  }

  /// Rounds a fractional choice at several levels: of few sites that are all but chosen the greedy completes
  /// more, of many that lean to it there is more to drop. Shares below a hundredth are what averaging leaves.
  mutating func improve(by shares: [Double]) {
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
}

extension CoverSearch: RoundingSearch {
  func isEnough(_ bound: Double, afterPairs pairs: Int) -> Bool { excludes(bound) }

  /// What a choice must be cheaper than to matter, as a negative cost.
  var bestValue: Double { -min(cost, target.map { $0 + 1 } ?? .infinity) }

  func excludes(_ bound: Double) -> Bool {
    if let target, cost <= target { return true }
    return relaxation.excludes(bound, better: bestValue)
  }

  mutating func improve(isRoot: Bool) {
    // Means over ten steps are new after twenty.
    if isRoot && iterations.isMultiple(of: 20) { improve(by: meanShares) }
  }

  mutating func offerDecided() { offer(decided, among: []) }

  private var decided: CoverChoice {
    var choice = CoverChoice(matrix)
    for site in decisions.indices where decisions[site] == .taken { choice.add(site) }
    return choice
  }

  mutating func enterNode() -> Double? {
    let choice = decided
    // Sites chosen in a fifth of the recent steps are tried first; what they leave, all others complete.
    let likely = decisions.indices.filter { decisions[$0] == .free && meanShares[$0] > 0.2 }
    guard offer(choice, among: likely), choice.unmet > 0 else { return nil }
    let bound = descend(.atNode, limit: SubgradientPace.nodeSteps)
    return excludes(bound) ? nil : bound
  }
}
