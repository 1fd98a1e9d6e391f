import ArgumentParser
import CityReading
import Foundation
import RunFiles
import TableFiles
import Trials

struct LayersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layers",
    abstract: "W8: a layer or table, from the disc to values and positions.")

  @Argument(help: "The file.") var file: String

  @Option(help: "A column whose values are read as numbers.") var numbers: [String] = []

  private struct Reading: Encodable {
    var path: String
    var seconds: Double
    /// What the first reading added to the most that the process held, in bytes.
    var memory: Int
    var features: Int
    var positions: Int
    var numbers: Int
    var columns: Int
  }

  /// Prints one line of JSON.
  func run() throws {
    let read = { try LayerSummary(path: file, numbersIn: numbers) }
    let before = PeakMemory.bytes() ?? 0
    _ = try read()
    let memory = (PeakMemory.bytes() ?? 0) - before
    let (seconds, summary) = try best(of: 15, read)
    let reading = Reading(
      path: file, seconds: seconds, memory: memory, features: summary.features,
      positions: summary.positions, numbers: summary.numbers, columns: summary.columns.count)
    print(String(decoding: try JSONEncoder().encode(reading), as: UTF8.self))
  }
}
