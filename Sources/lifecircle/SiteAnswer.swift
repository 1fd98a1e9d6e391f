import CityData
import Examination
import Siting

/// What a model answers for one type in a city.
struct SiteAnswer {
  var answer: SitingAnswer
  /// Communities that the cheapest fix cannot bring to met, by position.
  var unfixable: [Int] = []
  /// Communities that newly meet the objective, by position.
  var met: [Int] = []

  init(answer: SitingAnswer) { self.answer = answer }

  /// The answer of every model but the p-center.
  ///
  /// - Parameter values: of the communities, where only some count.
  init(
    _ siting: CitySiting, _ command: SiteCommand, values: [Double]?, search: SitingSearch
  ) {
    let problem = siting.problem(within: command.limits)
    let budget = command.choice.budget ?? Double(command.count ?? 0)
    switch command.model {
    case .mclp where command.choice.objective != .people:
      (answer, met) = siting.peopled.newlyMeeting(
        radius: siting.limit, groups: siting.communities, values: values, budget: budget,
        search: search)
    case .mclp:
      answer = problem.maximalCovering(radius: siting.limit, budget: budget, search: search)
    case .lscp: answer = problem.setCovering(radius: siting.limit, search: search)
    case .pmedian:
      answer = problem.median(limit: 3 * siting.radius, budget: budget, search: search)
    case .fix, .pcenter:
      (answer, unfixable) = siting.peopled.cheapestFix(
        radius: siting.limit, groups: siting.communities, search: search)
    }
  }
}

extension CitySiting {
  /// The problem with the capacity of every site.
  func problem(within limits: SiteLimitFlags) -> SitingProblem {
    var problem = problem
    problem.capacities = limits.capacity.map {
      Array(repeating: $0, count: candidates.count)
    }
    return problem
  }

  /// The problem with the demand that verdicts count, whatever the weights of equity.
  fileprivate var peopled: SitingProblem {
    var problem = problem
    problem.weights = demand
    return problem
  }
}
