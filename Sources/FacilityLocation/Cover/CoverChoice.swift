/// A set of sites and what it leaves uncovered in each group.
struct CoverChoice: Sendable {
  private let matrix: CoverMatrix
  private(set) var isChosen: [Bool]
  private(set) var cost = 0.0
  /// By demand: how many chosen sites cover it.
  private var counts: [Int32]
  /// By group: need less the weight covered.
  private(set) var deficits: [Double]
  /// Groups that are not met yet.
  private(set) var unmet: Int

  init(_ matrix: CoverMatrix, sites: [Int] = []) {
    self.matrix = matrix
    isChosen = Array(repeating: false, count: matrix.siteCount)
    counts = Array(repeating: 0, count: matrix.demandCount)
    deficits = matrix.needs
    unmet = matrix.groupCount
    for site in sites { add(site) }
  }

  var sites: [Int] { isChosen.indices.filter { isChosen[$0] } }

  func isMet(_ group: Int) -> Bool { matrix.isMet(deficits[group], group: group) }

  func isCovered(_ demand: Int) -> Bool { counts[demand] > 0 }

  mutating func add(_ site: Int) {
    isChosen[site] = true
    cost += matrix.costs[site]
    for pair in matrix.row(site) {
      let demand = Int(matrix.demands[pair])
      counts[demand] += 1
      if counts[demand] == 1 { change(demand, by: -matrix.weights[demand]) }
    }
  }

  mutating func remove(_ site: Int) {
    isChosen[site] = false
    cost -= matrix.costs[site]
    for pair in matrix.row(site) {
      let demand = Int(matrix.demands[pair])
      counts[demand] -= 1
      if counts[demand] == 0 { change(demand, by: matrix.weights[demand]) }
    }
  }

  private mutating func change(_ demand: Int, by weight: Double) {
    let group = Int(matrix.groups[demand])
    let wasMet = isMet(group)
    deficits[group] += weight
    if wasMet != isMet(group) { unmet += wasMet ? 1 : -1 }
  }

  /// How much of the groups' deficits the site would take away, each as a share of its need.
  func gain(of site: Int) -> Double {
    var gain = 0.0
    matrix.forEachGroup(of: site) { group, pairs in
      guard !isMet(group) else { return }
      let weight = weight(of: pairs, coveredBy: 0)
      if weight > 0 { gain += min(weight, deficits[group]) / matrix.needs[group] }
    }
    return gain
  }

  /// Whether all groups that are met stay so without the site.
  func isRedundant(_ site: Int) -> Bool {
    matrix.everyGroup(of: site) { group, pairs in
      let weight = weight(of: pairs, coveredBy: 1)
      let isHurt = weight > 0 && !matrix.isMet(deficits[group] + weight, group: group)
      return !(isHurt && isMet(group))
    }
  }

  /// Weight of the demand of some pairs that so many chosen sites cover.
  private func weight(of pairs: Range<Int>, coveredBy count: Int32) -> Double {
    let (demands, weights, counts) = (matrix.demands.span, matrix.weights.span, counts.span)
    var weight = 0.0
    for pair in pairs {
      let demand = Int(demands[pair])
      if counts[demand] == count { weight += weights[demand] }
    }
    return weight
  }

  /// Adds the site with the most gain per cost until all groups are met or nothing helps.
  mutating func complete(among candidates: some Sequence<Int>) {
    var queue = LazyGreedy(candidates.filter { !isChosen[$0] }) { rate(of: $0) }
    queue.run { site, known in
      if unmet == 0 { return .isOver }
      let current = rate(of: site)
      guard current > 0 else { return .isDone }
      if current < known { return .isWorth(current) }
      add(site)
      return .isDone
    }
  }

  private func rate(of site: Int) -> Double {
    LazyGreedy.rate(gain(of: site), for: matrix.costs[site])
  }

  /// Removes what is not needed, the dearest first, of equal ones the last first.
  mutating func dropRedundant() {
    let order = sites.sorted { (matrix.costs[$0], $0) > (matrix.costs[$1], $1) }
    for site in order where isRedundant(site) { remove(site) }
  }
}
