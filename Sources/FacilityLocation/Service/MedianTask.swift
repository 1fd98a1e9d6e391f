import FlatArrays

/// What a p-median chooses by once a premium for each unit of weight that is served is set: the choice with
/// the least Σ weight · distance of those served + Σ premium · weight of those left.
struct MedianTask {
  let problem: SitingProblem
  /// The largest distance that serves.
  let limit: Double
  let budget: Double
  /// By demand place with somebody: the largest distance within the limit to a site; nil where no site serves it.
  let farthest: [Double?]
  /// Premiums begin no higher: a few far distances would make all sums large. Greater than 0.
  private let largestPremium: Double

  init(_ problem: SitingProblem, limit: Double, budget: Double) {
    (self.problem, self.budget) = (problem, budget)
    // Where nothing is open the distance is infinite.
    self.limit = min(limit, .greatestFiniteMagnitude)
    var farthest = [Double?](repeating: nil, count: problem.demandCount)
    for pair in problem.pairs.demands.indices where problem.pairs.distances[pair] <= limit {
      let (demand, distance) = (Int(problem.pairs.demands[pair]), problem.pairs.distances[pair])
      guard problem.weights[demand] > 0 else { continue }
      farthest[demand] = max(farthest[demand] ?? 0, distance)
    }
    self.farthest = farthest
    let middle = farthest.compactMap(\.self).filter { $0 > 0 }.median ?? 1
    largestPremium = Self.farOff * middle
  }

  /// How many times as far as in the middle of the places a site is whose distance is an exception.
  private static let farOff = 16.0

  /// Whether what is open serves a place already.
  func isOpen(_ demand: Int) -> Bool { problem.openDistances[demand] <= limit }

  /// Weight that what is open and all sites together serve at most.
  var reachable: Double {
    problem.weights.indices.reduce(0) {
      isOpen($1) || farthest[$1] != nil ? $0 + problem.weights[$1] : $0
    }
  }

  /// Whether the budget may suffice to serve everyone: not where even sites that share nobody would not do.
  var mayServeAll: Bool {
    let new = problem.newReach(within: limit)
    let reached = (0..<problem.siteCount).map { site in
      new[site].reduce(0) { $0 + problem.weights[Int($1)] }
    }
    var knapsack = SiteKnapsack(costs: problem.costs, budget: SavingsMatrix.widened(budget))
    knapsack.solve(values: reached, decisions: reached.map { _ in .free })
    let open = problem.openWeight(within: limit)
    return open + knapsack.value >= reachable * (1 - 1e-9)
  }

  /// Twice the largest distance of each place.
  var ownPremiums: [Double] {
    farthest.map { $0.map { $0 > 0 ? min(2 * $0, largestPremium) : 1 } ?? 0 }
  }

  /// The first premium that is the same for all.
  var firstPremium: Double { min(largestDistance, largestPremium) }

  /// The same for all.
  func premiums(of premium: Double) -> [Double] { farthest.map { $0 == nil ? 0 : premium } }

  /// Greater than 0.
  var largestDistance: Double {
    let largest = farthest.lazy.compactMap(\.self).max() ?? 0
    return largest > 0 ? largest : 1
  }

  /// Beside it walks count next to nothing, and are still told apart.
  var largePremium: Double { 1e6 * largestDistance }

  /// The distance that counts where no site is nearer.
  func current(_ premiums: [Double]) -> [Double] {
    premiums.indices.map { isOpen($0) ? problem.openDistances[$0] : premiums[$0] }
  }

  /// What a site saves a place, by unit of weight.
  private func unit(_ current: [Double]) -> (_ demand: Int, _ pair: Int) -> Double {
    let (pairs, limit) = (problem.pairs, limit)
    return { pairs.distances[$1] <= limit ? current[$0] - pairs.distances[$1] : 0 }
  }

  func savings(_ current: [Double]) -> SavingsMatrix {
    let (unit, weights) = (unit(current), problem.weights)
    let found = problem.pairs.savings { weights[$0] * unit($0, $1) }
    return SavingsMatrix(
      reach: found.reach, savings: found.savings, weights: weights, costs: problem.costs,
      budget: budget)
  }

  func savings(_ current: [Double], within capacities: [Double]) -> CapacityMatrix {
    problem.capacityMatrix(capacities, budget: budget, unit: unit(current))
  }
}

/// Whom a choice of sites serves: more is better, then the shorter walks.
struct MedianService {
  /// Weight that is served, by open facilities too.
  var served = 0.0
  /// Σ weight · distance of those served.
  var walked = 0.0
  /// By demand place within reach of any site the weight that is not served.
  var left: [Double]
  /// By demand place the distance at which it is served, the largest of several; 0 where it is not.
  var distances: [Double]
  /// All demand places of which some weight is not served, ascending.
  var unserved: [Int] = []

  init(demandCount: Int) {
    left = Array(repeating: 0, count: demandCount)
    distances = left
  }

  /// What sums of weights miss by rounding alone.
  static func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(abs(a), abs(b)) }

  func isBetter(than other: MedianService) -> Bool {
    Self.isSame(served, other.served) ? walked < other.walked : served > other.served
  }
}

extension MedianTask {
  /// By site, after those before it: what goes off Σ weight · distance of those who were served already.
  ///
  /// Complexity: O(demand + pairs of the sites).
  func walksSaved(by sites: [Int]) -> [Double] {
    var nearest = problem.openDistances
    return sites.map { site in
      problem.pairs.row(site).reduce(0) { saved, pair in
        let (demand, distance) = (Int(problem.pairs.demands[pair]), problem.pairs.distances[pair])
        let before = nearest[demand]
        guard distance < before else { return saved }
        nearest[demand] = distance
        return before <= limit ? saved + problem.weights[demand] * (before - distance) : saved
      }
    }
  }

  /// Everyone at the nearest of the sites. Complexity: O(demand + pairs of the sites).
  func service(of sites: [Int]) -> MedianService {
    let nearest = problem.nearestDistances(with: sites)
    var service = MedianService(demandCount: problem.demandCount)
    for (demand, weight) in problem.weights.enumerated() where weight > 0 {
      if nearest[demand] <= limit {
        service.served += weight
        service.walked += weight * nearest[demand]
        service.distances[demand] = nearest[demand]
      } else {
        service.unserved.append(demand)
        if farthest[demand] != nil { service.left[demand] = weight }
      }
    }
    return service
  }

  /// As sites serve most, within their capacities where they have any.
  func fullService(of sites: [Int]) -> MedianService {
    guard let capacities = problem.capacities else { return service(of: sites) }
    let matrix = savings(current(premiums(of: largePremium)), within: capacities)
    return service(of: CapacityTransport(sites, in: matrix))
  }

  /// As an assignment within the capacities serves them.
  func service(of transport: CapacityTransport) -> MedianService {
    let distances = transport.sites.map { site in
      Dictionary(
        problem.pairs.row(site).map { (problem.pairs.demands[$0], problem.pairs.distances[$0]) },
        uniquingKeysWith: min)
    }
    var service = MedianService(demandCount: problem.demandCount)
    for (demand, weight) in problem.weights.enumerated() where weight > 0 {
      for part in transport.parts(of: demand) where part.amount > 0 {
        let distance = distances[part.slot][Int32(truncatingIfNeeded: demand)] ?? 0
        service.served += part.amount
        service.walked += part.amount * distance
        service.distances[demand] = max(service.distances[demand], distance)
      }
      let rest = transport.left[demand]
      if isOpen(demand) {
        service.served += rest
        service.walked += rest * problem.openDistances[demand]
      } else if rest > weight * ValueGrid.sumSlack {
        service.unserved.append(demand)
        if farthest[demand] != nil { service.left[demand] = rest }
      }
    }
    return service
  }
}
