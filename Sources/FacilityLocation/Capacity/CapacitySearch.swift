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
    interchange.run(WorkLimit(visits: Self.visitLimit, isTimeOver: options.isTimeOver))
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
  /// Pairs that the interchange may visit, and the root's bounding: a second or two of work each.
  private static let visitLimit = SitingSearch.pairBudget / 20
  /// Steps at the root: a large question has so many however long they take, of a small one more move
  /// nothing. Chosen by trial.
  private static let rootSteps = 50...1000
  /// Steps after which the knapsack's choice is assigned.
  private static let assignmentSteps = 5

  var bestValue: Double { best.value }
  var bestSites: [Int] { best.sites }

  mutating func boundRoot() -> Double {
    let steps = Self.rootSteps.clamp(Self.visitLimit / max(state.pairCount, 1))
    return descend(.atCapacityRoot(steps: steps), isRoot: true)
  }

  mutating func offer(_ sites: [Int]) { take(CapacityTransport(sites, in: matrix)) }

  /// Tries the sites that the knapsack takes wholly, and what the greedy adds to them.
  mutating func improve(isRoot: Bool) {
    guard isRoot, state.iterations.isMultiple(of: Self.assignmentSteps) else { return }
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
