/// Lagrangian decomposition of a `CoverMatrix` (Guignard, Kim 1987, doi:10.1007/BF02592954): every group
/// chooses among copies of its sites, each with a price of its own, and the sites earn what their copies
/// cost. A group's cheapest set is found whole, so that half a set does not half meet it: the bound is far
/// stronger than with a price for each demand, which is left to groups of so many sites that their sets are
/// hard to find.
struct GroupPrices {
  let matrix: CoverMatrix
  let sites: GroupSites
  /// By entry of `GroupSites`, then by demand: not negative. A demand has a price in the groups that do
  /// not choose whole sets.
  var prices: Multipliers
  /// By group: what its cheapest set costs.
  private(set) var costs: [Double]
  /// By site: sum of the prices of its copies, and of its demand.
  private(set) var worths: [Double]
  /// By entry, then by demand: how much of it the groups take, 0…1.
  private var taken: [Double]
  private var cover: GroupCover
  private var fulfilment: GroupFulfilment
  /// By group: whether it chooses whole sets.
  private(set) var isWhole: [Bool]
  /// By group: its last set.
  private var sets: [[Int]]

  /// Starts without prices.
  init(_ matrix: CoverMatrix) {
    self.matrix = matrix
    sites = GroupSites(matrix)
    let sites = sites
    cover = GroupCover(matrix, sites)
    isWhole = (0..<matrix.groupCount).map { group in
      sites.entries(of: group).reduce(0) { $0 + sites.pairs(of: $1).count } <= Self.wholeLimit
    }
    fulfilment = GroupFulfilment(matrix, firstPrice: sites.count)
    prices = Multipliers(Array(repeating: 0, count: sites.count + matrix.demandCount))
    costs = Array(repeating: 0, count: matrix.groupCount)
    worths = Array(repeating: 0, count: matrix.siteCount)
    taken = Array(repeating: 0, count: prices.values.count)
    sets = Array(repeating: [], count: matrix.groupCount)
  }

  /// Pairs and offers looked at so far.
  private(set) var visits = 0

  private func price(_ demand: Int) -> Int { sites.count + demand }

  /// Every group pays, of what it pays for its need, each site for the share that the site covers.
  mutating func pay(_ payments: [Double]) {
    for group in costs.indices {
      if isWhole[group] {
        for entry in sites.entries(of: group) {
          prices[entry] = payments[group] * min(share(of: entry, in: group), 1)
        }
      } else {
        for demand in matrix.members(of: group) {
          prices[price(demand)] = payments[group] * matrix.weights[demand] / matrix.needs[group]
        }
      }
    }
  }

  /// Every site earns its cost at most, from its groups by the shares of their needs that it covers.
  mutating func shareOut(_ siteCosts: [Double]) {
    var rates = siteCosts.map { _ in 0.0 }
    for group in costs.indices {
      for entry in sites.entries(of: group) {
        rates[sites.site(of: entry)] += share(of: entry, in: group)
      }
    }
    for site in rates.indices where rates[site] > 0 { rates[site] = siteCosts[site] / rates[site] }
    for group in costs.indices {
      for demand in matrix.members(of: group) { prices[price(demand)] = .infinity }
      for entry in sites.entries(of: group) {
        let rate = rates[sites.site(of: entry)]
        prices[entry] = isWhole[group] ? rate * share(of: entry, in: group) : 0
        for pair in sites.pairs(of: entry) {
          let demand = Int(matrix.demands[pair])
          let part = rate * matrix.weights[demand] / matrix.needs[group]
          prices[price(demand)] = min(prices[price(demand)], isWhole[group] ? 0 : part)
        }
      }
      for demand in matrix.members(of: group) where prices[price(demand)] == .infinity {
        prices[price(demand)] = 0
      }
    }
  }

  /// Every copy of a site costs what the demand does that the site covers by it. Groups that would pay less
  /// for a set, as far as one was looked for, than for their demand keep the prices of the demand.
  mutating func take(demandPrices: [Double]) {
    for group in costs.indices {
      for entry in sites.entries(of: group) where isWhole[group] {
        prices[entry] = matrix.sum(of: demandPrices, over: sites.pairs(of: entry))
      }
      for demand in matrix.members(of: group) { prices[price(demand)] = demandPrices[demand] }
      guard isWhole[group] else { continue }
      findSet(group, limit: .infinity) { _ in true }
      let demandCost = fulfilment.fulfil(group, at: prices.values, limit: .infinity, &taken)
      isWhole[group] = costs[group] >= demandCost
      for demand in matrix.members(of: group) where isWhole[group] {
        (prices[price(demand)], taken[price(demand)]) = (0, 0)
      }
    }
  }

  private func share(of entry: Int, in group: Int) -> Double {
    matrix.sum(of: matrix.weights, over: sites.pairs(of: entry)) / matrix.needs[group]
  }

  /// Finds the cheapest sets and what the sites earn. Complexity: O(pairs · nodes of a group's search).
  ///
  /// - Parameters:
  ///   - limit: by group, what it costs at most, which stands for not to meet it.
  ///   - isAllowed: the sites that sets may hold.
  mutating func evaluate(limit: (Int) -> Double, isAllowed: (Int) -> Bool) {
    for site in worths.indices { worths[site] = 0 }
    let before = cover.visits
    defer { visits += matrix.pairCount + cover.visits - before }
    for group in costs.indices {
      if isWhole[group] {
        findSet(group, limit: limit(group), isAllowed)
      } else {
        costs[group] = fulfilment.fulfil(group, at: prices.values, limit: limit(group), &taken)
      }
      for entry in sites.entries(of: group) {
        worths[sites.site(of: entry)] += earned(entry, group)
      }
    }
  }

  private mutating func findSet(_ group: Int, limit: Double, _ isAllowed: (Int) -> Bool) {
    costs[group] = cover.cheapest(
      group, prices: prices.values, limit: limit, known: sets[group], isAllowed: isAllowed)
    if cover.isMet { sets[group] = cover.chosen }
    for entry in sites.entries(of: group) { taken[entry] = 0 }
    for entry in cover.chosen { taken[entry] = 1 }
  }

  private func earned(_ entry: Int, _ group: Int) -> Double {
    if isWhole[group] { return prices[entry] }
    return sites.pairs(of: entry).reduce(0) { $0 + prices[price(Int(matrix.demands[$1]))] }
  }

  /// Pairs of a group up to which it chooses whole sets: cells of people about circles of 300 to 500 m make some
  /// hundreds, a lattice over the whole area or circles of 1000 m more, and then sets take seconds a step.
  private static let wholeLimit = 5000

  /// Moves the prices towards what the groups want of the sites less what is taken of them, and some of
  /// the last way, by Polyak's step; false when they cannot move.
  ///
  /// - Parameters:
  ///   - shares: of the sites that are taken, 0…1.
  ///   - difference: between the bound and what it could come to, times the pace; not negative.
  mutating func step(shares: [Double], difference: Double) -> Bool {
    let (service, taken) = (service(shares), taken)
    return prices.move(by: difference, rise: { taken[$0] - service[$0] })
  }

  /// What the shares of the sites give the groups, by entry and by demand.
  private func service(_ shares: [Double]) -> [Double] {
    var service = Array(repeating: 0.0, count: prices.values.count)
    for group in costs.indices {
      for entry in sites.entries(of: group) {
        let share = shares[sites.site(of: entry)]
        if isWhole[group] {
          service[entry] = share
        } else if share > 0 {
          for pair in sites.pairs(of: entry) {
            service[price(Int(matrix.demands[pair]))] += share
          }
        }
      }
    }
    return service
  }
}

/// A relaxation whose multipliers are the prices of a `GroupPrices`.
protocol PricedRelaxation: LagrangianRelaxation {
  var groups: GroupPrices { get set }
}

extension PricedRelaxation {
  var multipliers: Multipliers {
    get { groups.prices }
    _modify { yield &groups.prices }
  }

  /// The pace at a root for steps that may visit so many pairs, each as many as the first, which it takes.
  /// However large the question, some are taken. Both ends were chosen by trial.
  mutating func rootPace(work: Int) -> SubgradientPace {
    let before = groups.visits
    _ = evaluate()
    let steps = work / max(groups.visits - before, 1)
    return .atGroupRoot(steps: (20...3000).clamp(steps))
  }
}

/// The relaxation of "a group's sites are those that are chosen" where groups need some of their demand:
/// the cheapest set of each group at the prices of a `GroupPrices`.
struct GroupRelaxation: CoverRelaxation, PricedRelaxation {
  var groups: GroupPrices
  private(set) var reduced: [Double]
  var decisions: [SiteKnapsack.Decision]

  /// Starts with prices that share out the cost of each site among the groups that it reaches.
  init(_ matrix: CoverMatrix) {
    groups = GroupPrices(matrix)
    reduced = matrix.costs
    decisions = Array(repeating: .free, count: matrix.siteCount)
    groups.shareOut(matrix.costs)
  }

  /// Whether every group chooses whole sets.
  var isWhole: Bool { groups.isWhole.allSatisfy(\.self) }

  /// Takes prices of the demand: a copy of a site costs what the site covers by it. The bound is at least
  /// that of a `DemandRelaxation` with them.
  mutating func take(demandPrices: [Double]) { groups.take(demandPrices: demandPrices) }

  var matrix: CoverMatrix { groups.matrix }

  mutating func evaluate() -> Double {
    let decisions = decisions
    groups.evaluate(limit: { _ in .infinity }, isAllowed: { decisions[$0] != .refused })
    for site in reduced.indices { reduced[site] = matrix.costs[site] - groups.worths[site] }
    return -groups.costs.reduce(siteCost, +)
  }

  mutating func step(by difference: Double) -> Bool {
    groups.step(shares: matrix.costs.indices.map { share($0) }, difference: difference)
  }
}
