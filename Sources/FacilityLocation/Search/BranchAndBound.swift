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
    search.state.fixed = []
    var open: Double? = bound
    while let current = open {
      if search.state.effort.nodes >= nodeLimit { return branching.openBound(current, search) }
      search.state.effort.nodes += 1
      let found = search.enterNode()
      branching.trail += search.state.fixed
      search.state.fixed = []
      if search.state.isTimeOver {
        return branching.openBound(min(found ?? current, current), search)
      }
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
    for site in search.state.meanShares.indices where search.decisions[site] == .free {
      let doubt = min(search.state.meanShares[site], 1 - search.state.meanShares[site])
      if doubt > best { (best, chosen) = (doubt, site) }
    }
    return chosen
  }

  private mutating func branch(on site: Int, bound: Double, _ search: inout Search) {
    let isLikely = search.state.meanShares[site] >= 0.5
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
  var state: SearchState { get set }
  var relaxation: Relaxation { get set }
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

  /// The sites that are decided to be taken, ascending.
  var decided: [Int] { relaxation.sites(.taken) }

  func excludes(_ bound: Double) -> Bool { relaxation.excludes(bound, better: bestValue) }

  /// How often as far from the best choice as the best bound a bound may be. Chosen by trial: without it
  /// steps grew up to 10⁸⁰; going back sooner cost the branch and bound of MCLP up to ten times the nodes.
  private static var farthest: Double { 100 }

  /// Lets the bound come down until nothing better is left below it, or it stops to move. A bound that has
  /// gone far from the best one would make the next steps longer still: it goes back to the best multipliers.
  mutating func descend(_ pace: SubgradientPace, isRoot: Bool = false) -> Double {
    var (pace, kept) = (pace, relaxation.multipliers.values)
    for _ in 0..<pace.steps where !pace.isOver {
      let bound = relaxation.evaluate()
      state.effort.iterations += 1
      state.note(relaxation.share)
      improve(isRoot: isRoot)
      if pace.note(bound, target: bestValue) {
        kept = relaxation.multipliers.values
        if excludes(bound) { break }
        state.fixed += relaxation.fix(bound: bound, value: bestValue)
      }
      state.lookAtTheClock()
      if state.isTimeOver { break }
      if bound - bestValue > Self.farthest * (pace.best - bestValue) {
        relaxation.multipliers.reset(kept)
      } else if !relaxation.step(by: pace.value * max(bound - bestValue, 0)) {
        break
      }
    }
    relaxation.multipliers.reset(kept)
    return pace.best
  }

  /// The bound of a node; nil when nothing better is below it.
  mutating func boundNode(_ pace: SubgradientPace) -> Double? {
    let bound = descend(pace)
    return excludes(bound) ? nil : bound
  }

  /// Branches from a bound of the whole, as far as the options allow; gives the bound that is proven then.
  mutating func branch(from bound: Double) -> Double {
    if state.isTimeOver || excludes(bound) { return bound }
    return BranchAndBound.run(
      &self, bound: bound, nodeLimit: state.options.nodeLimit(pairs: state.pairCount))
  }

  /// What was found, with the bound lowered to what values can be.
  func outcome(sites: [Int], value: Double, bound: Double) -> SearchOutcome {
    SearchOutcome(
      sites: sites, value: value, bound: max(relaxation.grid.tightened(bound), value),
      effort: state.effort)
  }
}
