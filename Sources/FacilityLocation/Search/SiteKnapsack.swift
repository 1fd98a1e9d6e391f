/// The best fractional way to spend a budget on sites that are worth `values`: by value per cost, of the
/// uses of one premises, which cost the same, the one that is worth the most.
struct SiteKnapsack {
  /// What may still be decided about a site.
  enum Decision: UInt8, Sendable {
    case free, taken, refused

    /// The share of a site, 0…1, that is nearest to what it would have if it were free.
    func share(ifFree wish: Double) -> Double {
      self == .free ? min(max(wish, 0), 1) : self == .taken ? 1 : 0
    }
  }

  /// Share of each site that is taken, 0…1.
  private(set) var shares: [Double]
  /// Worth of everything taken.
  private(set) var value = 0.0
  /// Worth of one more unit of budget.
  private(set) var price = 0.0
  let costs: [Double]
  let budget: Double
  private var order: [Int] = []
  /// By site: the most that another use of its premises is worth; infinite where one is taken for sure.
  private var rivals: [Double]
  /// By site: whether another use, of equal ones the first, comes before it.
  private var isBeaten: [Bool]
  private let premisesCount: Int

  /// - Parameter premisesCount: that of `SavingsMatrix`; nil where each site stands alone.
  init(costs: [Double], budget: Double, premisesCount: Int? = nil) {
    self.costs = costs
    self.budget = budget
    shares = Array(repeating: 0, count: costs.count)
    rivals = shares
    isBeaten = Array(repeating: false, count: costs.count)
    self.premisesCount = premisesCount ?? costs.count
  }

  /// The sites that are taken wholly, ascending.
  var wholeSites: [Int] { shares.indices.filter { shares[$0] == 1 } }

  /// What the premises of a site and the money for it are worth to others.
  func alternative(to site: Int) -> Double { max(price * costs[site], rivals[site]) }

  /// - Parameter values: not negative.
  /// - Complexity: O(sites · log sites).
  mutating func solve(values: [Double], decisions: [Decision]) {
    var room = takeDecided(values: values, decisions: decisions)
    price = 0
    if premisesCount < values.count { compare(values: values, decisions: decisions) }
    sortFree(values: values, decisions: decisions)
    for site in order where values[site] > 0 {
      let share = costs[site] <= room ? 1 : max(room, 0) / costs[site]
      shares[site] = share
      value += share * values[site]
      room -= share * costs[site]
      if share < 1 {
        price = values[site] / costs[site]
        break
      }
    }
  }

  /// Takes what is decided and gives the rest of the budget.
  private mutating func takeDecided(values: [Double], decisions: [Decision]) -> Double {
    var room = budget
    value = 0
    for site in values.indices {
      shares[site] = decisions[site] == .taken ? 1 : 0
      guard decisions[site] == .taken else { continue }
      value += values[site]
      room -= costs[site]
    }
    return room
  }

  /// Finds the rivals of the free sites.
  private mutating func compare(values: [Double], decisions: [Decision]) {
    for premises in 0..<premisesCount {
      let uses = stride(from: premises, to: values.count, by: premisesCount)
      var (best, second, leader) = (0.0, 0.0, -1)
      for site in uses where decisions[site] != .refused {
        let worth = decisions[site] == .taken ? .infinity : values[site]
        if worth > best {
          (best, second, leader) = (worth, best, site)
        } else if worth > second {
          second = worth
        }
      }
      for site in uses {
        rivals[site] = site == leader ? second : best
        isBeaten[site] = site != leader
      }
    }
  }

  /// The free sites that no rival beats, those worth the most for their cost first.
  private mutating func sortFree(values: [Double], decisions: [Decision]) {
    let costs = costs
    order.removeAll(keepingCapacity: true)
    for site in values.indices where decisions[site] == .free && !isBeaten[site] {
      order.append(site)
    }
    order.sort {
      let (a, b) = (values[$0] * costs[$1], values[$1] * costs[$0])
      return a > b || (a == b && $0 < $1)
    }
  }
}

/// A relaxation whose sites share a budget.
protocol KnapsackRelaxation: LagrangianRelaxation {
  var knapsack: SiteKnapsack { get }
  /// What each site is worth at the multipliers.
  var worths: [Double] { get }
}

extension KnapsackRelaxation {
  func share(_ site: Int) -> Double { knapsack.shares[site] }

  mutating func fix(bound: Double, value: Double) -> [Int] {
    var fixed: [Int] = []
    for site in worths.indices where decisions[site] == .free {
      let reduced = worths[site] - knapsack.alternative(to: site)
      let share = knapsack.shares[site]
      if share == 1 && excludes(bound - reduced, better: value) {
        decisions[site] = .taken
        fixed.append(site)
      } else if share == 0 && excludes(bound + min(reduced, 0), better: value) {
        decisions[site] = .refused
        fixed.append(site)
      }
    }
    return fixed
  }
}
