/// The bank account location problem (Cornuéjols, Fisher, Nemhauser 1977, doi:10.1287/mnsc.23.8.789):
/// choose sites within a budget that maximise Σᵢ max{sᵢⱼ : j chosen}, sᵢⱼ ≥ 0 what demand i saves by
/// site j. MCLP and p-median are instances.
struct SavingsMatrix: Sendable {
  let starts: [Int]
  let demands: [Int32]
  /// Savings of the pairs; empty when a pair saves the weight of its demand.
  let savings: [Double]
  let weights: [Double]
  let costs: [Double]
  let budget: Double
  /// Sites whose positions differ by a multiple of it are uses of one premises: at most one of them is
  /// chosen, and they cost the same. As many as sites where each stands alone.
  let premisesCount: Int
  /// What sums of savings can be.
  let grid: ValueGrid

  /// - Parameter isIntegral: nil looks at the savings of the pairs.
  init(
    starts: [Int], demands: [Int32], savings: [Double] = [], weights: [Double], costs: [Double],
    budget: Double, premisesCount: Int? = nil, isIntegral: Bool? = nil
  ) {
    self.starts = starts
    self.demands = demands
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
  static func widened(_ budget: Double) -> Double { budget * (1 + 1e-12) }

  /// The same with money for everything.
  var withoutBudget: SavingsMatrix {
    SavingsMatrix(
      starts: starts, demands: demands, savings: savings, weights: weights, costs: costs,
      budget: .infinity, premisesCount: premisesCount)
  }

  func premises(of site: Int) -> Int { site % premisesCount }

  var siteCount: Int { costs.count }

  var demandCount: Int { weights.count }

  var pairCount: Int { demands.count }

  var isCovering: Bool { savings.isEmpty }
}
