/// Solves a `CapacityMatrix`: greedy, interchange, Lagrangian bound with its own choices, and branch and
/// bound as far as the options allow.
struct CapacitySearch {
  let matrix: CapacityMatrix
  let options: SitingSearch
  private(set) var best: CapacityTransport
  var relaxation: CapacityRelaxation
  /// By site: how much the recent knapsacks took of it.
  var meanShares: [Double]
  var iterations = 0
  var nodes = 0
  var isTimeOver = false
  /// Sites decided since the list was emptied.
  var fixed: [Int] = []
  /// Choices that were assigned already.
  private var tried: Set<[Int]> = []

  /// Finds a first choice.
  init(_ matrix: CapacityMatrix, options: SitingSearch) {
    self.matrix = matrix
    self.options = options
    var greedy = CapacityGreedy(in: matrix, budget: matrix.rows.budget)
    greedy.run(among: 0..<matrix.siteCount, isTimeOver: options.isTimeOver)
    var interchange = CapacityInterchange(greedy.transport)
    interchange.run(limit: Self.visitLimit, isTimeOver: options.isTimeOver)
    best = interchange.transport
    relaxation = CapacityRelaxation(matrix, prices: best.prices())
    meanShares = Array(repeating: 0, count: matrix.siteCount)
    for site in decisions.indices where matrix.rows.costs[site] > matrix.rows.budget {
      decisions[site] = .refused
    }
  }

  /// Pairs that the interchange may visit, and the root's bounding: a second or two of work each.
  private static let visitLimit = SitingSearch.pairBudget / 20

  mutating func run() -> SearchOutcome {
    let limit = min(max(Self.visitLimit / max(matrix.rows.pairCount, 1), 50), 1000)
    var bound = branch(
      from: descend(SubgradientPace(1, patience: 15), limit: limit, isRoot: true))
    if excludes(bound) { bound = best.value }
    return SearchOutcome(
      sites: best.sites, value: best.value,
      bound: max(matrix.rows.grid.tightened(bound), best.value),
      isTimeOver: isTimeOver, iterations: iterations, nodes: nodes)
  }

  /// Tries the sites that the knapsack takes wholly, and what the greedy adds to them.
  mutating func improve(isRoot: Bool) {
    guard isRoot, iterations.isMultiple(of: 5) else { return }
    let sites = relaxation.knapsack.shares.indices.filter { relaxation.knapsack.shares[$0] == 1 }
    guard tried.insert(sites).inserted else { return }
    var greedy = CapacityGreedy(sites, in: matrix, budget: matrix.rows.budget)
    let spent = matrix.cost(sites)
    if spent < matrix.rows.budget {
      let isOpen = Set(sites)
      greedy.run(
        among: (0..<matrix.siteCount).filter { !isOpen.contains($0) },
        isTimeOver: options.isTimeOver)
    }
    take(greedy.transport)
  }

  private mutating func take(_ transport: CapacityTransport) {
    if transport.value > best.value + matrix.rows.grid.tolerance(at: best.value) {
      best = transport
    }
  }
}

extension CapacitySearch: BranchedSearch {
  var pairCount: Int { matrix.rows.pairCount }

  var bestValue: Double { best.value }

  func excludes(_ bound: Double) -> Bool { matrix.rows.grid.excludes(bound, better: best.value) }

  private var decided: [Int] { decisions.indices.filter { decisions[$0] == .taken } }

  mutating func offerDecided() {
    let taken = decided
    guard matrix.cost(taken) <= matrix.rows.budget else { return }
    take(CapacityTransport(taken, in: matrix))
  }

  mutating func enterNode() -> Double? {
    let taken = decided
    let room = matrix.rows.budget - matrix.cost(taken)
    guard room >= 0 else { return nil }
    for site in decisions.indices
    where decisions[site] == .free && matrix.rows.costs[site] > room {
      decisions[site] = .refused
      fixed.append(site)
    }
    guard decisions.contains(.free) else {
      take(CapacityTransport(taken, in: matrix))
      return nil
    }
    let bound = descend(.atNode, limit: SubgradientPace.nodeSteps)
    return excludes(bound) ? nil : bound
  }
}
