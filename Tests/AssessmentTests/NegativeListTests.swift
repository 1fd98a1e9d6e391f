import Assessment
import TestSupport
import Testing

@Suite struct NegativeListTests {
  private func found(
    _ town: ShortfallTown, _ condition: NegativeRule.Condition
  ) async throws -> [Int] {
    var town = town
    town.standard.negativeRules = [NegativeRule(id: "r", name: ShortfallTown.name, when: condition)]
    return try await town.negatives().map(\.community)
  }

  @Test func coverageAndRatings() async throws {
    var town = ShortfallTown()
    town.city.facilities.append(
      ShortfallTown.facility("1", type: 0, community: 0, rating: 3))
    town.city.facilities.append(
      ShortfallTown.facility("2", type: 0, community: 1, rating: 2.9))
    #expect(try await found(town, .absent(type: "old")) == [2, 3])
    #expect(try await found(town, .coverageBelow(0.5, type: "old")) == [2, 3])
    #expect(try await found(town, .coverageBelow(0, type: "old")) == [])
    #expect(try await found(town, .absent(type: "unknown")) == [])
    #expect(try await found(town, .ratingBelow(3)) == [1])
  }

  /// What nobody knows is held against nobody; an invalid survey tells no satisfaction.
  @Test func surveysAndComplaints() async throws {
    var town = ShortfallTown()
    let condition = NegativeRule.Condition.satisfactionBelow(3)
    #expect(try await found(town, condition) == [])
    #expect(try await found(town, .surveyInvalid) == [])
    let answers = ["care": CategoryAnswers(answered: 10, satisfaction: 2)]
    town.city.survey = Survey(communities: [
      CommunitySurvey(households: 100, answered: 50, categories: answers),
      CommunitySurvey(households: 100, answered: 49.9, categories: answers), nil,
      CommunitySurvey(
        households: 100, answered: 60,
        categories: ["care": CategoryAnswers(answered: 10, satisfaction: 3)]),
    ])
    #expect(try await found(town, condition) == [0])
    #expect(try await found(town, .surveyInvalid) == [1])
    town.city.complaints = [5, 6, 0, 7]
    #expect(try await found(town, .complaintsAbove(5)) == [1, 3])
  }

  @Test func overdueProjects() async throws {
    var town = ShortfallTown()
    town.city.projects = ProjectList(projects: [
      Project(id: "P1", community: "B", type: 0, status: .overdue),
      Project(id: "P2", community: "C", type: 0, status: .planned),
    ])
    #expect(try await found(town, .projectOverdue) == [1])
  }
}
