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
    var items: [(Double, Int)] = []
    for site in candidates { items.append((rate(limit(of: site), of: site), site)) }
    var queue = LazyGreedy(items)
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
