import Assessment
import CityReading
import SyntheticCity
import Testing

/// What an examination with the built-in standard finds in the whole city.
@Suite struct ServiceFigureTests {
  @Test func circlesAndTypes() async throws {
    var options = AssessmentOptions()
    options.measure = .residential
    options.threshold = 0.80
    options.threads = 2
    let result = try await CircleAssessment.run(
      SampleCity.plan.city, standard: try StandardFile.builtIn(), options: options)
    let five = try #require(result.circles.first?.first.map { _ in 0 })
    let met = result.circles.map { Double($0[five].met) }
    #expect((5...7).contains(met.quantile(0.5)))
    let whole = Double(result.circles.count { $0[five].meets == .yes }) / 1258
    #expect((0.02...0.10).contains(whole))
    for (position, type) in result.types.enumerated() {
      let verdicts = SampleCity.communities.indices.map {
        result.row(community: $0, type: position).verdict
      }
      let share = Double(verdicts.count { $0 == .met }) / 1258
      #expect(share > 0 && share < 1, "\(type.id)")
      if type.id == "convenienceStore" { #expect(share >= 0.97) }
      #expect(!verdicts.contains(.noDemand))
    }
  }
}
