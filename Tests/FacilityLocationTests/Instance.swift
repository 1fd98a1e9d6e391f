import FacilityLocation
import TestSupport

/// A small random question as a table of distances, and its answers by looking at every set of sites.
struct Instance {
  var weights: [Double]
  /// By site and demand place; infinite where there is no pair.
  var distances: [[Double]]
  var costs: [Double]
  var openDistances: [Double]

  static let radius = 40.0

  /// - Parameters:
  ///   - whole: whether weights, distances and costs are whole numbers.
  init(seed: Int, sites: Int = 9, demand: Int = 24, costly: Bool, existing: Bool, whole: Bool) {
    var numbers = SeededRandom(seed)
    let scale = whole ? 1.0 : 0.737
    weights = (0..<demand).map { _ in Double(numbers.below(20)) * scale }
    distances = (0..<sites).map { _ in
      (0..<demand).map { _ in
        numbers.below(3) == 0 ? .infinity : Double(numbers.below(100)) * scale
      }
    }
    costs = (0..<sites).map { _ in costly ? Double(1 + numbers.below(9)) * scale : 1 }
    openDistances = (0..<demand).map { _ in
      existing && numbers.below(4) == 0 ? Double(numbers.below(90)) * scale : .infinity
    }
  }

  var siteCount: Int { distances.count }

  var pairs: SitePairs {
    var pairs = SitePairs()
    for row in distances {
      for (demand, distance) in row.enumerated() where distance.isFinite {
        pairs.append(demand: Int32(demand), distance: distance)
      }
      pairs.endSite()
    }
    return pairs
  }

  var problem: SitingProblem {
    SitingProblem(weights: weights, pairs: pairs, costs: costs, openDistances: openDistances)
  }

  /// Every set of sites, as positions.
  var subsets: [[Int]] {
    (0..<1 << siteCount).map { bits in (0..<siteCount).filter { bits >> $0 & 1 == 1 } }
  }

  func cost(_ sites: [Int]) -> Double { sites.reduce(0) { $0 + costs[$1] } }

  func nearest(_ sites: [Int], _ demand: Int) -> Double {
    sites.reduce(openDistances[demand]) { min($0, distances[$1][demand]) }
  }

  func covered(_ sites: [Int], within radius: Double = radius) -> Double {
    weights.indices.reduce(0) { $0 + (nearest(sites, $1) <= radius ? weights[$1] : 0) }
  }

  /// Whom sites serve within a distance, and how far they walk.
  func service(_ sites: [Int], limit: Double) -> Service {
    weights.indices.reduce(into: Service()) { service, demand in
      let distance = nearest(sites, demand)
      guard distance.isFinite, distance <= limit, weights[demand] > 0 else { return }
      service.served += weights[demand]
      service.walked += weights[demand] * distance
      service.worst = max(service.worst, distance)
    }
  }

  struct Service {
    var served = 0.0
    var walked = 0.0
    var worst = 0.0
  }

  /// Whether `sites` cover whatever all sites together cover.
  func coversAll(_ sites: [Int], within radius: Double = radius) -> Bool {
    let all = Array(distances.indices)
    return weights.indices.allSatisfy {
      nearest(all, $0) > radius || nearest(sites, $0) <= radius
    }
  }

  /// The weight covered in each group, where demand i belongs to group i mod `groups`.
  func covered(_ sites: [Int], groups: Int) -> [Double] {
    var covered = Array(repeating: 0.0, count: groups)
    for demand in weights.indices where nearest(sites, demand) <= Self.radius {
      covered[demand % groups] += weights[demand]
    }
    return covered
  }

  /// The largest distance from a place that any site reaches to its nearest of `sites`.
  func worst(_ sites: [Int]) -> Double {
    let all = Array(distances.indices)
    return weights.indices.reduce(0) {
      nearest(all, $1).isFinite ? max($0, nearest(sites, $1)) : $0
    }
  }
}

extension [Instance.Service] {
  /// The best by service, then by walks or by the worst distance.
  func best(_ figure: (Instance.Service) -> Double) -> Instance.Service {
    var best = Instance.Service(walked: .infinity, worst: .infinity)
    for other in self {
      let isSame = abs(other.served - best.served) <= 1e-9 * (1 + best.served)
      if isSame ? figure(other) < figure(best) : other.served > best.served { best = other }
    }
    return best
  }
}
