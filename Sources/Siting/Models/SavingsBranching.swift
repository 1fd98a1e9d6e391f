/// Depth-first branch and bound over the sites of a `SavingsSearch`. Multipliers go on from node to
/// node; what was decided is undone from a trail.
struct SavingsBranching {
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

  /// Gives the least bound that is proven: the value of the best choice unless the time is over.
  static func run(_ search: inout SavingsSearch, bound: Double) -> Double {
    var branching = SavingsBranching()
    search.fixed = []
    var open = bound
    repeat {
      search.nodes += 1
      open = min(open, branching.enter(&search))
      branching.trail += search.fixed
      search.fixed = []
      if search.isTimeOver { return branching.openBound(open, search) }
      if open > -.infinity, let site = branching.choose(search) {
        branching.branch(on: site, bound: open, &search)
      } else {
        open = branching.backtrack(&search)
      }
    } while open > -.infinity
    return search.best.value
  }

  /// The bound of the node, -∞ when nothing better is below it.
  private mutating func enter(_ search: inout SavingsSearch) -> Double {
    let taken = search.relaxation.decisions.indices.filter {
      search.relaxation.decisions[$0] == .taken
    }
    let spent = taken.reduce(0) { $0 + search.matrix.costs[$1] }
    guard spent <= search.matrix.budget else { return -.infinity }
    if !refuseDear(&search, room: search.matrix.budget - spent) {
      search.offer(taken)
      return -.infinity
    }
    let bound = search.boundNode()
    return search.matrix.excludes(bound, better: search.best.value) ? -.infinity : bound
  }

  /// Refuses what the room cannot pay; false when nothing is left to decide.
  private mutating func refuseDear(_ search: inout SavingsSearch, room: Double) -> Bool {
    var isOpen = false
    for site in search.relaxation.decisions.indices
    where search.relaxation.decisions[site] == .free {
      if search.matrix.costs[site] > room {
        search.relaxation.decisions[site] = .refused
        trail.append(site)
      } else {
        isOpen = true
      }
    }
    return isOpen
  }

  /// The free site about which the bounds are least of one mind.
  private func choose(_ search: SavingsSearch) -> Int? {
    var (best, chosen) = (-1.0, Int?.none)
    for site in search.leaning.indices where search.relaxation.decisions[site] == .free {
      let doubt = min(search.leaning[site], 1 - search.leaning[site])
      if doubt > best { (best, chosen) = (doubt, site) }
    }
    return chosen
  }

  private mutating func branch(on site: Int, bound: Double, _ search: inout SavingsSearch) {
    let isLikely = search.leaning[site] >= 0.5
    branches.append(
      Branch(site: site, trail: trail.count, bound: bound, other: isLikely ? .refused : .taken))
    search.relaxation.decisions[site] = isLikely ? .taken : .refused
    trail.append(site)
  }

  /// Goes to the next open branch and gives its bound; -∞ when there is none.
  private mutating func backtrack(_ search: inout SavingsSearch) -> Double {
    while let branch = branches.popLast() {
      for site in trail[branch.trail...] { search.relaxation.decisions[site] = .free }
      trail.removeLast(trail.count - branch.trail)
      guard let other = branch.other,
        !search.matrix.excludes(branch.bound, better: search.best.value)
      else { continue }
      branches.append(
        Branch(site: branch.site, trail: branch.trail, bound: branch.bound, other: nil))
      search.relaxation.decisions[branch.site] = other
      trail.append(branch.site)
      return branch.bound
    }
    return -.infinity
  }

  /// The bound of all that is still open.
  private func openBound(_ current: Double, _ search: SavingsSearch) -> Double {
    branches.reduce(max(current, search.best.value)) { bound, branch in
      branch.other == nil ? bound : max(bound, branch.bound)
    }
  }
}
