import ArgumentParser
import Assessment
import CityReading
import Trials

struct WhatIfCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if", abstract: "W5: one facility added.")

  @Option(help: "straight or network.") var metric = "straight"
  @Option(help: "Scenarios that are timed.") var scenarios = 200
  @Argument(help: "A study file.") var study: String

  func run() async throws {
    var study = try StudyFile.read(path: study)
    study.metric = Metric(rawValue: metric)
    let input = try CityReader(study).read()
    var options = AssessmentOptions()
    options.metric = input.metric
    options.measure = input.measure
    try await WhatIfWorkload(
      city: input.city, standard: input.standard, options: options, scenarios: scenarios
    ).run()
  }
}
