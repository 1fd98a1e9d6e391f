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
    var queue = LazyGreedy(candidates.filter { fits($0) }) { rate(gain(of: $0), of: $0) }
    queue.run { site, known in
      let gain = fits(site) ? gain(of: site) : 0
      guard gain > 0 else { return .isDone }
      let current = rate(gain, of: site)
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
    for pair in matrix.row(site) {
      let (demand, saving) = matrix.offer(pair)
      if saving > best[demand] { best[demand] = saving }
    }
  }

  private func fits(_ site: Int) -> Bool {
    spent + matrix.costs[site] <= matrix.budget && !isOccupied[matrix.premises(of: site)]
  }

  private func rate(_ gain: Double, of site: Int) -> Double {
    LazyGreedy.rate(gain, for: matrix.costs[site])
  }

  private func gain(of site: Int) -> Double {
    let (demands, best, weights) = (matrix.demands.span, self.best.span, matrix.weights.span)
    var gain = 0.0
    if matrix.isCovering {
      for pair in matrix.row(site) {
        let demand = Int(demands[pair])
        gain += weights[demand] - best[demand]
      }
    } else {
      let savings = matrix.savings.span
      for pair in matrix.row(site) {
        gain += max(savings[pair] - best[Int(demands[pair])], 0)
      }
    }
    return gain
  }
}

/// Vertex interchange with the fast evaluation of Whitaker (1983): one pass over a candidate's row gives its
/// worth against every chosen site at once.
struct SavingsInterchange: Interchange {
  private let matrix: SavingsMatrix
  private(set) var solution: SavingsSolution
  private var isChosen: [Bool]
  private var isOccupied: [Bool]
  private(set) var visits = 0
  private var candidates: [Int] = []
  /// The candidate that is tried next.
  private var next = 0
  /// By index in the solution: what a candidate gives back of the loss.
  private var relief: [Double] = []

  init(_ sites: [Int], in matrix: SavingsMatrix) {
    self.matrix = matrix
    solution = SavingsSolution(sites, in: matrix)
    isChosen = Array(repeating: false, count: matrix.siteCount)
    isOccupied = Array(repeating: false, count: matrix.premisesCount)
    for site in sites { choose(site, true) }
  }

  private mutating func choose(_ site: Int, _ isTaken: Bool) {
    isChosen[site] = isTaken
    isOccupied[matrix.premises(of: site)] = isTaken
  }

  /// - Parameter candidates: the sites that may enter.
  mutating func run(among candidates: [Int], _ limit: WorkLimit) {
    (self.candidates, next) = (candidates, 0)
    relief = Array(repeating: 0, count: solution.sites.count)
    run(limit)
  }

  var roundLength: Int { candidates.count }

  /// A try may be shorter than a look at the clock.
  static var triesByClock: Int { 64 }

  mutating func tryNext(_ limit: WorkLimit) -> Bool {
    let site = candidates[next]
    next = next + 1 == candidates.count ? 0 : next + 1
    guard !isChosen[site], let move = bestMove(for: site) else { return false }
    apply(move, entering: site)
    while relief.count < solution.sites.count { relief.append(0) }
    return true
  }

  /// What `site` replaces: the index of a chosen site, or nobody when the budget has room for it.
  private enum Move {
    case addition
    case exchange(Int)
  }

  private mutating func bestMove(for site: Int) -> Move? {
    visits += matrix.row(site).count
    let gain = solution.gain(of: site, in: matrix, relief: &relief)
    let room = matrix.budget - solution.spent
    let (cost, premises) = (matrix.costs[site], matrix.premises(of: site))
    let isFree = !isOccupied[premises]
    var (best, move) = (matrix.grid.tolerance(at: solution.value), Move?.none)
    if isFree && cost <= room && gain > best { (best, move) = (gain, .addition) }
    for (index, chosen) in solution.sites.enumerated() {
      let net = gain - solution.losses[index] + relief[index]
      relief[index] = 0
      if net > best && cost <= room + matrix.costs[chosen],
        isFree || matrix.premises(of: chosen) == premises
      {
        (best, move) = (net, .exchange(index))
      }
    }
    return move
  }

  private mutating func apply(_ move: Move, entering site: Int) {
    var sites = solution.sites
    if case .exchange(let index) = move {
      choose(sites[index], false)
      sites[index] = site
    } else {
      sites.append(site)
    }
    choose(site, true)
    solution.replace(by: sites, in: matrix)
    visits += matrix.demandCount
  }
}
