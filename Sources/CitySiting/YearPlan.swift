public import Assessment
public import FacilityLocation
public import WhatIf

/// Which gaps are closed in which year, within the years' budgets.
///
/// Core types (约束性指标) go before others (先急后缓): they are planned with all of the money, the others with what is left.
/// Both are ordered plans of `SitePlan`, the most people gained for the cost first (先重后轻). Each year takes in this
/// order all that the money left can pay, and what it does not spend goes on to the next. Which are urgent is the
/// project's own definition (certainty D).
public struct YearPlan: Sendable {
  /// A facility of the plan with the gap that it is for.
  public struct Item: Sendable {
    /// Its gains are those after all items before it.
    public let facility: PlannedFacility
    /// From 0.
    public let year: Int
    /// Position of the community that misses the type and gains the most people.
    public let community: Int
    /// Position among the examined types.
    public let type: Int
    /// The row of the gap before and after it.
    public let before: CoverageRow
    public let after: CoverageRow
  }

  /// What one year does.
  public struct Year: Equatable, Sendable {
    /// Its own budget with what the year before left.
    public var available: Double
    public var spent = 0.0
    public var projects = 0
    /// Who comes within reach of a type, counted for each type; nil where nobody counted them.
    public var people: Double?
    /// Pairs of a community and a type.
    public var typesNewlyMet = 0
    /// Communities that newly meet each circle of the standard.
    public var newlyMeeting: [Int]

    public var left: Double { max(available - spent, 0) }
  }

  /// In the order in which to build.
  public private(set) var items: [Item] = []
  public private(set) var years: [Year] = []

  /// - Parameters:
  ///   - sitings: one for each type, of types that the baseline examines, all of the same candidates and with costs.
  ///   - counted: for each siting and community by position whether its people count.
  ///   - budgets: one for each year, not negative.
  ///   - baseline: the city before the plan; afterwards it stands with it, a step for each item.
  /// - Throws: where the city does not take a site.
  public init(
    _ sitings: [CitySiteModels], counting counted: [[Bool]], budgets: [Double],
    on baseline: inout Baseline, search: SitingSearch = SitingSearch()
  ) throws(ScenarioError) {
    let ordered = Self.steps(
      sitings, counting: counted, budget: budgets.reduce(0, +), search: search)
    let schedule = Self.schedule(costs: ordered.map(\.cost), budgets: budgets)
    let circles = baseline.standard.circles.count
    var carried = 0.0
    for year in budgets.indices {
      var own = Year(
        available: carried + budgets[year], newlyMeeting: [Int](repeating: 0, count: circles))
      for (step, planned) in zip(ordered, schedule) where planned == year {
        guard let item = try baseline.item(step, of: sitings[step.type], year: year) else {
          continue
        }
        items.append(item)
        own.add(item.facility)
      }
      carried = own.left
      years.append(own)
    }
  }

  /// What to build: core types with all of the money, then the others with what these leave.
  private static func steps(
    _ sitings: [CitySiteModels], counting counted: [[Bool]], budget: Double, search: SitingSearch
  ) -> [SitePlan.Step] {
    var steps: [SitePlan.Step] = []
    for isCore in [true, false] {
      let own = sitings.indices.filter { sitings[$0].type.core == isCore }
      let left = budget - steps.reduce(0) { $0 + $1.cost }
      guard !own.isEmpty, left > 0 else { continue }
      let plan = SitePlan(
        own.map { sitings[$0] }, budget: left, counting: own.map { counted[$0] },
        without: Set(steps.map(\.candidate)), search: search)
      steps += plan.steps.map { step in
        var step = step
        step.type = own[step.type]
        return step
      }
    }
    return steps
  }

  /// The year in which each cost is paid, in the order of the costs; nil where no year can.
  ///
  /// Complexity: O(costs · years).
  public static func schedule(costs: [Double], budgets: [Double]) -> [Int?] {
    var years = [Int?](repeating: nil, count: costs.count)
    var left = 0.0
    for (year, budget) in budgets.enumerated() {
      left += budget
      for place in costs.indices where years[place] == nil && costs[place] <= left + 1e-9 {
        years[place] = year
        left -= costs[place]
      }
    }
    return years
  }

  /// 万元 or in whatever unit the candidates share.
  public var cost: Double { items.reduce(0) { $0 + $1.facility.cost } }

  /// Who comes within reach of a type, counted for each type; nil where nobody counted them.
  public var people: Double? {
    let known = years.compactMap(\.people)
    return known.isEmpty ? nil : known.reduce(0, +)
  }
}

extension YearPlan.Year {
  fileprivate mutating func add(_ facility: PlannedFacility) {
    projects += 1
    spent += facility.cost
    if let gain = facility.gains[.everyone] { people = (people ?? 0) + gain }
    typesNewlyMet += facility.typesNewlyMet
    for (circle, count) in facility.newlyMeeting.enumerated() { newlyMeeting[circle] += count }
  }
}

extension Baseline {
  /// Builds a step; nil where nobody who misses the type gains by it, and then it is not built.
  fileprivate mutating func item(
    _ step: SitePlan.Step, of siting: CitySiteModels, year: Int
  ) throws(ScenarioError) -> YearPlan.Item? {
    let (facility, effect) = try build(step, of: siting)
    let gap = effect.rows.filter { $0.before.verdict.isMissed && $0.gain > 0 }
      .max { ($0.gain, $1.community) < ($1.gain, $0.community) }
    guard let gap else {
      undo()
      return nil
    }
    return YearPlan.Item(
      facility: facility, year: year, community: gap.community, type: gap.type,
      before: gap.before, after: gap.after)
  }
}
