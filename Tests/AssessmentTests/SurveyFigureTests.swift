import Assessment
import PlanarGeometry
import TestSupport
import Testing
import Wording

/// When a survey is valid, and what follows from one.
@Suite struct SurveyFigureTests {
  // MARK: - Validity

  /// 49.9 and 50 %, and 79.9 and 80 % of 1000 households.
  @Test(arguments: [
    (499.0, false, false), (500, false, true), (799, true, false), (800, true, true),
    (501, true, false), (0, false, false),
  ])
  func valid(answered: Double, isRenewal: Bool, isValid: Bool) {
    let survey = CommunitySurvey(households: 1000, answered: answered, isRenewal: isRenewal)
    #expect(survey.isValid == isValid)
    let least = isRenewal ? 800.0 : 500
    #expect(survey.missingHouseholds == max(0, least - answered))
  }

  /// With the households that are missing a survey is valid, with one fewer it is not; in whole numbers, where
  /// 5 · answered ≥ 4 · households needs no rounding.
  @Test func missingHouseholdsAreTheFewest() {
    for households in 1...700 {
      for answered in [0, households / 3, households] {
        let needed = (4 * households + 4) / 5
        let survey = CommunitySurvey(
          households: Double(households), answered: Double(answered), isRenewal: true)
        #expect(survey.missingHouseholds == Double(max(0, needed - answered)))
        #expect(survey.isValid == (5 * answered >= 4 * households))
      }
    }
  }

  @Test func counts() {
    let survey = Survey(communities: [
      CommunitySurvey(households: 10, answered: 5), CommunitySurvey(households: 10, answered: 4),
      nil, CommunitySurvey(households: 10, answered: 7, isRenewal: true),
    ])
    #expect(survey.counts == (1, 2, 1))
  }

  // MARK: - Satisfaction and votes

  /// (100 · 4 + 300 · 2) ÷ 400 = 2.5; 90 votes of 300 answers.
  @Test func meansWeightedByAnswers() throws {
    var survey = CommunitySurvey(
      households: 500, answered: 350,
      categories: [
        "care": CategoryAnswers(answered: 100, satisfaction: 4),
        "education": CategoryAnswers(answered: 300, needVotes: 90, satisfaction: 2),
        "sports": CategoryAnswers(answered: 50),
      ], overall: CategoryAnswers(answered: 350, needVotes: 350, satisfaction: 5))
    #expect(abs(try #require(survey.satisfaction) - 2.5) < 1e-15)
    #expect(abs(try #require(survey.needShare) - 0.3) < 1e-15)
    survey.categories = [:]
    #expect(survey.satisfaction == 5 && survey.needShare == 1)
    survey.overall = nil
    #expect(survey.satisfaction == nil && survey.needShare == nil)
  }

  private static func city() -> City {
    var city = ThreeSquares.city
    city.survey = Survey(communities: [
      CommunitySurvey(
        households: 100, answered: 50,
        overall: CategoryAnswers(answered: 50, satisfaction: 3.4)),
      CommunitySurvey(
        households: 100, answered: 49,
        overall: CategoryAnswers(answered: 49, satisfaction: 5)), nil,
    ])
    city.complaints = [250, 0, 11]
    return city
  }

  /// 100 · 2.4 ÷ 4 = 60 where the survey is valid; 100 · (1 − 250 ÷ 1000) = 75; 11 of 10 people are no less than 0.
  @Test func governance() {
    var figures = GovernanceFigures()
    figures.addVoices(of: Self.city())
    #expect(
      figures[.satisfaction]?.map { $0.map { ($0 * 1e9).rounded() / 1e9 } } == [60, nil, nil])
    #expect(figures[.complaints] == [75, 100, 0])
    #expect(figures.parts == [.satisfaction, .complaints])
    var silent = GovernanceFigures()
    silent.addVoices(of: ThreeSquares.city)
    #expect(silent.parts.isEmpty)
  }

  @Test func nobodyComplainsWhereNobodyIsKnownToLive() {
    var city = Self.city()
    city.communities[0].population = nil
    city.communities[1].population = 0
    var figures = GovernanceFigures()
    figures.addVoices(of: city)
    #expect(figures[.complaints] == [nil, nil, 0])
  }

  /// Figures stay in 0…100; more complaints and less satisfaction never raise them.
  @Test(arguments: 1...UInt64(Thoroughness.draws(20))) func bounds(seed: UInt64) {
    var dice = SeededRandom(seed)
    var city = Self.city()
    func figures() -> [Double] {
      var figures = GovernanceFigures()
      figures.addVoices(of: city)
      return [figures[.satisfaction]?[0], figures[.complaints]?[0]].compactMap(\.self)
    }
    let (satisfaction, complaints) = (1 + 4 * dice.unit(), dice.below(1500))
    city.survey?.communities[0]?.overall?.satisfaction = satisfaction
    city.complaints?[0] = complaints
    let before = figures()
    city.survey?.communities[0]?.overall?.satisfaction = satisfaction - (satisfaction - 1) / 2
    city.complaints?[0] = complaints + dice.below(100)
    let after = figures()
    #expect(before.count == 2 && (before + after).allSatisfy { (0...100).contains($0) })
    #expect(zip(before, after).allSatisfy { $0 >= $1 })
  }

  /// A part of a city keeps what its own communities said.
  @Test func partsOfACity() {
    let part = Self.city().keeping([1, 2])
    #expect(part.complaints == [0, 11])
    #expect(part.survey?.communities.map { $0?.answered } == [49, nil])
  }
}
