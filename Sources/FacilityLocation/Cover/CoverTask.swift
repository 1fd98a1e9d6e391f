/// The part of a `SitingProblem` that covering has to decide.
struct CoverTask {
  var matrix: CoverMatrix
  /// By group of the matrix: which one it is.
  var groups: [Int]
  /// Groups that even all sites together cannot fulfil.
  var unreachable: [Int]

  /// Groups that open facilities fulfil are left out.
  init(_ problem: SitingProblem, radius: Double, _ demand: DemandGroups) {
    let isOpen = problem.openDistances.map { $0 <= radius }
    let reach = problem.pairs.within(radius, where: isOpen.map { !$0 })
    var isReached = Array(repeating: false, count: problem.demandCount)
    for place in reach.demands { isReached[Int(place)] = true }
    var (open, possible) = (demand.needs.map { _ in 0.0 }, demand.needs.map { _ in 0.0 })
    for place in problem.weights.indices {
      let group = Int(demand.groups[place])
      if isOpen[place] { open[group] += problem.weights[place] }
      if isReached[place] { possible[group] += problem.weights[place] }
    }
    (groups, unreachable) = ([], [])
    for group in demand.needs.indices {
      let missing = demand.needs[group] - open[group]
      let slack = 1e-12 * demand.needs[group]
      if missing <= slack { continue }
      if missing > possible[group] + slack {
        unreachable.append(group)
      } else {
        groups.append(group)
      }
    }
    let needs = groups.map { min(demand.needs[$0] - open[$0], possible[$0]) }
    matrix = Self.matrix(
      of: problem, pairs: reach, demand, groups: groups, needs: needs, isReached: isReached)
  }

  private static func matrix(
    of problem: SitingProblem, pairs reach: SitePairs, _ demand: DemandGroups,
    groups active: [Int], needs: [Double], isReached: [Bool]
  ) -> CoverMatrix {
    var position = demand.needs.map { _ in -1 }
    for (index, group) in active.enumerated() { position[group] = index }
    let isUsed = problem.weights.indices.map {
      isReached[$0] && problem.weights[$0] > 0 && position[Int(demand.groups[$0])] >= 0
    }
    var groupStarts = Array(repeating: 0, count: active.count + 1)
    for place in isUsed.indices where isUsed[place] {
      groupStarts[position[Int(demand.groups[place])] + 1] += 1
    }
    for group in active.indices { groupStarts[group + 1] += groupStarts[group] }
    var next = groupStarts
    var place = Array(repeating: Int32(-1), count: isUsed.count)
    var weights = Array(repeating: 0.0, count: groupStarts[active.count])
    for old in isUsed.indices where isUsed[old] {
      let group = position[Int(demand.groups[old])]
      place[old] = Int32(truncatingIfNeeded: next[group])
      weights[next[group]] = problem.weights[old]
      next[group] += 1
    }
    let (starts, demands) = reach.renumbered(place)
    return CoverMatrix(
      starts: starts, demands: demands, costs: problem.costs, groupStarts: groupStarts,
      weights: weights, needs: needs)
  }
}
