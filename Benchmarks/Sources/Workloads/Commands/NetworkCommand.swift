import ArgumentParser
import Assessment
import CityReading
import Trials

struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network", abstract: "W3: walking distances.")

  @Option(help: "A study file: its network and its facilities.") var study: String?
  @OptionGroup var extract: ExtractFlags
  @Argument(help: "The folder to write into.") var folder: String

  func validate() throws {
    if (study == nil) == (extract.osm == nil) {
      throw ValidationError("give either --study or --osm")
    }
  }

  func run() throws {
    try workload().run(into: PeerFolder(path: folder))
  }

  /// On the ways of an extract there are seeded facilities.
  private func workload() throws -> NetworkWorkload {
    guard let study else { return try NetworkWorkload(extract.read().ways, seed: 1) }
    var read = try StudyFile.read(path: study)
    read.metric = .straight
    guard let source = read.network else { throw ValidationError("\(study) has no network") }
    let input = try CityReader(read).read()
    let ways = try NetworkReader(source).read(local: input.local).ways
    return NetworkWorkload(ways, points: input.city.points(types: input.standard.types.count))
  }
}
