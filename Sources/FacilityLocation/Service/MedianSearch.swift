/// p-median that serves before it shortens walks.
///
/// Each round is a p-median in which whoever is left costs a premium. Its best choice, if it serves as much as
/// any choice can, is the best of all that do, whatever the premium. So premiums need not be large: they only
/// grow until a round's best choice serves as much as the MCLP proves possible, and sums stay small enough for
/// exact differences. While everyone within reach can be served, places have premiums of their own.
struct MedianSearch {
  private let task: MedianTask
  private var options: SitingSearch
  private var best: Choice
  private var effort = SearchEffort()
  /// No choice serves more.
  private var servedBound: Double
  private var rounds: [Round] = []

  private struct Choice {
    var sites: [Int]
    var service: MedianService
    /// With which it was found.
    var premiums: [Double]
  }

  /// What a round proves: no choice has less than `bound` of walks + premiums of those left, but for
  /// `slack`, what rounding may hide.
  private struct Round {
    /// nil where places have premiums of their own.
    var premium: Double?
    var bound: Double
    var slack: Double
  }

  /// Premiums grow by so much from round to round, so often at most: beyond it sums of walks would be lost
  /// beside them.
  private static let growth = 8.0
  private static let mostRounds = 12
  private static let raisedRounding = 1e-11
  /// Of the work of one search, that of each of several.
  private static let workShare = 4

  init(_ task: MedianTask, options: SitingSearch) {
    (self.task, self.options) = (task, options)
    servedBound = task.reachable
    best = Choice(sites: [], service: task.service(of: []), premiums: task.ownPremiums)
  }

  private func isAll(_ served: Double) -> Bool { MedianService.isSame(served, task.reachable) }

  mutating func run() -> SitingAnswer {
    var premiums = task.ownPremiums
    let first = task.mayServeAll ? solve(premiums, premium: nil) : nil
    options = options.withWork(oneIn: Self.workShare)
    let target = first.map { isAll($0.served) } ?? false ? task.reachable : boundService()
    if let first, isAll(target) { raise(&premiums, from: first) } else { raise(to: target) }
    return answer()
  }

  /// The most that is known to be possible, by the MCLP, whose choice is one to look at too.
  private mutating func boundService() -> Double {
    let cover = task.problem.maximalCovering(
      radius: task.limit, budget: task.budget, search: options)
    effort += SearchEffort(
      iterations: cover.iterations, nodes: cover.nodes, isTimeOver: cover.isTimeOver)
    servedBound = min(servedBound, cover.bound)
    return max(offer(cover.sites, task.premiums(of: task.largePremium)).served, cover.objective)
  }

  /// Raises the premiums of those who are left or walk farther than them, until there are none.
  private mutating func raise(_ premiums: inout [Double], from first: MedianService) {
    var service = first
    for _ in 0..<Self.mostRounds where !effort.isTimeOver {
      let low = premiums.indices.filter {
        service.left[$0] > 0 || !task.isOpen($0) && service.distances[$0] > premiums[$0]
      }
      if low.isEmpty { return }
      for demand in low { premiums[demand] *= Self.growth }
      service = solve(premiums, premium: nil)
    }
  }

  /// Raises the premium of all, until as much is served and nobody walks farther than it.
  private mutating func raise(to target: Double) {
    var premium = task.firstPremium
    for _ in 0..<Self.mostRounds where !effort.isTimeOver {
      let service = solve(task.premiums(of: premium), premium: premium)
      let isEnough = service.served > target || MedianService.isSame(service.served, target)
      let isFar = service.distances.indices.contains {
        !task.isOpen($0) && service.distances[$0] > premium
      }
      if isEnough && !isFar { return }
      premium *= Self.growth
    }
  }

  /// Solves a round, notes what it proves and offers its choice.
  private mutating func solve(_ premiums: [Double], premium: Double?) -> MedianService {
    let current = task.current(premiums)
    let total = zip(task.problem.weights, current).reduce(0) { $0 + $1.0 * $1.1 }
    let (outcome, grid) = outcome(current)
    effort += outcome.effort
    rounds.append(
      Round(
        premium: premium, bound: total - outcome.bound,
        slack: grid.isIntegral ? 0 : grid.tolerance(at: outcome.value)))
    return offer(outcome.sites, premiums)
  }

  private func outcome(_ current: [Double]) -> (SearchOutcome, ValueGrid) {
    if let capacities = task.problem.capacities {
      let matrix = task.savings(current, within: capacities)
      var search = CapacitySearch(matrix, options: options)
      return (search.run(), matrix.rows.grid)
    }
    var matrix = task.savings(current)
    // Raised premiums are most of a value: beside them walks are told apart all the same.
    if !rounds.isEmpty { matrix.grid.rounding = Self.raisedRounding }
    var search = SavingsSearch(matrix, options: options)
    return (search.run(), matrix.grid)
  }

  /// Keeps a choice when it is better; gives whom it serves.
  private mutating func offer(_ sites: [Int], _ premiums: [Double]) -> MedianService {
    let service = service(of: sites, premiums)
    if service.isBetter(than: best.service) {
      best = Choice(sites: sites, service: service, premiums: premiums)
    }
    return service
  }

  private func service(of sites: [Int], _ premiums: [Double]) -> MedianService {
    guard let capacities = task.problem.capacities else { return task.service(of: sites) }
    return task.service(
      of: CapacityTransport(
        sites, in: task.savings(task.current(premiums), within: capacities)))
  }
}

extension MedianSearch {
  private func answer() -> SitingAnswer {
    let (order, loads) = order()
    let service = best.service
    let covered = task.problem.covered(afterEachOf: order, radius: task.limit)
    let before = [task.service(of: []).served] + covered
    return SitingAnswer(
      sites: order, gains: zip(covered, before).map { $0 - $1 }, objective: service.walked,
      bound: walkBound, isTimeOver: effort.isTimeOver, iterations: effort.iterations,
      nodes: effort.nodes, loads: loads,
      service: SitingAnswer.Service(
        served: service.served,
        bound: MedianService.isSame(service.served, servedBound)
          ? service.served : max(servedBound, service.served),
        left: service.unserved,
        walksSaved: loads == nil ? task.walksSaved(by: order) : nil))
  }

  /// The sites in the order of what they serve more, then of what they shorten.
  private func order() -> (sites: [Int], loads: [Double]?) {
    let sites = best.sites.sorted()
    if let capacities = task.problem.capacities {
      let matrix = task.savings(task.current(best.premiums), within: capacities)
      var order = CapacityGreedy(in: matrix, budget: .infinity)
      order.run(among: sites)
      return (order.transport.sites, order.transport.loads)
    }
    let current = task.current(task.premiums(of: task.largePremium))
    var order = SavingsGreedy(task.savings(current).withoutBudget)
    order.run(among: sites)
    return (order.sites, nil)
  }

  /// No choice that serves as much as the best walks less.
  private var walkBound: Double {
    let walked = best.service.walked
    let proven = rounds.map { round -> Double in
      guard let premium = round.premium else {
        return isAll(best.service.served) ? bound(round, by: round.bound) : 0
      }
      let left = max(task.reachable - best.service.served, 0)
      return bound(round, by: round.bound - premium * left)
    }
    return min(walked, max(proven.max() ?? 0, 0))
  }

  /// What rounding may hide is told where it is a millionth of the walks or more.
  private func bound(_ round: Round, by bound: Double) -> Double {
    let walked = best.service.walked
    guard round.slack <= 1e-6 * walked else { return bound - round.slack }
    return bound >= walked - max(round.slack, 1e-9 * walked) ? walked : bound
  }
}
