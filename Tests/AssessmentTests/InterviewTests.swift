import Assessment
import PlanarGeometry
import TestSupport
import Testing
import Wording

/// What residents are asked about.
@Suite struct InterviewTests {
  private static let name = LocalizedText(zh: "", en: "")

  private static func type(_ id: String, _ group: PopulationGroup) -> FacilityType {
    FacilityType(
      id: id, name: name, category: id + "s", circle: 5, radius: .metres(300), group: group)
  }

  /// A facility of the first type in the middle of A, whose square of 400 m its disc of 300 m covers.
  private func topics(_ survey: [CommunitySurvey?]) async throws -> [InterviewTopic] {
    let standard = Standard(
      name: Self.name, threshold: 0.8, circles: [ServiceCircle(minutes: 5, name: Self.name)],
      categories: [],
      types: [
        Self.type("canteen", .elderly), Self.type("nursery", .under3),
        Self.type("pharmacy", .everyone),
      ])
    var table = FacilityTable()
    for (type, x) in [(0, 200.0), (1, 200), (1, 10_200)] {
      table.append(
        Facility(
          id: "F\(type)-\(x)", entrances: [PlanarPoint(x: x, y: 200)],
          services: [FacilityService(type: Int32(type))]))
    }
    var city = City(
      name: "",
      communities: [("A", 0.0), ("B", 10_000)].map { id, x in
        Community(id: id, region: RandomTown.rectangle(x, 0, x + 400, 400))
      }, facilities: table)
    city.survey = Survey(communities: survey)
    var options = AssessmentOptions()
    options.measure = .area
    let result = try await CircleAssessment.run(city, standard: standard, options: options)
    return result.interviews(in: city)
  }

  /// B misses the canteen; nobody is asked about the pharmacy, which neither has.
  @Test func gapsOfTheOldAndTheYoung() async throws {
    let found = try await topics([nil, nil])
    #expect(
      found == [
        InterviewTopic(community: 1, subject: .elderlyCare, missed: [0], called: [])
      ])
  }

  /// Half of the answers are not more than half.
  @Test(arguments: [(50.0, false), (51, true)]) func votes(votes: Double, isAsked: Bool)
    async throws
  {
    let survey = CommunitySurvey(
      households: 100, answered: 100,
      categories: [
        "nurserys": CategoryAnswers(answered: 100, needVotes: votes),
        "pharmacys": CategoryAnswers(answered: 100, needVotes: 100),
      ])
    let found = try await topics([survey, nil]).filter { $0.community == 0 }
    let topic = InterviewTopic(community: 0, subject: .nursery, missed: [], called: ["nurserys"])
    #expect(found == (isAsked ? [topic] : []))
  }
}
