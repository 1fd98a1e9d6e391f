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
    for site in candidates { items.append((key(of: limit(of: site), site), site)) }
    var queue = GainQueue(items)
    while let (key, site) = queue.first, !isTimeOver() {
      let limit = fits(site) ? limit(of: site) : 0
      let limitKey = self.key(of: limit, site)
      if limit <= 0 {
        queue.removeFirst()
      } else if limitKey < key {
        queue.replaceFirst(key: limitKey)
      } else {
        tryFirst(of: &queue, key, site)
      }
    }
  }

  private mutating func tryFirst(of queue: inout GainQueue, _ key: Double, _ site: Int) {
    var extended = transport
    extended.add(site)
    transport.visits = extended.visits
    let gain = extended.value - transport.value
    let current = self.key(of: gain, site)
    // What rounding takes from a gain does not make another site the better one.
    if gain <= 0 {
      queue.removeFirst()
    } else if current < key * (1 - 1e-12) {
      queue.replaceFirst(key: current)
    } else {
      queue.removeFirst()
      transport = extended
      gains.append(gain)
      prices = transport.prices()
    }
  }

  /// No more than this can the site add.
  private mutating func limit(of site: Int) -> Double {
    fill.fill(site, in: transport.matrix, prices: prices)
    return fill.worth
  }

  private func fits(_ site: Int) -> Bool {
    transport.spent + transport.matrix.rows.costs[site] <= budget
  }

  private func key(of gain: Double, _ site: Int) -> Double {
    let cost = transport.matrix.rows.costs[site]
    return cost > 0 ? gain / cost : gain > 0 ? .infinity : 0
  }
}
