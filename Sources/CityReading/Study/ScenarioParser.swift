import Assessment
import PlanarGeometry
import Projection
import RunFiles
import Wording

/// Reads one scenario after the other for the same city.
struct ScenarioParser {
  let standard: Standard
  let local: LocalSystem
  /// Box around the communities in local metres.
  let box: PlanarBox

  /// The scenario of a file, the line of its name and what is wrong, sorted by line; no scenario where
  /// the text is no mapping or another file's.
  func read(
    _ contents: FileContents
  ) -> (file: ScenarioFile?, nameLine: Int, problems: [InputError]) {
    var problems: [InputError] = []
    guard var root = problems.collect(try YAMLSection(contents)) else { return (nil, 1, problems) }
    guard root.entries.contains(where: { Self.ownKeys.contains($0.key) }) else {
      return (nil, 1, [root.missing("scenario")])
    }
    problems.append(contentsOf: Self.versionProblem(&root))
    let nameLine = root.line(of: "name")
    let name = problems.require(
      "name", line: root.line, file: root.file, try root.label("name"))
    let scenario = Scenario(name: name ?? "")
    var reader = ScenarioChanges(
      parsing: self, file: ScenarioFile(file: contents.inputFile, scenario: scenario),
      problems: problems)
    reader.readAll(&root)
    reader.file.file.features = reader.file.scenario.count
    let sorted = reader.problems.enumerated().sorted {
      ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset)
    }
    return (reader.file, nameLine, sorted.map(\.element))
  }

  /// Any of them tells that the file is meant as a scenario.
  private static let ownKeys: Set = ["scenario", "add", "remove", "move", "resize"]

  private static func versionProblem(_ root: inout YAMLSection) -> [InputError] {
    do throws(InputError) {
      try root.requireVersion("scenario")
      return []
    } catch {
      return [error]
    }
  }

  /// Types by their position in the standard; ids that it does not have go to `problems`.
  func services(
    _ ids: [String], floorArea: Double?, capacity: Double?, in section: YAMLSection,
    line: Int, _ problems: inout [InputError]
  ) -> [FacilityService] {
    var services: [FacilityService] = []
    for id in ids {
      guard let position = standard.types.firstIndex(where: { $0.id == id }) else {
        let message = InputMessage.unknownType(
          id, likeliest: standard.type(like: id), among: standard.types.map(\.id))
        problems.append(.data(file: section.file, row: line, message))
        continue
      }
      let type = Int32(truncatingIfNeeded: position)
      guard !services.contains(where: { $0.type == type }) else {
        problems.append(.data(file: section.file, row: line, .duplicateID(id, of: "types")))
        continue
      }
      services.append(FacilityService(type: type, floorArea: floorArea, capacity: capacity))
    }
    return services
  }
}

extension InputError {
  /// Line or row that it is about.
  fileprivate var row: Int? {
    guard case .data(_, let row, _) = self else { return nil }
    return row
  }
}
