import ArgumentParser
import Assessment
import CityReading

struct CoveredAreaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "covered-area", abstract: "W1: exact covered areas.")

  @Argument(help: "The study file.") var study: String
  @Argument(help: "The folder to write into.") var folder: String

  func run() async throws {
    let input = try CityReader(StudyFile.read(path: study)).read()
    try await CoveredAreaWorkload(input.city, types: input.standard.types.count)
      .run(into: PeerFolder(path: folder))
  }
}
