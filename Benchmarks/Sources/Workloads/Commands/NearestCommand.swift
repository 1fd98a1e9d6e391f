import ArgumentParser
import Assessment
import CityReading

struct NearestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nearest", abstract: "W2: straight distances from all cells of the lattice.")

  @Argument(help: "The study file.") var study: String
  @Argument(help: "The folder to write into.") var folder: String

  func run() async throws {
    let input = try CityReader(StudyFile.read(path: study)).read()
    try await NearestWorkload(input.city, types: input.standard.types.count)
      .run(into: PeerFolder(path: folder))
  }
}
