/// Vertex interchange (Teitz and Bart 1968) with the fast evaluation of Whitaker (1983): one pass over
/// a candidate's row gives its worth against every chosen site at once.
struct SavingsInterchange {
  private let matrix: SavingsMatrix
  private(set) var solution: SavingsSolution
  private var isChosen: [Bool]
  private var isOccupied: [Bool]
  /// Pairs looked at so far.
  private(set) var visits = 0

  init(_ sites: [Int], in matrix: SavingsMatrix) {
    self.matrix = matrix
    solution = SavingsSolution(sites, in: matrix)
    isChosen = Array(repeating: false, count: matrix.siteCount)
    isOccupied = Array(repeating: false, count: matrix.premisesCount)
    for site in sites { choose(site, true) }
  }

  private mutating func choose(_ site: Int, _ isTaken: Bool) {
    isChosen[site] = isTaken
    isOccupied[matrix.premises(of: site)] = isTaken
  }

  /// Exchanges until no exchange is better, `limit` pairs are visited or the time is over.
  ///
  /// - Parameter candidates: the sites that may enter.
  mutating func run(among candidates: [Int], limit: Int, isTimeOver: () -> Bool) {
    var (next, unchanged) = (0, 0)
    // By index in the solution: what a candidate gives back of the loss.
    var relief = Array(repeating: 0.0, count: solution.sites.count)
    while unchanged < candidates.count, visits < limit {
      if next & 63 == 0 && isTimeOver() { return }
      let site = candidates[next]
      if !isChosen[site], let move = bestMove(for: site, &relief) {
        apply(move, entering: site)
        while relief.count < solution.sites.count { relief.append(0) }
        unchanged = 0
      } else {
        unchanged += 1
      }
      next = next + 1 == candidates.count ? 0 : next + 1
    }
  }

  /// What `site` replaces: the index of a chosen site, or nobody when the budget has room for it.
  private enum Move {
    case addition
    case exchange(Int)
  }

  private mutating func bestMove(for site: Int, _ relief: inout [Double]) -> Move? {
    let gain = weigh(site, &relief)
    let room = matrix.budget - solution.spent
    let (cost, premises) = (matrix.costs[site], matrix.premises(of: site))
    let isFree = !isOccupied[premises]
    var (best, move) = (matrix.grid.tolerance(at: solution.value), Move?.none)
    if isFree && cost <= room && gain > best { (best, move) = (gain, .addition) }
    for (index, chosen) in solution.sites.enumerated() {
      let net = gain - solution.losses[index] + relief[index]
      relief[index] = 0
      if net > best && cost <= room + matrix.costs[chosen],
        isFree || matrix.premises(of: chosen) == premises
      {
        (best, move) = (net, .exchange(index))
      }
    }
    return move
  }

  /// The gain of adding `site`; fills `relief`.
  private mutating func weigh(_ site: Int, _ relief: inout [Double]) -> Double {
    let row = matrix.starts[site]..<matrix.starts[site + 1]
    visits += row.count
    let (demands, weights, savings) = (
      matrix.demands.span, matrix.weights.span, matrix.savings.span
    )
    let (best, second, slot) = (solution.best.span, solution.second.span, solution.slot.span)
    let isCovering = matrix.isCovering
    var gain = 0.0
    for pair in row {
      let demand = Int(demands[pair])
      let saving = isCovering ? weights[demand] : savings[pair]
      let runnerUp = second[demand]
      guard saving > runnerUp else { continue }
      let winner = best[demand]
      if saving > winner {
        gain += saving - winner
        if winner > runnerUp { relief[Int(slot[demand])] += winner - runnerUp }
      } else {
        relief[Int(slot[demand])] += saving - runnerUp
      }
    }
    return gain
  }

  private mutating func apply(_ move: Move, entering site: Int) {
    var sites = solution.sites
    if case .exchange(let index) = move {
      choose(sites[index], false)
      sites[index] = site
    } else {
      sites.append(site)
    }
    choose(site, true)
    solution.replace(by: sites, in: matrix)
    visits += matrix.demandCount
  }
}
