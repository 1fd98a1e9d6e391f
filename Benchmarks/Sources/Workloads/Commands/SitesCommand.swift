import ArgumentParser
import Assessment
import CityReading
import CitySiting

struct SitesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sites",
    abstract: "Siting in a city: writes the question and our answer into a folder.")

  @Option(help: "Id of the type.") var type: String
  @Option(help: "mclp, lscp, fix or meeting.") var model: String
  @Option(help: "Sites, where the model asks for a number.") var count = 0
  @Option(help: "Side of the cells whose middles are candidates, in metres.") var side = 270.0
  @Argument(help: "A study file.") var study: String
  @Argument(help: "The folder.") var folder: String

  func run() async throws {
    guard let model = SitesWorkload.Model(rawValue: model) else {
      throw ValidationError("there is no model \(model)")
    }
    var study = try StudyFile.read(path: study)
    study.metric = .straight
    let input = try CityReader(study).read()
    var options = AssessmentOptions()
    options.metric = input.metric
    options.measure = input.measure
    options.threads = 1
    guard let candidates = CandidateSite.cells(of: input.city, side: side) else {
      throw ValidationError("cells of \(side) m are too many")
    }
    let sites = try await CitySiteModels(
      input.city, standard: input.standard, options: options, type: type, candidates: candidates,
      reach: 1)
    try SitesWorkload(sites: sites, model: model, count: count).run(
      into: PeerFolder(path: folder))
  }
}
