/// The best plans of a question, each different from the others in at least one site.
public struct SitingPlans: Sendable, Equatable {
  public struct Plan: Sendable, Equatable {
    /// Ascending.
    public var sites: [Int]
    /// That of the model.
    public var objective: Double
    /// Weight served, of the models that serve before they shorten walks.
    public var served: Double?
    public var cost: Double
  }

  /// The others, the best first: of equal ones the one found first. Where the search for the best plan was not
  /// exact they may be better than it.
  public var others: [Plan] = []
  /// No plan that is left out is better than those listed, nor within the share if there are fewer than asked for.
  public var isProven = true
}

/// Which plans count as alternatives.
public struct AlternativeLimits: Sendable {
  /// Plans beside the best, at most so many.
  public var count: Int
  /// How far behind the best a plan may be, 0…1 of what the best reaches and of what it takes.
  public var share: Double

  public init(count: Int, share: Double) { (self.count, self.share) = (count, share) }
}

extension SitingProblem {
  /// The plans next to the best, by splitting the rest of all plans again and again (Lawler 1972,
  /// doi:10.1287/mnsc.18.7.401): what is found is taken out, and the plans without its first site, with its first
  /// and without its second, and so on are each asked for their best.
  ///
  /// Where sites are counted and the best plan has as many as it may, the others have as many. Otherwise they may
  /// have any number that is allowed, and a plan with a site without which it were no worse is left out.
  ///
  /// - Parameters:
  ///   - best: the answer to the question.
  ///   - limits: of the p-median and the p-center the share applies to the weight served and to the walks.
  /// - Complexity: that of an answer for each site of each plan that is found.
  public func plans(
    nextTo best: SitingAnswer, _ question: SitingQuestion, _ limits: AlternativeLimits,
    search: SitingSearch = SitingSearch()
  ) -> SitingPlans {
    var enumeration = PlanEnumeration(
      self, question, best: best.sites.sorted(), limits: limits, search: search)
    return enumeration.run()
  }
}

/// Lawler's procedure.
struct PlanEnumeration {
  private let problem: SitingProblem
  private let question: SitingQuestion
  private let limits: AlternativeLimits
  private let search: SitingSearch
  private let best: Part
  /// Sites of every plan; nil where plans differ in that.
  private let size: Int?
  private var open: [Part] = []
  private var plans = SitingPlans()
  private var questions = 0

  /// Some of the plans: those with the sites `taken` and without the sites `refused`; and their best.
  private struct Part {
    var taken: [Int] = []
    var refused: [Int] = []
    var sites: [Int]
    var score: PlanScore
  }

  /// Answers for each alternative that is asked for, so that plans that do not count come to an end.
  private static let questionsPerPlan = 200
  /// Of the work of a first search, that of each of many.
  private static let workShare = 20

  init(
    _ problem: SitingProblem, _ question: SitingQuestion, best: [Int],
    limits: AlternativeLimits, search: SitingSearch
  ) {
    (self.problem, self.question, self.limits) = (problem, question, limits)
    self.search = search.withWork(oneIn: Self.workShare)
    self.best = Part(sites: best, score: problem.score(of: best, question))
    size = question.siteLimit(problem.costs) == best.count ? best.count : nil
  }

  mutating func run() -> SitingPlans {
    split(best)
    while plans.others.count < limits.count, let part = popBest() {
      if isAlternative(part) { take(part) }
      if plans.others.count < limits.count { split(part) }
    }
    return plans
  }

  /// Equal ones in the order of their sites.
  private mutating func popBest() -> Part? {
    let first = open.indices.min { a, b in
      let (a, b) = (open[a], open[b])
      if a.score.isBetter(than: b.score) { return true }
      return !b.score.isBetter(than: a.score) && a.sites.lexicographicallyPrecedes(b.sites)
    }
    return first.map { open.remove(at: $0) }
  }

  private mutating func split(_ part: Part) {
    let decided = Set(part.taken)
    let sites = part.sites.filter { !decided.contains($0) }
    for (number, site) in sites.enumerated() {
      guard !search.isTimeOver(), questions < Self.questionsPerPlan * max(limits.count, 1) else {
        plans.isProven = false
        return
      }
      ask(taken: part.taken + sites[..<number], refused: part.refused + [site])
    }
  }

  private mutating func ask(taken: [Int], refused: [Int]) {
    questions += 1
    let rest = question.after(cost: problem.cost(of: taken), count: taken.count)
    let fixed = problem.fixing(open: taken, closed: refused)
    guard let answer = fixed.answer(rest, search: search) else { return }
    if !answer.isProven { plans.isProven = false }
    var sites = Set(taken + answer.sites)
    guard fill(&sites, without: Set(refused)) else { return }
    let plan = sites.sorted()
    let score = problem.score(of: plan, question)
    guard isNear(score) else { return }
    open.append(Part(taken: taken, refused: refused, sites: plan, score: score))
  }

  /// Sites that add nothing fill a plan up where sites are counted; false where there are not enough.
  private func fill(_ sites: inout Set<Int>, without refused: Set<Int>) -> Bool {
    guard let size else { return true }
    for site in 0..<problem.siteCount where sites.count < size && !refused.contains(site) {
      sites.insert(site)
    }
    return sites.count == size
  }

  /// Whether plans of a part whose best has this score can be alternatives.
  private func isNear(_ score: PlanScore) -> Bool {
    switch question {
    case .setCovering, .fix:
      PlanScore.isSame(score.reached, best.score.reached) && isWithinShare(score)
    case .covering, .meeting, .median, .center:
      score.reached >= best.score.reached * (1 - limits.share) * (1 - 1e-9)
    }
  }

  private func isWithinShare(_ score: PlanScore) -> Bool {
    score.taken <= best.score.taken * (1 + limits.share) * (1 + 1e-9)
  }

  private func isAlternative(_ part: Part) -> Bool {
    guard isNear(part.score) && isWithinShare(part.score) else { return false }
    return size != nil || part.sites.allSatisfy { isNeeded($0, in: part) }
  }

  private func isNeeded(_ site: Int, in part: Part) -> Bool {
    let rest = problem.score(of: part.sites.filter { $0 != site }, question)
    guard PlanScore.isSame(rest.reached, part.score.reached) else { return true }
    switch question {
    case .median, .center: return !PlanScore.isSame(rest.taken, part.score.taken)
    default: return false
    }
  }

  private mutating func take(_ part: Part) {
    plans.others.append(
      SitingPlans.Plan(
        sites: part.sites, objective: objective(part.score), served: served(part.score),
        cost: problem.cost(of: part.sites)))
  }

  private func objective(_ score: PlanScore) -> Double {
    switch question {
    case .covering, .meeting: score.reached
    case .setCovering, .fix, .median, .center: score.taken
    }
  }

  private func served(_ score: PlanScore) -> Double? {
    switch question {
    case .median, .center: score.reached
    case .covering, .meeting, .setCovering, .fix: nil
    }
  }
}
