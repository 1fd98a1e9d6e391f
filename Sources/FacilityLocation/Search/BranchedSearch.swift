/// A search that bounds by a Lagrangian relaxation and branches over the sites. Values are maximised: a
/// search that minimises gives negative costs.
protocol BranchedSearch {
  associatedtype Relaxation: LagrangianRelaxation
  var options: SitingSearch { get }
  var relaxation: Relaxation { get set }
  /// Pairs of the question.
  var pairCount: Int { get }
  /// By site: how much the recent bounds took of it, 0…1.
  var leaning: [Double] { get set }
  /// Sites decided at the node since the list was emptied.
  var fixed: [Int] { get set }
  var isTimeOver: Bool { get set }
  var iterations: Int { get set }
  var nodes: Int { get set }
  /// Value of the best choice so far, or what a choice must beat.
  var bestValue: Double { get }
  /// Whether nothing better than the best choice lies under a bound.
  func excludes(_ bound: Double) -> Bool
  /// Bounds what the decisions leave open; nil when nothing better is there.
  mutating func enterNode() -> Double?
  /// Takes the choice of all sites that are decided to be taken, when it is better.
  mutating func offerDecided()
  /// Looks for a better choice where the relaxation has been evaluated.
  mutating func improve(isRoot: Bool)
}

extension BranchedSearch {
  var decisions: [SiteKnapsack.Decision] {
    get { relaxation.decisions }
    set { relaxation.decisions = newValue }
    _modify { yield &relaxation.decisions }
  }

  /// Lets the bound come down until nothing better is left below it, or it stops to move. A bound that has
  /// gone far from the best one would make the next steps longer still: it goes back to the best multipliers.
  mutating func descend(
    _ pace: SubgradientPace, limit: Int, isRoot: Bool = false
  ) -> Double {
    var (pace, kept) = (pace, relaxation.multipliers)
    for _ in 0..<limit where !pace.isOver {
      let bound = relaxation.evaluate()
      iterations += 1
      for site in leaning.indices {
        leaning[site] += 0.1 * (relaxation.share(site) - leaning[site])
      }
      improve(isRoot: isRoot)
      if pace.note(bound, target: bestValue) {
        kept = relaxation.multipliers
        if excludes(bound) { break }
        fixed += relaxation.fix(bound: bound, value: bestValue)
      }
      isTimeOver = isTimeOver || options.isTimeOver()
      if isTimeOver { break }
      if bound - bestValue > Self.farthest * (pace.best - bestValue) {
        relaxation.reset(multipliers: kept)
      } else if !relaxation.step(from: bound, to: bestValue, pace: pace.value) {
        break
      }
    }
    relaxation.reset(multipliers: kept)
    return pace.best
  }

  /// How often as far from the best choice as the best bound a bound may be.
  private static var farthest: Double { 100 }

  /// Branches from a bound of the whole, as far as the options allow; gives the bound that is proven then.
  mutating func branch(from bound: Double) -> Double {
    if isTimeOver || excludes(bound) { return bound }
    return BranchAndBound.run(&self, bound: bound, nodeLimit: options.nodeLimit(pairs: pairCount))
  }
}
