/// Solves a `CoverMatrix`: greedy without what is redundant, Lagrangian bound, choices rounded from
/// it, and branch and bound as far as the options allow.
struct CoverSearch<Relaxation: CoverRelaxation> {
  let matrix: CoverMatrix
  /// Only whether a choice costs at most this is asked.
  let target: Double?
  /// The cheapest choice so far: costs are infinite where there is none.
  private(set) var sites: [Int] = []
  private(set) var cost = Double.infinity
  var relaxation: Relaxation
  var state: SearchState

  /// - Parameter pairCount: pairs of the whole question that the search is a part of.
  init(
    _ relaxation: Relaxation, pairCount: Int, target: Double? = nil, options: SitingSearch
  ) {
    matrix = relaxation.matrix
    self.target = target
    self.relaxation = relaxation
    state = SearchState(options: options, pairCount: pairCount, siteCount: matrix.siteCount)
    offer(CoverChoice(matrix), among: Array(0..<matrix.siteCount))
  }

  /// Goes on with another relaxation from what a search has found.
  init(_ relaxation: Relaxation, after other: CoverSearch<some CoverRelaxation>) {
    (matrix, target, state) = (other.matrix, other.target, other.state)
    (sites, cost) = (other.sites, other.cost)
    self.relaxation = relaxation
    self.relaxation.decisions = other.relaxation.decisions
  }

  /// - Parameter root: bound of the whole.
  mutating func run(from root: Double) -> SearchOutcome {
    let bound = branch(from: root)
    let isBest = target == nil && relaxation.excludes(bound, better: -cost)
    return outcome(sites: sites, value: -cost, bound: isBest ? -cost : bound).negated
  }

  /// Completes a choice, first among `candidates`, drops what is redundant and takes it when it is
  /// cheaper. False when no site that may be taken can complete it.
  @discardableResult
  private mutating func offer(_ choice: CoverChoice, among candidates: [Int]) -> Bool {
    var choice = choice
    choice.complete(among: candidates)
    if choice.unmet > 0 {
      choice.complete(among: matrix.costs.indices.filter { decisions[$0] != .refused })
    }
    guard choice.unmet == 0 else { return false }
    choice.dropRedundant()
    if choice.cost < cost { (sites, cost) = (choice.sites, choice.cost) }
    return true
  }
}

extension CoverSearch: RoundingSearch {
  /// Shares above which sites are rounded to chosen ones: of few sites that are all but chosen the greedy
  /// completes more, of many that lean to it there is more to drop. Which of them does best differs.
  private static var levels: [Double] { [0.3, 0.6, 0.9] }
  /// Share of the recent steps from which a site is tried first at a node; what these leave, all others
  /// complete. Chosen by trial.
  private static var likelyShare: Double { 0.2 }
  /// Steps after which the mean shares, which are over about ten, are rounded anew.
  private static var roundingSteps: Int { 20 }

  /// Rounds a fractional choice at several levels.
  mutating func improve(by shares: [Double]) {
    let support = support(of: shares)
    for level in Self.levels {
      offer(CoverChoice(matrix, sites: support.filter { shares[$0] > level }), among: support)
    }
  }

  /// What a choice must be cheaper than to matter, as a negative cost.
  var bestValue: Double { -min(cost, target.map { $0 + 1 } ?? .infinity) }

  func excludes(_ bound: Double) -> Bool {
    if let target, cost <= target { return true }
    return relaxation.excludes(bound, better: bestValue)
  }

  mutating func improve(isRoot: Bool) {
    if isRoot && state.effort.iterations.isMultiple(of: Self.roundingSteps) {
      improve(by: state.meanShares)
    }
  }

  mutating func offerDecided() { offer(CoverChoice(matrix, sites: decided), among: []) }

  mutating func enterNode() -> Double? {
    let choice = CoverChoice(matrix, sites: decided)
    let likely = relaxation.sites(.free).filter { state.meanShares[$0] > Self.likelyShare }
    guard offer(choice, among: likely), choice.unmet > 0 else { return nil }
    return boundNode(.atNode)
  }
}
