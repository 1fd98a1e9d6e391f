import Assessment
import Coverage
import PlanarGeometry
import TestSupport
import Testing
import Wording

/// Closed forms of acceptance (验收): one square community with facilities in it.
@Suite struct AcceptanceTests {
  private static let name = LocalizedText(zh: "", en: "")
  private static let groups = ["a", "b", "c", "d", "e", "f", "g", "h"]
  private static let standard: Standard = {
    let types = (0..<groups.count).map { position in
      var type = FacilityType(
        id: "t\(position)", name: name, circle: 5, radius: .metres(300))
      type.serviceGroup = groups[position]
      return type
    }
    return Standard(name: name, circles: [], categories: [], types: types)
  }()

  private func rules(_ change: (inout AcceptanceRules) -> Void) -> AcceptanceRules {
    var rules = AcceptanceRules(id: "r", name: Self.name, level: .cityCreation)
    change(&rules)
    return rules
  }

  /// A facility of one type in the middle of the community, at a site.
  private struct Place {
    var type: Int
    var site: String?
    var area: Double?
  }

  private func outcome(
    _ rules: AcceptanceRules, scores: [String: Double] = [:], places: [Place] = [],
    survey: CommunitySurvey? = nil, level: String? = nil
  ) async throws -> AcceptanceOutcome? {
    var standard = Self.standard
    standard.acceptance = [rules]
    var community = Community(
      id: "c",
      region: PlanarRegion(polygons: [
        [[.init(x: 0, y: 0), .init(x: 100, y: 0), .init(x: 100, y: 100), .init(x: 0, y: 100)]]
      ]))
    community.programmeLevel = level
    var table = FacilityTable()
    for (number, place) in places.enumerated() {
      table.append(
        Facility(
          id: "f\(number)", entrances: [PlanarPoint(x: 50, y: 50)],
          services: [FacilityService(type: Int32(place.type), floorArea: place.area)],
          siteID: place.site))
    }
    var city = City(name: "", communities: [community], facilities: table)
    var given = AcceptanceScores(communities: 1)
    given.mention(0)
    for (item, points) in scores { given[0, item] = ItemScore(points) }
    city.acceptance = given
    city.survey = Survey(communities: [survey])
    let result = try await CircleAssessment.run(
      city, standard: standard, options: AssessmentOptions())
    let homes = FacilityHomes(of: city, result, standard: standard)
    return AcceptanceJudge(city, standard: standard, homes: homes).outcomes().first
  }

  private func finding(
    _ subject: AcceptanceFinding.Subject, in outcome: AcceptanceOutcome?
  ) throws -> AcceptanceFinding {
    try #require(outcome?.findings.first { $0.subject == subject })
  }

  // MARK: - Satisfaction

  private func satisfied(_ unit: SatisfactionRule.Unit = .score, _ least: Double = 4)
    -> AcceptanceRules
  {
    rules {
      $0.satisfaction = SatisfactionRule(atLeast: least, unit, points: 20)
      $0.items = [AcceptanceItem(id: "x", name: Self.name, limit: 80)]
      $0.total = AcceptanceMinimum(80)
    }
  }

  @Test func withoutSatisfactionNothingIsJudged() async throws {
    let outcome = try await outcome(satisfied(), scores: ["x": 80])
    #expect(outcome?.result == .undecided)
    #expect(try finding(.satisfaction, in: outcome).result == .undecided)
  }

  /// Even where something fails for sure: satisfaction is the precondition.
  @Test func withoutSatisfactionAFailureIsNotJudgedEither() async throws {
    let outcome = try await outcome(satisfied(), scores: ["x": 10])
    #expect(outcome?.result == .undecided)
  }

  /// 20 · (4.2 − 1) ÷ 4 = 16 points, and 64 of the scenario are 80.
  @Test(arguments: [(4.2, 64.0, AcceptanceResult.pass), (4.2, 63.9, .fail), (3.9, 80, .fail)])
  func totalIsSatisfactionAndScenarios(
    satisfaction: Double, points: Double, expected: AcceptanceResult
  ) async throws {
    let outcome = try await outcome(
      satisfied(), scores: ["satisfaction": satisfaction, "x": points])
    #expect(outcome?.result == expected)
    let total = try finding(.total, in: outcome)
    let sum = try #require(total.score)
    #expect(abs(sum - (20 * (satisfaction - 1) / 4 + points)) < 1e-12)
    #expect(total.limit == 100 && total.minimum == 80)
  }

  /// Two categories, 30 answers of 5 and 10 of 3: a mean of 4.5, which is 87.5 %.
  @Test(arguments: [
    (60.0, SatisfactionRule.Unit.score, 4.5, AcceptanceResult.pass), (60, .score, 4.6, .fail),
    (60, .percent, 87.5, .pass), (60, .percent, 87.6, .fail), (49, .score, 4.5, .undecided),
  ])
  func surveyTellsSatisfaction(
    answered: Double, unit: SatisfactionRule.Unit, least: Double, expected: AcceptanceResult
  ) async throws {
    let survey = CommunitySurvey(
      households: 100, answered: answered,
      categories: [
        "p": CategoryAnswers(answered: 30, satisfaction: 5),
        "q": CategoryAnswers(answered: 10, satisfaction: 3), "r": CategoryAnswers(answered: 40),
      ])
    let outcome = try await outcome(satisfied(unit, least), scores: ["x": 80], survey: survey)
    #expect(try finding(.satisfaction, in: outcome).result == expected)
  }

  // MARK: - Points

  @Test(arguments: [(DigitalPreset.province, AcceptanceResult.pass), (.city, .fail)])
  func digital58PassesTheProvinceAndFailsTheCity(
    preset: DigitalPreset, expected: AcceptanceResult
  ) async throws {
    let rules = rules {
      $0.items = ["d1", "d2"].map {
        AcceptanceItem(id: $0, name: Self.name, kind: .digital, limit: 50)
      }
      $0.minima = [
        ItemGroupMinimum(
          id: "digital", name: Self.name, items: ["d1", "d2"], minimum: preset.minimum)
      ]
    }
    let outcome = try await outcome(rules, scores: ["d1": 30, "d2": 28])
    #expect(outcome?.result == expected)
    #expect(try finding(.group("digital"), in: outcome).score == 58)
    #expect(try finding(.total, in: outcome).score == 0, "digital items are no scenarios")
  }

  /// A bonus of 50 with the limit 5 counts 5, for nothing.
  @Test func bonusCountsToItsLimitAndForNoMinimum() async throws {
    let rules = rules {
      $0.items = [
        AcceptanceItem(id: "x", name: Self.name, limit: 80),
        AcceptanceItem(id: "extra", name: Self.name, kind: .bonus, limit: 5),
        AcceptanceItem(id: "spare", name: Self.name, kind: .redundancy, limit: 5),
      ]
      $0.minima = [
        ItemGroupMinimum(
          id: "m", name: Self.name, items: ["x", "extra", "spare"], minimum: 60)
      ]
      $0.total = AcceptanceMinimum(60)
    }
    let outcome = try await outcome(rules, scores: ["x": 59, "extra": 50, "spare": 3])
    #expect(outcome?.result == .fail)
    #expect(try finding(.item("extra"), in: outcome).score == 5)
    #expect(try finding(.item("extra"), in: outcome).result == nil)
    #expect(try finding(.group("m"), in: outcome).score == 59)
    let evidence = try finding(.total, in: outcome).evidence
    #expect(evidence == .whole(failed: [.group("m"), .total], undecided: [], extra: 8))
  }

  /// Of 60 and 40 points with a minimum of 70: what is missing decides only where both ends agree.
  @Test(arguments: [
    (["x": 60.0, "y": 10], AcceptanceResult.pass), (["x": 60], .undecided), (["y": 5], .fail),
    (["x": 29], .fail), (["x": 30], .undecided), ([:], .undecided),
    (["x": 61, "y": 40], .undecided),
  ])
  func sumsAreJudgedAsFarAsTheyAreKnown(
    scores: [String: Double], expected: AcceptanceResult
  ) async throws {
    let rules = rules {
      $0.items = [
        AcceptanceItem(id: "x", name: Self.name, limit: 60),
        AcceptanceItem(id: "y", name: Self.name, limit: 40),
      ]
      $0.total = AcceptanceMinimum(70)
    }
    #expect(try await outcome(rules, scores: scores)?.result == expected)
  }

  @Test(
    arguments: [(5.0, AcceptanceResult.pass), (4.9, .fail), (nil, .undecided)]
      as [(Double?, AcceptanceResult)])
  func itemMinima(score: Double?, expected: AcceptanceResult) async throws {
    let rules = rules {
      $0.items = [AcceptanceItem(id: "x", name: Self.name, limit: 10, minimum: 5)]
    }
    let outcome = try await outcome(rules, scores: score.map { ["x": $0] } ?? [:])
    #expect(outcome?.result == expected)
  }

  /// Whatever is scored: one more point never turns what passes into a failure, a score that comes to light never turns
  /// what is decided over, and totals lie between nothing and their limit.
  @Test func morePointsNeverFail() async throws {
    var dice = SeededRandom(7)
    let rules = rules {
      $0.items = (0..<4).map {
        AcceptanceItem(
          id: "i\($0)", name: Self.name, kind: $0 == 3 ? .digital : .scenario, limit: 10,
          minimum: $0 == 0 ? 4 : nil)
      }
      $0.minima = [
        ItemGroupMinimum(id: "m", name: Self.name, items: ["i1", "i3"], minimum: 9)
      ]
      $0.total = AcceptanceMinimum(17)
    }
    var seen: Set<AcceptanceResult> = []
    for _ in 0..<Thoroughness.cases(60, exhaustive: 600) {
      var scores: [String: Double] = [:]
      for item in 0..<4 where dice.below(5) > 0 { scores["i\(item)"] = Double(dice.below(11)) }
      let before = try #require(try await outcome(rules, scores: scores))
      seen.insert(before.result)
      let total = try finding(.total, in: before)
      #expect((0...30).contains(try #require(total.score)) && total.limit == 30)
      let item = "i\(dice.below(4))"
      let isNew = scores[item] == nil
      scores[item] = isNew ? Double(dice.below(11)) : min((scores[item] ?? 0) + 1, 10)
      let after = try #require(try await outcome(rules, scores: scores)).result
      if before.result == .pass { #expect(after == .pass) }
      if before.result == .fail && isNew { #expect(after == .fail) }
    }
    #expect(seen.count == 3)
  }

  // MARK: - Facilities

  @Test(arguments: [(6, AcceptanceResult.fail), (7, .pass), (8, .pass), (0, .fail)])
  func sixServiceGroupsFail(count: Int, expected: AcceptanceResult) async throws {
    let rules = rules { $0.serviceGroups = ServiceGroupRule(atLeast: 7) }
    // Each twice, since groups count and not facilities.
    let places = (0..<count).flatMap { [Place(type: $0), Place(type: $0)] }
    let outcome = try await outcome(rules, places: places)
    #expect(outcome?.result == expected)
    let finding = try finding(.serviceGroups, in: outcome)
    #expect(finding.score == Double(count) && finding.limit == 8 && finding.minimum == 7)
    #expect(finding.evidence == .groups(Array(Self.groups.prefix(count))))
  }

  private static let complex = ComplexRule(core: ["a", "b"], minimumArea: 300, areas: ["a": 100])

  @Test(
    arguments: [
      // Three functions, two of them of the core, 100 m² each.
      ([(0, "s", 100.0), (1, "s", 100), (2, "s", 100)], AcceptanceResult.pass),
      ([(0, "s", 100), (1, "s", 100), (2, "s", 99)], .fail),
      ([(0, "s", 99), (1, "s", 101), (2, "s", 100)], .fail),
      // Unknown areas provide nothing and decide nothing.
      ([(0, "s", 100), (1, "s", nil), (2, "s", 100)], .undecided),
      ([(0, "s", 100), (1, "s", nil), (2, "s", 200)], .pass),
      ([(0, "s", nil), (1, "s", 200), (2, "s", 100)], .undecided),
      // Two functions, or one of the core.
      ([(0, "s", 200), (1, "s", 200)], .fail),
      ([(0, "s", 200), (2, "s", 200), (3, "s", 200)], .fail),
      // Two sites with two functions each are no complex.
      ([(0, "s", 200), (1, "s", 200), (2, "u", 200), (3, "u", 200)], .fail),
      // One function in two facilities is one.
      ([(0, "s", 200), (0, "s", 200), (1, "s", 200)], .fail),
      // The better of two.
      (
        [(0, "s", 1), (1, "s", 1), (2, "s", 1), (0, "u", 100), (1, "u", 100), (3, "u", 100)], .pass
      ),
    ] as [([(Int, String, Double?)], AcceptanceResult)])
  func complexes(
    places: [(Int, String, Double?)], expected: AcceptanceResult
  ) async throws {
    let rules = rules { $0.complex = Self.complex }
    let outcome = try await outcome(
      rules, places: places.map { Place(type: $0.0, site: $0.1, area: $0.2) })
    #expect(outcome?.result == expected)
  }

  @Test func withoutSitesNothingTellsWhatIsAComplex() async throws {
    let rules = rules { $0.complex = Self.complex }
    let outcome = try await outcome(
      rules, places: (0..<3).map { Place(type: $0, area: 500) })
    #expect(outcome?.result == .undecided)
    #expect(try finding(.complex, in: outcome).evidence == .noSites)
  }

  // MARK: - Who is judged

  @Test(arguments: [
    ("市级创建(引领型)", true), ("市级创建(普惠型)", false), ("市级创建", true), ("省级创建", false),
    ("city creation, leading", true), ("cityCreation", true), ("provincePilot", false),
    ("别的", true), (nil, true),
  ])
  func rulesAreForTheirLevel(level: String?, isJudged: Bool) async throws {
    let rules = rules { $0.variant = .leading }
    #expect((try await outcome(rules, level: level) != nil) == isJudged)
  }
}
