import ArgumentParser
import Assessment
import CityReading
import PlanarGeometry
import Trials
import WalkNetwork

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "W7: index strategies.")

  @Option(help: "A study file, whose facilities are asked about too.") var study: String?
  @OptionGroup var extract: ExtractFlags
  @Flag(help: "Leave the generated points out.") var placesOnly = false
  @Flag(help: "Ten million points too.") var largest = false
  @Argument(help: "The folder to write into.") var folder: String

  func run() throws {
    try IndexWorkload(places: places(), sizes: sizes).run(into: PeerFolder(path: folder))
  }

  private var sizes: [Int] {
    guard !placesOnly else { return [] }
    return [1_000, 10_000, 100_000, 1_000_000] + (largest ? [10_000_000] : [])
  }

  private func places() throws -> [(name: String, points: [PlanarPoint])] {
    var places: [(name: String, points: [PlanarPoint])] = []
    if let study {
      var read = try StudyFile.read(path: study)
      read.metric = .straight
      places.append(("facilities", try CityReader(read).read().city.facilities.entrances))
    }
    if extract.osm != nil { places.append(("street-nodes", try extract.read().ways.positions)) }
    return places
  }
}
