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
    for site in search.leaning.indices where search.decisions[site] == .free {
      let doubt = min(search.leaning[site], 1 - search.leaning[site])
      if doubt > best { (best, chosen) = (doubt, site) }
    }
    return chosen
  }

  private mutating func branch(on site: Int, bound: Double, _ search: inout Search) {
    let isLikely = search.leaning[site] >= 0.5
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
