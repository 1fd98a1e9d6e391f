/// Adds the site with the most savings per cost until the budget is spent; gains are evaluated again
/// only when they could be the largest (Minoux 1978), which submodularity allows.
struct SavingsGreedy {
  private let matrix: SavingsMatrix
  private var best: [Double]
  private(set) var sites: [Int] = []
  private(set) var gains: [Double] = []
  private var spent = 0.0
  private var isOccupied: [Bool]

  init(_ matrix: SavingsMatrix) {
    self.matrix = matrix
    best = Array(repeating: 0, count: matrix.demandCount)
    isOccupied = Array(repeating: false, count: matrix.premisesCount)
  }

  /// Chooses among `candidates`, which come in ascending order.
  mutating func run(among candidates: some Sequence<Int>) {
    var items: [(Double, Int)] = []
    for site in candidates where fits(site) { items.append((rate(gain(of: site), site), site)) }
    var queue = LazyGreedy(items)
    queue.run { site, known in
      let gain = fits(site) ? gain(of: site) : 0
      guard gain > 0 else { return .isDone }
      let current = rate(gain, site)
      if current < known { return .isWorth(current) }
      take(site, gain: gain)
      return .isDone
    }
  }

  /// Takes a site whatever it costs.
  mutating func take(_ site: Int) { take(site, gain: gain(of: site)) }

  private mutating func take(_ site: Int, gain: Double) {
    sites.append(site)
    gains.append(gain)
    spent += matrix.costs[site]
    isOccupied[matrix.premises(of: site)] = true
    for pair in matrix.starts[site]..<matrix.starts[site + 1] {
      let demand = Int(matrix.demands[pair])
      let saving = matrix.isCovering ? matrix.weights[demand] : matrix.savings[pair]
      if saving > best[demand] { best[demand] = saving }
    }
  }

  private func fits(_ site: Int) -> Bool {
    spent + matrix.costs[site] <= matrix.budget && !isOccupied[matrix.premises(of: site)]
  }

  private func rate(_ gain: Double, _ site: Int) -> Double {
    LazyGreedy.rate(gain, for: matrix.costs[site])
  }

  private func gain(of site: Int) -> Double {
    let (demands, best, weights) = (matrix.demands.span, self.best.span, matrix.weights.span)
    var gain = 0.0
    if matrix.isCovering {
      for pair in matrix.starts[site]..<matrix.starts[site + 1] {
        let demand = Int(demands[pair])
        gain += weights[demand] - best[demand]
      }
    } else {
      let savings = matrix.savings.span
      for pair in matrix.starts[site]..<matrix.starts[site + 1] {
        gain += max(savings[pair] - best[Int(demands[pair])], 0)
      }
    }
    return gain
  }
}
