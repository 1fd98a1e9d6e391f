import FlatArrays

/// The cheapest set of sites that meets one group when every site has a price: a small covering knapsack,
/// by depth-first branch and bound.
struct GroupCover {
  private let matrix: CoverMatrix
  private let sites: GroupSites
  /// By demand of the group: whether the set covers it.
  private var isCovered: [Bool]
  /// By entry of the group: the weight that it covers beyond the set.
  private var missing: [Double]
  /// By demand of any group: the last bound that bought it.
  private var bought: [Int]
  private var bounds = 0
  private var firstDemand = 0
  private var firstEntry = 0
  private var slack = 0.0
  private var set: [Int] = []
  private var best = 0.0
  private var nodes = 0
  /// No set that was not looked at is cheaper.
  private var open = Double.infinity
  /// Entries of `GroupSites` in the cheapest set that was found, none of them without need.
  private(set) var chosen: [Int] = []
  /// Whether a set cheaper than the limit was found.
  private(set) var isMet = false
  /// Pairs and offers looked at so far.
  private(set) var visits = 0

  private struct Offer {
    var entry: Int
    var price: Double
    /// What it covers of what is missing.
    var weight = 0.0
  }

  /// Nodes after which a bound has to do: sets of a community are found within some dozens, and this is asked
  /// of hundreds of communities at every step of the prices.
  private static let nodeLimit = 400

  init(_ matrix: CoverMatrix, _ sites: GroupSites) {
    self.matrix = matrix
    self.sites = sites
    let sizes = (0..<matrix.groupCount).map { matrix.members(of: $0).count }
    bought = Array(repeating: 0, count: sizes.max() ?? 0)
    isCovered = []
    missing = []
  }

  /// What the cheapest set costs, or where it is hard to find a bound below that; at most `limit`, which
  /// stands for not to meet the group.
  ///
  /// - Parameters:
  ///   - prices: by entry of `GroupSites`, not negative.
  ///   - known: entries of a set that meets the group, to begin with; empty where none is known.
  ///   - isAllowed: which sites may be in the set.
  mutating func cheapest(
    _ group: Int, prices: [Double], limit: Double, known: [Int], isAllowed: (Int) -> Bool
  ) -> Double {
    start(group, limit)
    begin(with: known, prices, isAllowed)
    var (deficit, offers) = (matrix.needs[group], [Offer]())
    for entry in sites.entries(of: group) where isAllowed(sites.site(of: entry)) {
      if prices[entry] > 0 {
        offers.append(Offer(entry: entry, price: prices[entry]))
      } else {
        deficit -= add(entry)
      }
    }
    if deficit <= slack {
      (best, chosen, isMet) = (0, set, true)
    } else {
      search(offers[...], deficit: deficit, cost: 0)
    }
    let cost = min(best, open)
    if isMet { dropRedundant(group, prices) }
    return cost
  }

  private mutating func start(_ group: Int, _ limit: Double) {
    let demand = matrix.members(of: group)
    let entries = sites.entries(of: group)
    (firstDemand, firstEntry) = (demand.lowerBound, entries.lowerBound)
    isCovered.removeAll(keepingCapacity: true)
    for _ in demand { isCovered.append(false) }
    missing.removeAll(keepingCapacity: true)
    for entry in entries {
      missing.append(matrix.sum(of: matrix.weights, over: sites.pairs(of: entry)))
      visits += sites.pairs(of: entry).count
    }
    slack = ValueGrid.sumSlack * matrix.needs[group]
    (best, open, nodes, isMet) = (limit, .infinity, 0, false)
    set.removeAll(keepingCapacity: true)
    chosen.removeAll(keepingCapacity: true)
  }

  private mutating func begin(with known: [Int], _ prices: [Double], _ isAllowed: (Int) -> Bool) {
    guard !known.isEmpty && known.allSatisfy({ isAllowed(sites.site(of: $0)) }) else { return }
    let cost = known.reduce(0) { $0 + prices[$1] }
    if cost < best { (best, chosen, isMet) = (cost, known, true) }
  }

  /// Adds to the set and gives the weight that is newly covered.
  private mutating func add(_ entry: Int) -> Double {
    set.append(entry)
    var covered = 0.0
    for pair in sites.pairs(of: entry) {
      let demand = Int(matrix.demands[pair])
      guard !isCovered[demand - firstDemand] else { continue }
      isCovered[demand - firstDemand] = true
      let weight = matrix.weights[demand]
      covered += weight
      let others = sites.reaching.range(of: demand)
      visits += others.count
      for other in others {
        missing[Int(sites.reaching.elements[other]) - firstEntry] -= weight
      }
    }
    return covered
  }

  private mutating func search(_ offers: ArraySlice<Offer>, deficit: Double, cost: Double) {
    nodes += 1
    let rest = weigh(offers, deficit: deficit, cost: cost)
    guard let bound = bound(of: rest, deficit: deficit, cost: cost), bound < best else { return }
    guard nodes < Self.nodeLimit else {
      open = min(open, bound)
      return
    }
    let (first, others) = (rest[0], rest.dropFirst())
    let before = (isCovered, missing)
    let covered = add(first.entry)
    search(others, deficit: deficit - covered, cost: cost + first.price)
    set.removeLast()
    (isCovered, missing) = before
    search(others, deficit: deficit, cost: cost)
  }

  /// The offers that cover anything missing and could be part of a cheaper set, by price per weight; takes
  /// note of those that suffice alone.
  private mutating func weigh(
    _ offers: ArraySlice<Offer>, deficit: Double, cost: Double
  ) -> [Offer] {
    visits += 4 * offers.count
    var rest: [Offer] = []
    rest.reserveCapacity(offers.count)
    for var offer in offers where cost + offer.price < best {
      offer.weight = min(missing[offer.entry - firstEntry], deficit)
      guard offer.weight > 0 else { continue }
      if offer.weight >= deficit - slack {
        (best, chosen, isMet) = (cost + offer.price, set + [offer.entry], true)
      } else {
        rest.append(offer)
      }
    }
    rest.sort { $0.price * $1.weight < $1.price * $0.weight }
    return rest
  }

  /// Each demand costs at least what the cheapest offer per weight takes for it; what is missing is bought
  /// where it is cheapest. nil where all offers together do not suffice.
  private mutating func bound(
    of offers: [Offer], deficit: Double, cost: Double
  ) -> Double? {
    var (need, bound) = (deficit, cost)
    bounds += 1
    for offer in offers {
      let (pairs, rate) = (sites.pairs(of: offer.entry), offer.price / offer.weight)
      visits += pairs.count
      for pair in pairs {
        let place = Int(matrix.demands[pair]) - firstDemand
        guard !isCovered[place] && bought[place] != bounds else { continue }
        bought[place] = bounds
        let weight = min(matrix.weights[firstDemand + place], need)
        bound += weight * rate
        need -= weight
        if need <= slack { return bound }
      }
    }
    return nil
  }

  /// Sites that cost nothing are in the set only where they are needed: prices then rise on fewer.
  private mutating func dropRedundant(_ group: Int, _ prices: [Double]) {
    var counts = isCovered.map { _ in 0 }
    var deficit = matrix.needs[group]
    for entry in chosen {
      for pair in sites.pairs(of: entry) {
        let demand = Int(matrix.demands[pair])
        if counts[demand - firstDemand] == 0 { deficit -= matrix.weights[demand] }
        counts[demand - firstDemand] += 1
      }
    }
    chosen.removeAll { entry in
      guard prices[entry] <= 0 else { return false }
      var lost = 0.0
      for pair in sites.pairs(of: entry) {
        let demand = Int(matrix.demands[pair])
        if counts[demand - firstDemand] == 1 { lost += matrix.weights[demand] }
      }
      guard deficit + lost <= slack else { return false }
      deficit += lost
      for pair in sites.pairs(of: entry) { counts[Int(matrix.demands[pair]) - firstDemand] -= 1 }
      return true
    }
  }
}
