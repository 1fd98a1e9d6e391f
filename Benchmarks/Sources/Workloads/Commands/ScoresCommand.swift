import ArgumentParser
import Assessment
import CityReading

/// Times the scoring of an examination that is finished: indices of all communities, of every street and district
/// and of the city, and ranks.
struct ScoresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scores", abstract: "Indices of an examined city, and of as many times as much.")

  @Option(help: "How many times the city is repeated.") var times = 1
  @Argument(help: "A study file.") var study: String

  func run() async throws {
    var study = try StudyFile.read(path: study)
    study.metric = .straight
    study.measure = .residential
    let input = try CityReader(study).read()
    var options = AssessmentOptions()
    options.measure = .residential
    options.measuresBalance = true
    options.measuresAdequacy = true
    var city = input.city
    var result = try await CircleAssessment.run(
      city, standard: input.standard, options: options)
    city.communities = (0..<times).flatMap { _ in input.city.communities }
    let (rows, circles, curves) = (result.rows, result.circles, result.curves)
    result.rows = (0..<times).flatMap { _ in rows }
    result.circles = (0..<times).flatMap { _ in circles }
    result.curves = (0..<times).flatMap { _ in curves }
    let best = (0..<5).map { _ in time(result, city, input.standard) }.min() ?? .zero
    print(
      "scores \(city.communities.count) x \(result.types.count): \((best / .microseconds(1)).rounded() / 1000) ms"
    )
  }

  private func time(_ result: AssessmentResult, _ city: City, _ standard: Standard) -> Duration {
    let clock = ContinuousClock()
    let started = clock.now
    let scores = ExamScores(of: result, in: city, standard: standard)
    var areas: [String: [Int]] = [:]
    for (position, community) in city.communities.enumerated() {
      areas[community.street ?? "", default: []].append(position)
      areas[community.district ?? "", default: []].append(position)
    }
    var sum = scores.indices(of: Array(city.communities.indices)).exam ?? 0
    for positions in areas.values { sum += scores.indices(of: positions).exam ?? 0 }
    let time = clock.now - started
    precondition(sum.isFinite)
    return time
  }
}
