import ArgumentParser
import CityReading
import Foundation
import TableFiles
import Trials

struct LayersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layers",
    abstract: "W8: GeoJSON files and tables, from the disc to values and positions.")

  @Argument(help: "The files.") var files: [String]

  private struct Reading: Encodable {
    var path: String
    var seconds: Double
    var features: Int
    var positions: Int
    var columns: Int
  }

  /// Prints one line of JSON for each file.
  func run() throws {
    for file in files {
      let (seconds, summary) = try best(of: 15) { try LayerSummary(path: file) }
      let reading = Reading(
        path: file, seconds: seconds, features: summary.features, positions: summary.positions,
        columns: summary.columns.count)
      print(String(decoding: try JSONEncoder().encode(reading), as: UTF8.self))
    }
  }
}
