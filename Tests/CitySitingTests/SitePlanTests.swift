import Assessment
import FacilityLocation
import PlanarGeometry
import TestSupport
import Testing

@testable import CitySiting

/// Plans over several types against all ways to give each candidate a type or none.
@Suite struct SitePlanTests {
  private static let types = ["canteen", "clinic", "nursery"]
  private static let weights = [1, 2.5, 0.7]
  private static let budgets = [0.4, 2, 5, 9, 100]

  private struct Question {
    var town: CandidateTown
    var sitings: [CitySiteModels] = []
    var subsets: [ExaminedSubsets] = []

    var costs: [Double] { town.candidates.map { $0.cost ?? 1 } }

    /// Weighted people whom a set of candidates for each type newly covers.
    func gain(_ chosen: [Int]) -> Double {
      chosen.indices.reduce(0) {
        $0 + SitePlanTests.weights[$1]
          * (subsets[$1].covered[chosen[$1]] - subsets[$1].covered[0])
      }
    }

    /// The best of all plans, with no candidate for two types.
    func best(_ budget: Double) -> Double {
      let sites = town.candidates.count
      let choices = (0..<sites).reduce(1) { product, _ in product * 4 }
      var best = 0.0
      for choice in 0..<choices {
        var (chosen, cost) = ([0, 0, 0], 0.0)
        for site in 0..<sites where choice >> (2 * site) & 3 < 3 {
          chosen[choice >> (2 * site) & 3] |= 1 << site
          cost += costs[site]
        }
        if cost <= budget { best = max(best, gain(chosen)) }
      }
      return best
    }
  }

  /// - Parameter single: whether each candidate may hold one type only.
  private func question(
    seed: UInt64, _ metric: Metric, single: Bool
  ) async throws -> Question {
    var town = CandidateTown(seed: seed, metric, candidates: 6, priced: true)
    let population = town.town.city.population?.people ?? []
    town.town.city.population?.people = population.map { $0 + town.town.dice.unit() }
    for (position, weight) in Self.weights.enumerated() {
      town.standard.types[position].weight = weight
    }
    for site in town.candidates.indices where single {
      town.candidates[site].types = [Int32(site % 3)]
    }
    var question = Question(town: town)
    for type in Self.types {
      question.sitings.append(try await town.siting(type, reach: 1, costs: true))
      var subsets = try await ExaminedSubsets(town, type: type)
      if single, let position = Self.types.firstIndex(of: type) {
        subsets.restrict { $0 % 3 == position }
      }
      question.subsets.append(subsets)
    }
    return question
  }

  @Test(
    arguments: Thoroughness.cases(
      [(Metric.straight, UInt64(70)), (.network, 72)],
      exhaustive: [
        (.straight, 70), (.straight, 71), (.network, 72), (.network, 73), (.straight, 74),
      ]), [true, false])
  func isTheBest(_ kind: (Metric, UInt64), single: Bool) async throws {
    let question = try await question(seed: kind.1, kind.0, single: single)
    for budget in Self.budgets {
      let best = question.best(budget)
      let plan = SitePlan(question.sitings, budget: budget, search: SitingSearch(exact: true))
      expectSound(plan, question, budget)
      #expect(plan.answer.isProven && abs(plan.answer.objective - best) <= 1e-9 * best, "\(budget)")
      let quick = SitePlan(question.sitings, budget: budget)
      expectSound(quick, question, budget)
      #expect(quick.answer.objective <= best * (1 + 1e-9))
      #expect(quick.answer.bound >= best * (1 - 1e-9))
    }
  }

  /// Where two types want the same premises one of them gets it.
  @Test func aPremisesHoldsOneType() async throws {
    let question = try await question(seed: 76, .straight, single: false)
    let everything = SitePlan(
      question.sitings, budget: 1000, search: SitingSearch(exact: true))
    let wishes = question.sitings.map { siting in
      Set(siting.maximalCovering(budget: 1000, search: SitingSearch(exact: true)).sites)
    }
    #expect(!wishes[0].isDisjoint(with: wishes[1]), "no premises is wanted twice")
    #expect(Set(everything.steps.map(\.candidate)).count == everything.steps.count)
    #expect(abs(everything.answer.objective - question.best(1000)) < 1e-6)
  }

  /// Never over budget, a candidate once, the steps by gain per cost, each with what an examination says.
  private func expectSound(_ plan: SitePlan, _ question: Question, _ budget: Double) {
    #expect(plan.steps.reduce(0) { $0 + $1.cost } <= budget)
    #expect(Set(plan.steps.map(\.candidate)).count == plan.steps.count)
    #expect(plan.answer.bound >= plan.answer.objective && plan.answer.gap >= 0)
    var (chosen, before, rate) = ([0, 0, 0], 0.0, Double.infinity)
    for step in plan.steps {
      #expect(step.cost == question.costs[step.candidate])
      chosen[step.type] |= 1 << step.candidate
      let gain = question.gain(chosen)
      #expect(abs(step.gain - (gain - before)) < 1e-6 && step.gain > 0)
      #expect(step.gain / step.cost <= rate * (1 + 1e-12))
      (before, rate) = (gain, step.gain / step.cost)
    }
    #expect(abs(plan.answer.objective - before) < 1e-6)
  }

  @Test(arguments: [Metric.straight, .network], [true, false])
  func theOrderOfCandidatesDoesNotMatter(_ metric: Metric, single: Bool) async throws {
    let question = try await question(seed: 76, metric, single: single)
    for order in Thoroughness.cases(
      [[2, 0, 5, 1, 4, 3]], exhaustive: [[5, 4, 3, 2, 1, 0], [2, 0, 5, 1, 4, 3]])
    {
      var other = question.town
      other.candidates = order.map { question.town.candidates[$0] }
      var sitings: [CitySiteModels] = []
      for type in Self.types {
        sitings.append(try await other.siting(type, reach: 1, costs: true))
      }
      for budget in Self.budgets {
        let plan = SitePlan(question.sitings, budget: budget, search: SitingSearch(exact: true))
        let same = SitePlan(sitings, budget: budget, search: SitingSearch(exact: true))
        #expect(plan.steps.map(\.candidate) == same.steps.map { order[$0.candidate] })
        #expect(plan.steps.map(\.type) == same.steps.map(\.type))
        #expect(plan.steps.map(\.gain) == same.steps.map(\.gain))
      }
    }
  }

  @Test func nothingToPlanIsNothing() async throws {
    let town = CandidateTown(seed: 77, .straight, candidates: 0)
    for sitings in [[], [try await town.siting("canteen", reach: 1, costs: true)]] {
      let plan = SitePlan(sitings, budget: 10)
      #expect(
        plan.steps.isEmpty && plan.answer.objective == 0 && plan.answer.bound == 0
          && plan.answer.gap == 0)
    }
  }
}

extension ExaminedSubsets {
  /// Candidates that may not hold the type cover nobody.
  fileprivate mutating func restrict(_ mayHold: (Int) -> Bool) {
    let possible = (0..<count).filter(mayHold).reduce(0) { $0 | 1 << $1 }
    covered = covered.indices.map { covered[$0 & possible] }
  }
}
