import FlatArrays

/// The bank account location problem (Cornuéjols, Fisher, Nemhauser 1977, doi:10.1287/mnsc.23.8.789):
/// choose sites within a budget that maximise Σᵢ max{sᵢⱼ : j chosen}, sᵢⱼ ≥ 0 what demand i saves by
/// site j. MCLP and p-median are instances.
struct SavingsMatrix: Sendable {
  /// By site the demand that it reaches.
  let reach: CompressedRows<Int32>
  /// Savings of the pairs; empty when a pair saves the weight of its demand.
  let savings: [Double]
  let weights: [Double]
  let costs: [Double]
  let budget: Double
  /// Sites whose positions differ by a multiple of it are uses of one premises: at most one of them is
  /// chosen, and they cost the same. As many as sites where each stands alone.
  let premisesCount: Int
  /// What sums of savings can be.
  var grid: ValueGrid

  /// - Parameter isIntegral: nil looks at the savings of the pairs.
  init(
    reach: CompressedRows<Int32>, savings: [Double] = [], weights: [Double], costs: [Double],
    budget: Double, premisesCount: Int? = nil, isIntegral: Bool? = nil
  ) {
    self.reach = reach
    self.savings = savings
    self.weights = weights
    self.costs = costs
    self.budget = Self.widened(budget)
    self.premisesCount = premisesCount ?? costs.count
    grid =
      isIntegral.map { ValueGrid(isIntegral: $0) }
      ?? ValueGrid(sumsOf: savings.isEmpty ? weights : savings)
  }

  /// Sums of costs are rounded: what exceeds a budget by less than this does not exceed it.
  static func widened(_ budget: Double) -> Double { budget * (1 + ValueGrid.sumSlack) }

  /// The same with money for everything.
  var withoutBudget: SavingsMatrix {
    SavingsMatrix(
      reach: reach, savings: savings, weights: weights, costs: costs,
      budget: .infinity, premisesCount: premisesCount)
  }

  func premises(of site: Int) -> Int { site % premisesCount }

  var siteCount: Int { costs.count }

  var demandCount: Int { weights.count }

  /// By pair.
  var demands: [Int32] { reach.elements }

  var pairCount: Int { demands.count }

  /// The pairs of a site.
  func row(_ site: Int) -> Range<Int> { reach.range(of: site) }

  /// Whose demand a pair is, and what it saves.
  @inline(__always)
  func offer(_ pair: Int) -> (demand: Int, saving: Double) {
    let demand = Int(demands[pair])
    return (demand, isCovering ? weights[demand] : savings[pair])
  }

  var isCovering: Bool { savings.isEmpty }
}

/// A set of sites with, for every demand place, its best and second best saving in the set.
struct SavingsSolution: Sendable {
  private(set) var sites: [Int] = []
  private(set) var value = 0.0
  private(set) var spent = 0.0
  /// Best and second best saving, 0 where none.
  private(set) var best: [Double]
  private(set) var second: [Double]
  /// Which of `sites` gives the best one; -1 for none.
  private(set) var slot: [Int32]
  /// What the set loses without each of its sites.
  private(set) var losses: [Double] = []

  /// Complexity: O(demand + pairs of the sites).
  init(_ sites: [Int], in matrix: SavingsMatrix) {
    best = Array(repeating: 0, count: matrix.demandCount)
    second = best
    slot = Array(repeating: -1, count: matrix.demandCount)
    replace(by: sites, in: matrix)
  }

  /// Becomes the solution of other sites, in the same memory.
  mutating func replace(by newSites: [Int], in matrix: SavingsMatrix) {
    sites.removeAll(keepingCapacity: true)
    spent = 0
    for demand in best.indices {
      best[demand] = 0
      second[demand] = 0
      slot[demand] = -1
    }
    for site in newSites { append(site, in: matrix) }
    sumLosses()
  }

  private mutating func append(_ site: Int, in matrix: SavingsMatrix) {
    let index = Int32(sites.count)
    sites.append(site)
    spent += matrix.costs[site]
    for pair in matrix.row(site) {
      let (demand, saving) = matrix.offer(pair)
      if saving > best[demand] {
        second[demand] = best[demand]
        best[demand] = saving
        slot[demand] = index
      } else if saving > second[demand] {
        second[demand] = saving
      }
    }
  }

  /// The gain of adding `site`; adds to `relief`, by index in `sites`, what of the loss of each it gives back.
  ///
  /// Complexity: O(pairs of the site).
  func gain(of site: Int, in matrix: SavingsMatrix, relief: inout [Double]) -> Double {
    let (demands, weights, savings) = (
      matrix.demands.span, matrix.weights.span, matrix.savings.span
    )
    let (best, second, slot) = (self.best.span, self.second.span, self.slot.span)
    let isCovering = matrix.isCovering
    var gain = 0.0
    for pair in matrix.row(site) {
      let demand = Int(demands[pair])
      let saving = isCovering ? weights[demand] : savings[pair]
      let runnerUp = second[demand]
      guard saving > runnerUp else { continue }
      let winner = best[demand]
      if saving > winner {
        gain += saving - winner
        if winner > runnerUp { relief[Int(slot[demand])] += winner - runnerUp }
      } else {
        relief[Int(slot[demand])] += saving - runnerUp
      }
    }
    return gain
  }

  private mutating func sumLosses() {
    losses = Array(repeating: 0, count: sites.count)
    value = 0
    for demand in best.indices where slot[demand] >= 0 {
      value += best[demand]
      losses[Int(slot[demand])] += best[demand] - second[demand]
    }
  }
}

/// Values choices of sites without building a solution.
struct SavingsTrial {
  private var best: [Double]

  init(demandCount: Int) { best = Array(repeating: 0, count: demandCount) }

  mutating func value(of sites: [Int], in matrix: SavingsMatrix) -> Double {
    var value = 0.0
    for site in sites {
      for pair in matrix.row(site) {
        let (demand, saving) = matrix.offer(pair)
        guard saving > best[demand] else { continue }
        value += saving - best[demand]
        best[demand] = saving
      }
    }
    for site in sites {
      for pair in matrix.row(site) {
        best[Int(matrix.demands[pair])] = 0
      }
    }
    return value
  }
}
