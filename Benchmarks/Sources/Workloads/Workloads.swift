import CityData
import Examination
import Foundation
import Projection

/// Times parts of the engine and writes inputs and results where a rival can read them.
@main
struct Workloads {
  private static let usage = """
    usage: Workloads covered-area STUDY FOLDER
           Workloads nearest STUDY FOLDER
           Workloads network STUDY FOLDER
           Workloads network OSM-FILE LONGITUDE LATITUDE FOLDER
           Workloads reading OSM-FILE LONGITUDE LATITUDE FOLDER
           Workloads growth NODES

    """

  static func main() async {
    do {
      try await run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      fail("\(error)\n", status: 1)
    }
  }

  private static func run(_ arguments: [String]) async throws {
    switch (arguments.first, arguments.count) {
    case ("covered-area", 3): try await runCoveredArea(arguments[1], PeerFolder(path: arguments[2]))
    case ("nearest", 3): try await runNearest(arguments[1], PeerFolder(path: arguments[2]))
    case ("network", 3): try runNetwork(arguments[1], PeerFolder(path: arguments[2]))
    case ("network", 5): try runNetwork(arguments[1], center(arguments), arguments[4])
    case ("reading", 5):
      try ReadingWorkload(file: arguments[1], local: center(arguments))
        .run(into: PeerFolder(path: arguments[4]))
    case ("growth", 2): try GrowthWorkload(nodes: number(arguments[1])).run()
    default: fail()
    }
  }

  private static func runCoveredArea(_ study: String, _ folder: PeerFolder) async throws {
    let input = try CityReader(StudyFile.read(path: study)).read()
    try await CoveredAreaWorkload(input.city, types: input.standard.types.count).run(into: folder)
  }

  private static func runNearest(_ study: String, _ folder: PeerFolder) async throws {
    let input = try CityReader(StudyFile.read(path: study)).read()
    try await NearestWorkload(input.city, types: input.standard.types.count).run(into: folder)
  }

  private static func runNetwork(_ path: String, _ folder: PeerFolder) throws {
    var study = try StudyFile.read(path: path)
    study.metric = .straight
    guard let source = study.network else { fail() }
    let input = try CityReader(study).read()
    let ways = try NetworkReader(source).read(local: input.local).ways
    let points = input.city.points(types: input.standard.types.count)
    try NetworkWorkload(ways, points: points).run(into: folder)
  }

  private static func runNetwork(_ file: String, _ local: LocalSystem, _ folder: String) throws {
    let ways = try NetworkReader(.file(LayerSource(path: file))).read(local: local).ways
    try NetworkWorkload(ways, seed: 1).run(into: PeerFolder(path: folder))
  }

  private static func center(_ arguments: [String]) -> LocalSystem {
    LocalSystem(
      center: GeographicPoint(longitude: number(arguments[2]), latitude: number(arguments[3])))
  }

  private static func number<Number: LosslessStringConvertible>(_ text: String) -> Number {
    guard let number = Number(text) else { fail() }
    return number
  }

  private static func fail(_ message: String = usage, status: Int32 = 2) -> Never {
    FileHandle.standardError.write(Data(message.utf8))
    exit(status)
  }
}
