/// Solves a `CapacityMatrix`: greedy, interchange, Lagrangian bound with its own choices, and branch and
/// bound as far as the options allow.
struct CapacitySearch {
  let matrix: CapacityMatrix
  private(set) var best: CapacityTransport
  var relaxation: CapacityRelaxation
  var state: SearchState
  /// Choices that were assigned already.
  private var tried: Set<[Int]> = []

  /// Finds a first choice.
  init(_ matrix: CapacityMatrix, options: SitingSearch) {
    self.matrix = matrix
    state = SearchState(
      options: options, pairCount: matrix.rows.pairCount, siteCount: matrix.siteCount)
    var greedy = CapacityGreedy(in: matrix, budget: matrix.rows.budget)
    greedy.run(among: 0..<matrix.siteCount, isTimeOver: options.isTimeOver)
    var interchange = CapacityInterchange(greedy.transport)
    interchange.run(WorkLimit(visits: state.visitLimit, isTimeOver: options.isTimeOver))
    best = interchange.transport
    relaxation = CapacityRelaxation(matrix, prices: best.prices())
    refuseDear(beside: 0)
  }

  private mutating func take(_ transport: CapacityTransport) {
    if transport.value > best.value + matrix.rows.grid.tolerance(at: best.value) {
      best = transport
    }
  }
}

extension CapacitySearch: BudgetSearch {
  /// Steps at the root: some, however large the question is. Both ends were chosen by trial.
  private static let rootSteps = 50...1000
  /// Steps after which the knapsack's choice is assigned, which takes longer than a step. Chosen by trial.
  private static let assignmentSteps = 5

  var bestValue: Double { best.value }
  var bestSites: [Int] { best.sites }

  mutating func boundRoot() -> Double {
    let steps = Self.rootSteps.clamp(state.visitLimit / max(state.pairCount, 1))
    return descend(.atCapacityRoot(steps: steps), isRoot: true)
  }

  mutating func offer(_ sites: [Int]) { take(CapacityTransport(sites, in: matrix)) }

  /// Tries the sites that the knapsack takes wholly, and what the greedy adds to them.
  mutating func improve(isRoot: Bool) {
    guard isRoot, state.effort.iterations.isMultiple(of: Self.assignmentSteps) else { return }
    let sites = relaxation.knapsack.wholeSites
    guard tried.insert(sites).inserted else { return }
    var greedy = CapacityGreedy(sites, in: matrix, budget: budget)
    if cost(of: sites) < budget {
      let isOpen = Set(sites)
      greedy.run(
        among: (0..<matrix.siteCount).filter { !isOpen.contains($0) },
        isTimeOver: state.options.isTimeOver)
    }
    take(greedy.transport)
  }
}

/// Adds the site with the most savings per cost that capacities leave, until the budget is spent. The
/// value of an assignment is submodular in the sites, so that a gain is found anew only when it could
/// be the largest (Minoux 1978), after a look at its bound by the prices of the assignment.
struct CapacityGreedy {
  private(set) var transport: CapacityTransport
  private(set) var gains: [Double] = []
  private let budget: Double
  private var prices: [Double]
  private var fill = SiteFill()

  /// - Parameter sites: those that are open from the start, whatever they cost.
  init(_ sites: [Int] = [], in matrix: CapacityMatrix, budget: Double) {
    transport = CapacityTransport(sites, in: matrix)
    self.budget = budget
    prices = transport.prices()
  }

  /// Chooses among `candidates`, none of which is open yet.
  mutating func run(among candidates: some Sequence<Int>, isTimeOver: () -> Bool = { false }) {
    var queue = LazyGreedy(candidates) { rate(limit(of: $0), of: $0) }
    queue.run { site, known in
      if isTimeOver() { return .isOver }
      let limit = fits(site) ? limit(of: site) : 0
      guard limit > 0 else { return .isDone }
      let most = rate(limit, of: site)
      return most < known ? .isWorth(most) : open(site, known: known)
    }
  }

  /// Opens a site if that gains as much as is known.
  private mutating func open(_ site: Int, known: Double) -> LazyGreedy.Verdict {
    var extended = transport
    extended.add(site)
    transport.visits = extended.visits
    let gain = extended.value - transport.value
    guard gain > 0 else { return .isDone }
    let current = rate(gain, of: site)
    // What rounding takes from a gain does not make another site the better one.
    if current < known * (1 - ValueGrid.sumSlack) { return .isWorth(current) }
    transport = extended
    gains.append(gain)
    prices = transport.prices()
    return .isDone
  }

  /// No more than this can the site add.
  private mutating func limit(of site: Int) -> Double {
    fill.fill(site, in: transport.matrix, prices: prices)
    return fill.worth
  }

  private func fits(_ site: Int) -> Bool {
    transport.spent + transport.matrix.rows.costs[site] <= budget
  }

  private func rate(_ gain: Double, of site: Int) -> Double {
    LazyGreedy.rate(gain, for: transport.matrix.rows.costs[site])
  }
}

/// Vertex interchange: a site leaves, and any site enters that makes more of the rest. Prices of the rest's
/// assignment rule most candidates out without an assignment of their own.
struct CapacityInterchange: Interchange {
  private(set) var transport: CapacityTransport
  private var fill = SiteFill()
  private(set) var visits = 0
  /// The site that is tried next, by its index in the transport.
  private var next = 0

  init(_ transport: CapacityTransport) { self.transport = transport }

  var roundLength: Int { transport.sites.count }

  /// Looks for the best site in the place of the next one; those behind it move up, and the new one is last.
  mutating func tryNext(_ limit: WorkLimit) -> Bool {
    if next >= transport.sites.count { next = 0 }
    let best = best(insteadOf: transport.sites[next], limit)
    guard best.value > transport.value else {
      next += 1
      return false
    }
    transport = best
    return true
  }

  private mutating func best(insteadOf leaving: Int, _ limit: WorkLimit) -> CapacityTransport {
    let matrix = transport.matrix
    var rest = CapacityTransport(transport.sites.filter { $0 != leaving }, in: matrix)
    let prices = rest.prices()
    visits += rest.visits
    let room = matrix.rows.budget - rest.spent
    var best = transport
    for site in 0..<matrix.siteCount where visits < limit.visits && !limit.isTimeOver() {
      guard matrix.rows.costs[site] <= room, !transport.sites.contains(site) else { continue }
      fill.fill(site, in: matrix, prices: prices)
      visits += matrix.row(site).count
      let least = best.value + matrix.rows.grid.tolerance(at: best.value)
      guard rest.value + fill.worth > least else { continue }
      var trial = rest
      trial.visits = 0
      trial.add(site)
      visits += trial.visits
      if trial.value > least { best = trial }
    }
    return best
  }
}

extension SearchState {
  /// Pairs that the interchange may visit, and the root's bounding: a second or two of work each.
  fileprivate var visitLimit: Int { options.pairBudget / 20 }
}
