/// Meets one group after the other within a budget: always the one with the most value for the cost of
/// what is missing to its need.
struct MeetingGreedy {
  private let matrix: CoverMatrix
  private let values: [Double]
  private let budget: Double
  /// By group: the sites that reach it.
  private let sitesOfGroup: [[Int32]]

  init(_ matrix: CoverMatrix, values: [Double], budget: Double) {
    self.matrix = matrix
    self.values = values
    self.budget = budget
    var sitesOfGroup = values.map { _ in [Int32]() }
    for site in matrix.costs.indices {
      let number = Int32(truncatingIfNeeded: site)
      for pair in matrix.starts[site]..<matrix.starts[site + 1] {
        let group = Int(matrix.groups[Int(matrix.demands[pair])])
        if sitesOfGroup[group].last != number { sitesOfGroup[group].append(number) }
      }
    }
    self.sitesOfGroup = sitesOfGroup
  }

  /// Value of the groups that a choice meets.
  func value(of choice: CoverChoice) -> Double {
    var value = 0.0
    for group in values.indices where choice.isMet(group) { value += values[group] }
    return value
  }

  /// Completes a choice among the sites that are allowed.
  func complete(_ choice: inout CoverChoice, isAllowed: (Int) -> Bool) {
    var plans = [[Int]?](repeating: nil, count: values.count)
    var isStale = Array(repeating: true, count: values.count)
    while true {
      var best: (worth: Double, group: Int)?
      for group in values.indices where values[group] > 0 && !choice.isMet(group) {
        if isStale[group] { plans[group] = plan(for: group, choice, isAllowed) }
        isStale[group] = false
        guard let plan = plans[group] else { continue }
        let cost = plan.reduce(0) { $0 + matrix.costs[$1] }
        guard choice.cost + cost <= budget else { continue }
        let worth = cost > 0 ? values[group] / cost : .infinity
        if worth > best?.worth ?? -1 { best = (worth, group) }
      }
      guard let group = best?.group, let plan = plans[group] else { return }
      for site in plan {
        choice.add(site)
        for touched in matrix.groups(of: site) { isStale[touched] = true }
      }
    }
  }

  /// Sites that meet a group, the most weight per cost first; nil when the allowed ones cannot.
  private func plan(
    for group: Int, _ choice: CoverChoice, _ isAllowed: (Int) -> Bool
  ) -> [Int]? {
    var trial = GroupTrial(matrix, group, choice)
    var plan: [Int] = []
    while !matrix.isMet(trial.deficit, group: group) {
      var best: (worth: Double, site: Int)?
      for number in sitesOfGroup[group] {
        let site = Int(number)
        guard !choice.isChosen[site], !plan.contains(site), isAllowed(site) else { continue }
        let gain = min(trial.gain(of: site), trial.deficit)
        guard gain > 0 else { continue }
        let worth = matrix.costs[site] > 0 ? gain / matrix.costs[site] : .infinity
        if worth > best?.worth ?? -1 { best = (worth, site) }
      }
      guard let site = best?.site else { return nil }
      trial.add(site)
      plan.append(site)
    }
    return plan
  }
}

/// What more sites would cover in one group.
private struct GroupTrial {
  private let matrix: CoverMatrix
  private let members: Range<Int>
  private var isCovered: [Bool]
  private(set) var deficit: Double

  init(_ matrix: CoverMatrix, _ group: Int, _ choice: CoverChoice) {
    self.matrix = matrix
    members = matrix.groupStarts[group]..<matrix.groupStarts[group + 1]
    isCovered = members.map { choice.isCovered($0) }
    deficit = choice.deficits[group]
  }

  func gain(of site: Int) -> Double {
    var gain = 0.0
    for pair in matrix.pairs(of: site, in: members) {
      let demand = Int(matrix.demands[pair])
      if !isCovered[demand - members.lowerBound] { gain += matrix.weights[demand] }
    }
    return gain
  }

  mutating func add(_ site: Int) {
    deficit -= gain(of: site)
    for pair in matrix.pairs(of: site, in: members) {
      isCovered[Int(matrix.demands[pair]) - members.lowerBound] = true
    }
  }
}

extension CoverMatrix {
  /// The pairs of a site with the demand of one group, found by bisection.
  func pairs(of site: Int, in members: Range<Int>) -> Range<Int> {
    let row = starts[site]..<starts[site + 1]
    let first = firstPair(in: row, from: members.lowerBound)
    return first..<firstPair(in: first..<row.upperBound, from: members.upperBound)
  }

  private func firstPair(in row: Range<Int>, from demand: Int) -> Int {
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(demands[middle]) < demand { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The groups that a site reaches, ascending.
  func groups(of site: Int) -> [Int] {
    var found: [Int] = []
    for pair in starts[site]..<starts[site + 1] {
      let group = Int(groups[Int(demands[pair])])
      if found.last != group { found.append(group) }
    }
    return found
  }
}
