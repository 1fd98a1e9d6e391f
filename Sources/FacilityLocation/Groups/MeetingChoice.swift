/// A choice of sites within a budget, and what would meet further groups: by site the value of the groups
/// that it alone would finish, by group a plan of sites that would. What a change touches is worked out
/// anew when it is asked for.
struct MeetingChoice {
  private let matrix: CoverMatrix
  private let sites: GroupSites
  private let values: [Double]
  private let budget: Double
  private(set) var choice: CoverChoice
  /// By site.
  private var finishing: [Double]
  /// By group: nil where no allowed sites within the budget meet it.
  private var plans: [Plan?]
  private var isStale: [Bool]
  private var staleSites: [Bool]
  private let isAllowed: [Bool]

  private struct Plan {
    var sites: [Int]
    var cost: Double
    var value: Double
  }

  init(
    _ matrix: CoverMatrix, _ sites: GroupSites, values: [Double], budget: Double,
    isAllowed: [Bool]
  ) {
    (self.matrix, self.sites, self.values, self.budget) = (matrix, sites, values, budget)
    self.isAllowed = isAllowed
    choice = CoverChoice(matrix)
    finishing = Array(repeating: 0, count: matrix.siteCount)
    plans = values.map { _ in nil }
    isStale = values.map { _ in true }
    staleSites = isAllowed
  }

  /// Value of the groups that are met.
  var value: Double {
    values.indices.reduce(0) { choice.isMet($1) ? $0 + values[$1] : $0 }
  }

  mutating func add(_ site: Int) {
    choice.add(site)
    touch(site)
  }

  mutating func remove(_ site: Int) {
    choice.remove(site)
    touch(site)
  }

  private mutating func touch(_ site: Int) {
    matrix.forEachGroup(of: site) { group, _ in
      isStale[group] = true
      for entry in sites.entries(of: group) { staleSites[sites.site(of: entry)] = true }
    }
  }

  /// Removes what no met group needs.
  mutating func dropRedundant() {
    let before = choice.sites
    choice.dropRedundant()
    for site in before where !choice.isChosen[site] { touch(site) }
  }

  /// Adds sites and plans with the most value for their cost as long as the budget has room.
  mutating func complete() {
    while let plan = best() {
      for site in plan { add(site) }
    }
  }

  private mutating func best() -> [Int]? {
    let room = budget - choice.cost
    var (worth, best) = (0.0, [Int]?.none)
    for site in matrix.costs.indices where isAllowed[site] && !choice.isChosen[site] {
      if staleSites[site] { finishing[site] = finishing(by: [site]) }
      staleSites[site] = false
      guard finishing[site] > 0, matrix.costs[site] <= room else { continue }
      let rate = LazyGreedy.rate(finishing[site], for: matrix.costs[site])
      if rate > worth { (worth, best) = (rate, [site]) }
    }
    for group in values.indices where values[group] > 0 && !choice.isMet(group) {
      if isStale[group] { plans[group] = plan(for: group) }
      isStale[group] = false
      guard let plan = plans[group], plan.cost <= room else { continue }
      let rate = LazyGreedy.rate(plan.value, for: plan.cost)
      if rate > worth { (worth, best) = (rate, plan.sites) }
    }
    return best
  }

  /// Value of the groups that more sites would finish.
  private func finishing(by more: [Int]) -> Double {
    if more.count == 1 {
      var value = 0.0
      matrix.forEachGroup(of: more[0]) { group, pairs in
        guard !choice.isMet(group) else { return }
        var deficit = choice.deficits[group]
        for pair in pairs {
          let demand = Int(matrix.demands[pair])
          if !choice.isCovered(demand) { deficit -= matrix.weights[demand] }
        }
        if matrix.isMet(deficit, group: group) { value += values[group] }
      }
      return value
    }
    var trials: [Int: GroupTrial] = [:]
    for site in more {
      matrix.forEachGroup(of: site) { group, pairs in
        guard !choice.isMet(group) else { return }
        trials[group, default: GroupTrial(matrix, group: group, after: choice)].add(pairs)
      }
    }
    return trials.keys.sorted().reduce(0) { sum, group in
      let isFinished = trials[group].map { matrix.isMet($0.deficit, group: group) } ?? false
      return isFinished ? sum + values[group] : sum
    }
  }

  /// Sites that meet a group, the most weight per cost first.
  private func plan(for group: Int) -> Plan? {
    var trial = GroupTrial(matrix, group: group, after: choice)
    var (plan, cost) = ([Int](), 0.0)
    while !matrix.isMet(trial.deficit, group: group) {
      var best: (worth: Double, entry: Int)?
      for entry in sites.entries(of: group) {
        let site = sites.site(of: entry)
        guard !choice.isChosen[site], !plan.contains(site), isAllowed[site] else { continue }
        let gain = min(trial.gain(of: sites.pairs(of: entry)), trial.deficit)
        guard gain > 0 else { continue }
        let worth = LazyGreedy.rate(gain, for: matrix.costs[site])
        if worth > best?.worth ?? -1 { best = (worth, entry) }
      }
      guard let entry = best?.entry else { return nil }
      let site = sites.site(of: entry)
      guard cost + matrix.costs[site] <= budget else { return nil }
      trial.add(sites.pairs(of: entry))
      plan.append(site)
      cost += matrix.costs[site]
    }
    return Plan(sites: plan, cost: cost, value: finishing(by: plan))
  }
}

/// What more sites would cover in one group.
struct GroupTrial {
  private let matrix: CoverMatrix
  private let members: Range<Int>
  private var isCovered: [Bool]
  private(set) var deficit: Double

  init(_ matrix: CoverMatrix, group: Int, after choice: CoverChoice) {
    self.matrix = matrix
    members = matrix.members(of: group)
    isCovered = members.map { choice.isCovered($0) }
    deficit = choice.deficits[group]
  }

  /// - Parameter pairs: of a site with the demand of the group.
  func gain(of pairs: Range<Int>) -> Double {
    var gain = 0.0
    for pair in pairs {
      let demand = Int(matrix.demands[pair])
      if !isCovered[demand - members.lowerBound] { gain += matrix.weights[demand] }
    }
    return gain
  }

  mutating func add(_ pairs: Range<Int>) {
    deficit -= gain(of: pairs)
    for pair in pairs { isCovered[Int(matrix.demands[pair]) - members.lowerBound] = true }
  }
}
