public import Assessment
public import FacilityLocation

/// The models with the radius of the type; budgets are sums of costs, numbers of sites where each costs 1.
extension CitySiteModels {
  /// MCLP, see `SitingProblem.maximalCovering`: objective and bound are the demand covered.
  public func maximalCovering(budget: Double, search: SitingSearch = SitingSearch()) -> SitingAnswer
  {
    problem.maximalCovering(radius: limit, budget: budget, search: search)
  }

  /// p-median, see `SitingProblem.median`: who is farther than three radii is served by nobody.
  public func median(budget: Double, search: SitingSearch = SitingSearch()) -> SitingAnswer {
    problem.median(limit: medianLimit, budget: budget, search: search)
  }

  /// Metres up to which the p-median serves.
  public var medianLimit: Double { 3 * radius }

  /// LSCP, see `SitingProblem.setCovering`.
  public func setCovering(search: SitingSearch = SitingSearch()) -> SitingAnswer {
    problem.setCovering(radius: limit, search: search)
  }

  /// The cheapest sites that bring every community to met, whatever the weights of equity; with the
  /// positions of the communities that no choice of candidates brings there.
  public func cheapestFix(
    search: SitingSearch = SitingSearch()
  ) -> (answer: SitingAnswer, unfixable: [Int]) {
    let (answer, unreachable) = unweighted.cheapestFix(
      radius: limit, groups: communities, search: search)
    return (answer, unreachable)
  }

  /// The sites within a budget with which the most communities newly meet the type, by value and whatever
  /// the weights of equity; with the positions of those communities.
  ///
  /// - Parameter values: of the communities, finite and not negative; nil counts each 1.
  public func newlyMeeting(
    values: [Double]? = nil, budget: Double, search: SitingSearch = SitingSearch()
  ) -> (answer: SitingAnswer, met: [Int]) {
    unweighted.newlyMeeting(
      radius: limit, groups: communities, values: values, budget: budget, search: search)
  }

  /// The plans next to an answer of a question about this siting, see `SitingProblem.plans`.
  public func plans(
    nextTo best: SitingAnswer, _ question: SitingQuestion, _ limits: AlternativeLimits,
    search: SitingSearch = SitingSearch()
  ) -> SitingPlans {
    let problem =
      switch question {
      case .fix, .meeting: unweighted
      case .covering, .setCovering, .median, .center: problem
      }
    return problem.plans(nextTo: best, question, limits, search: search)
  }

  /// The problem with the demand that verdicts count.
  private var unweighted: SitingProblem {
    var problem = problem
    problem.weights = demand
    return problem
  }

  /// p-center, see `SitingProblem.center`: looks farther and farther, until `count` sites serve all demand that
  /// some candidate reaches and looking twice as far brings no more of it near, or for 96 radii.
  ///
  /// - Returns: nil where no candidate reaches anybody.
  public static func center(
    _ city: City, standard: Standard, options: AssessmentOptions, type: String,
    candidates: [CandidateSite], count: Int, search: SitingSearch = SitingSearch(),
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws(AssessmentError) -> (siting: CitySiteModels, answer: SitingAnswer)? {
    var last: (siting: CitySiteModels, answer: SitingAnswer)?
    for stretch in [1.0, 2, 4, 8, 16, 32] {
      do {
        let siting = try await CitySiteModels(
          city, standard: standard, options: options, type: type, candidates: candidates, reach: 3,
          stretch: stretch, progress: progress)
        guard let answer = siting.problem.center(count: count, search: search) else { continue }
        let reachable = siting.reachableDemand
        let isSettled =
          reachable == last?.siting.reachableDemand
          || reachable == siting.problem.weights.reduce(0, +)
        last = (siting, answer)
        if isSettled && answer.service?.served ?? 0 >= reachable * (1 - 1e-9) { return last }
      } catch .radiusOutOfRange where stretch > 1 {
        return last
      }
    }
    return last
  }

  /// Demand that something open or a candidate is known to reach.
  private var reachableDemand: Double {
    let lost = Set(problem.unreachable(radius: .greatestFiniteMagnitude))
    return problem.weights.indices.reduce(0) {
      lost.contains($1) ? $0 : $0 + problem.weights[$1]
    }
  }

  /// Values for `newlyMeeting` that count circles: 1 for each community of which a type is all that its
  /// circle misses, 0 for the others.
  public static func circleValues(
    _ city: City, standard: Standard, options: AssessmentOptions, type id: String
  ) async throws(AssessmentError) -> [Double] {
    let result = try await CircleAssessment.run(city, standard: standard, options: options)
    guard let type = result.types.firstIndex(where: { $0.id == id }) else {
      throw .unknownType(id)
    }
    let circle = standard.circles.firstIndex { $0.minutes == result.types[type].circle }
    return result.circles.map { circles in
      circle.map { circles[$0].missed == [type] } ?? false ? 1 : 0
    }
  }
}
