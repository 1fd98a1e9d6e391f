/// A model with what it is asked: one value, so that it can be asked again with some sites decided.
public enum SitingQuestion: Sendable {
  /// See `SitingProblem.maximalCovering`.
  case covering(radius: Double, budget: Double)
  /// See `SitingProblem.setCovering`.
  case setCovering(radius: Double)
  /// See `SitingProblem.median`.
  case median(limit: Double, budget: Double)
  /// See `SitingProblem.center`.
  case center(count: Int)
  /// See `SitingProblem.cheapestFix`.
  case fix(radius: Double, groups: DemandGroups)
  /// See `SitingProblem.newlyMeeting`; values of the groups, each 1 where nil.
  case meeting(radius: Double, groups: DemandGroups, values: [Double]?, budget: Double)
}

extension SitingProblem {
  /// - Returns: nil where the model has no answer.
  public func answer(_ question: SitingQuestion, search: SitingSearch) -> SitingAnswer? {
    switch question {
    case .covering(let radius, let budget):
      maximalCovering(radius: radius, budget: budget, search: search)
    case .setCovering(let radius): setCovering(radius: radius, search: search)
    case .median(let limit, let budget): median(limit: limit, budget: budget, search: search)
    case .center(let count): center(count: count, search: search)
    case .fix(let radius, let groups):
      cheapestFix(radius: radius, groups: groups, search: search).answer
    case .meeting(let radius, let groups, let values, let budget):
      newlyMeeting(
        radius: radius, groups: groups, values: values, budget: budget, search: search
      ).answer
    }
  }
}

extension SitingQuestion {
  /// The same once sites of a cost, so many of them, are open.
  func after(cost: Double, count opened: Int) -> SitingQuestion {
    switch self {
    case .covering(let radius, let budget):
      .covering(radius: radius, budget: max(budget - cost, 0))
    case .median(let limit, let budget): .median(limit: limit, budget: max(budget - cost, 0))
    case .center(let count): .center(count: count - opened)
    case .meeting(let radius, let groups, let values, let budget):
      .meeting(radius: radius, groups: groups, values: values, budget: max(budget - cost, 0))
    case .setCovering, .fix: self
    }
  }

  /// How many sites a plan may have where each counts the same; nil where costs or the model decide.
  func siteLimit(_ costs: [Double]) -> Int? {
    switch self {
    case .center(let count): return count
    case .covering(_, let budget), .median(_, let budget), .meeting(_, _, _, let budget):
      guard costs.allSatisfy({ $0 == 1 }) else { return nil }
      return Int(min(budget, Double(costs.count)))
    case .setCovering, .fix: return nil
    }
  }
}

/// How good a plan is: what it reaches counts first, then what that takes.
struct PlanScore: Sendable {
  /// Weight, places or groups: more is better.
  var reached: Double
  /// Walks, the worst distance or the cost: less is better; 0 where only `reached` counts.
  var taken = 0.0

  static func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(abs(a), abs(b)) }

  func isBetter(than other: PlanScore) -> Bool {
    Self.isSame(reached, other.reached)
      ? taken < other.taken && !Self.isSame(taken, other.taken) : reached > other.reached
  }

  func isSame(as other: PlanScore) -> Bool {
    Self.isSame(reached, other.reached) && Self.isSame(taken, other.taken)
  }
}

extension SitingProblem {
  /// What a plan is worth to a question, whatever it costs and however it was found.
  ///
  /// Complexity: O(demand + pairs of the sites), with capacities that of an assignment.
  func score(of sites: [Int], _ question: SitingQuestion) -> PlanScore {
    switch question {
    case .covering(let radius, _):
      return PlanScore(
        reached: covered(afterEachOf: sites, radius: radius).last ?? openWeight(within: radius))
    case .setCovering(let radius):
      return PlanScore(reached: placesReached(by: sites, radius: radius), taken: cost(of: sites))
    case .median(let limit, let budget):
      let service = MedianTask(self, limit: limit, budget: budget).fullService(of: sites)
      return PlanScore(reached: service.served, taken: service.walked)
    case .center: return centerScore(of: sites)
    case .fix(let radius, let groups):
      let met = groupsMet(by: sites, radius: radius, groups).count { $0 }
      return PlanScore(reached: Double(met), taken: cost(of: sites))
    case .meeting(let radius, let groups, let values, _):
      let (before, after) = (
        groupsMet(by: [], radius: radius, groups), groupsMet(by: sites, radius: radius, groups)
      )
      return PlanScore(
        reached: after.indices.reduce(0) {
          after[$1] && !before[$1] ? $0 + (values?[$1] ?? 1) : $0
        })
    }
  }

  func cost(of sites: [Int]) -> Double { sites.reduce(0) { $0 + costs[$1] } }

  private func placesReached(by sites: [Int], radius: Double) -> Double {
    Double(nearestDistances(with: sites).count { $0 <= radius })
  }

  private func centerScore(of sites: [Int]) -> PlanScore {
    zip(nearestDistances(with: sites), weights).reduce(into: PlanScore(reached: 0)) {
      score, place in
      guard place.0.isFinite, place.1 > 0 else { return }
      score.reached += place.1
      score.taken = max(score.taken, place.0)
    }
  }

  private func groupsMet(by sites: [Int], radius: Double, _ groups: DemandGroups) -> [Bool] {
    var covered = groups.needs.map { _ in 0.0 }
    for (demand, distance) in nearestDistances(with: sites).enumerated() where distance <= radius {
      covered[Int(groups.groups[demand])] += weights[demand]
    }
    return covered.indices.map {
      covered[$0] >= groups.needs[$0] * (1 - 1e-12) && groups.needs[$0] > 0
    }
  }
}
