import FlatArrays

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
    let used = problem.weights.indices.filter {
      isReached[$0] && problem.weights[$0] > 0 && position[Int(demand.groups[$0])] >= 0
    }
    let placesByGroup = CompressedRows<Int>(rowCount: active.count) { put in
      for place in used { put(position[Int(demand.groups[place])], place) }
    }
    var place = Array(repeating: Int32(-1), count: problem.weights.count)
    for (number, old) in placesByGroup.elements.enumerated() {
      place[old] = Int32(truncatingIfNeeded: number)
    }
    let (starts, demands) = reach.renumbered(place)
    return CoverMatrix(
      starts: starts, demands: demands, costs: problem.costs,
      groupStarts: placesByGroup.starts.offsets.map(Int.init),
      weights: placesByGroup.elements.map { problem.weights[$0] }, needs: needs)
  }
}
