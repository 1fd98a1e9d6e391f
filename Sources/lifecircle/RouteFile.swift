import Assessment
import CityReading
import Foundation
import Reporting
import Wording

/// The file of `explain --route`.
struct RouteFile {
  let path: String
  let language: Language

  enum Form: String, CaseIterable {
    case geojson, gpkg

    /// By the ending of the file's name; nil where it is neither.
    init?(path: String) {
      guard
        let form = Self.allCases.first(where: { path.lowercased().hasSuffix("." + $0.rawValue) })
      else { return nil }
      self = form
    }
  }

  /// Draws the way from the community and gives the lines that the screen says of it.
  ///
  /// - Parameter type: id of a type.
  func write(_ city: ExplainedCity, type: String) async throws -> [String] {
    try refuseForeign()
    let ways = try await CommunityWays.ways(
      city.input.city, standard: city.input.standard, options: city.options,
      community: city.position, type: type)
    let map = WayMap(
      ways, of: city.input.city, community: city.position, type: type,
      detour: city.options.detour, local: city.input.local)
    let lines = map.lines(in: language)
    guard !ways.isEmpty else { return lines }
    let bytes = try Form(path: path) == .gpkg ? map.geoPackage(named: path) : map.geoJSON()
    try write(bytes)
    return lines + [WayTexts.written(to: path.printable)[language]]
  }

  /// Only an earlier route is replaced.
  private func refuseForeign() throws(CommandFailure) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let start = FileHandle(forReadingAtPath: path).flatMap {
      try? $0.read(upToCount: WayMap.start.utf8.count)
    }
    guard start != Data(WayMap.start.utf8) else { return }
    throw CommandFailure(status: 4, line: WayTexts.exists(path.printable)[language])
  }

  private func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      let reason = OutputTexts.cannotBeWritten(error.localizedDescription, isFull: false)
      throw CommandFailure(
        status: 4, line: "\(path.printable): \(reason.problem[language])")
    }
  }
}
