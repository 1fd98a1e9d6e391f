/// Depth-first branch and bound over the sites. Multipliers go on from node to node; what was decided
/// is undone from a trail.
struct BranchAndBound<Search: BranchedSearch> {
  private struct Branch {
    var site: Int
    /// Length of the trail before the branch.
    var trail: Int
    /// No choice below the branching node is better than this.
    var bound: Double
    /// The decision that is still to be tried.
    var other: SiteKnapsack.Decision?
  }

  private var branches: [Branch] = []
  private var trail: [Int] = []

  /// Gives the bound that is proven at the end: the best value unless the nodes or the time are over.
  static func run(_ search: inout Search, bound: Double, nodeLimit: Int) -> Double {
    var branching = BranchAndBound()
    search.fixed = []
    var open: Double? = bound
    while let current = open {
      if search.nodes >= nodeLimit { return branching.openBound(current, search) }
      search.nodes += 1
      let found = search.enterNode()
      branching.trail += search.fixed
      search.fixed = []
      if search.isTimeOver { return branching.openBound(min(found ?? current, current), search) }
      if let found, let site = branching.choose(search) {
        open = min(found, current)
        branching.branch(on: site, bound: min(found, current), &search)
      } else {
        // The bounding may have decided every site.
        if found != nil { search.offerDecided() }
        open = branching.backtrack(&search)
      }
    }
    return search.bestValue
  }

  /// The free site about which the bounds are least of one mind.
  private func choose(_ search: Search) -> Int? {
    var (best, chosen) = (-1.0, Int?.none)
    for site in search.meanShares.indices where search.decisions[site] == .free {
      let doubt = min(search.meanShares[site], 1 - search.meanShares[site])
      if doubt > best { (best, chosen) = (doubt, site) }
    }
    return chosen
  }

  private mutating func branch(on site: Int, bound: Double, _ search: inout Search) {
    let isLikely = search.meanShares[site] >= 0.5
    branches.append(
      Branch(site: site, trail: trail.count, bound: bound, other: isLikely ? .refused : .taken))
    search.decisions[site] = isLikely ? .taken : .refused
    trail.append(site)
  }

  /// Goes to the next open branch and gives its bound; nil when there is none.
  private mutating func backtrack(_ search: inout Search) -> Double? {
    while let branch = branches.popLast() {
      for site in trail[branch.trail...] { search.decisions[site] = .free }
      trail.removeLast(trail.count - branch.trail)
      guard let other = branch.other, !search.excludes(branch.bound) else { continue }
      branches.append(
        Branch(site: branch.site, trail: branch.trail, bound: branch.bound, other: nil))
      search.decisions[branch.site] = other
      trail.append(branch.site)
      return branch.bound
    }
    return nil
  }

  /// The bound of all that is still open.
  private func openBound(_ current: Double, _ search: Search) -> Double {
    branches.reduce(max(current, search.bestValue)) { bound, branch in
      branch.other == nil ? bound : max(bound, branch.bound)
    }
  }
}

/// A search that bounds by a Lagrangian relaxation and branches over the sites. Values are maximised: a
/// search that minimises gives negative costs.
protocol BranchedSearch {
  associatedtype Relaxation: LagrangianRelaxation
  var options: SitingSearch { get }
  var relaxation: Relaxation { get set }
  /// Pairs of the question.
  var pairCount: Int { get }
  /// By site: how much the recent bounds took of it, 0…1.
  var meanShares: [Double] { get set }
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
      // A mean over about the last ten steps, between which single shares jump from 0 to 1.
      for site in meanShares.indices {
        meanShares[site] += 0.1 * (relaxation.share(site) - meanShares[site])
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
