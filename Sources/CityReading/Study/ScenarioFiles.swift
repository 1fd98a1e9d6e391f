import Assessment
import PlanarGeometry
import RunFiles
public import Wording

/// Scenarios from files, with all that is wrong in any of them.
///
/// ```yaml
/// scenario: 1
/// name: Two canteens
/// crs: EPSG:4326                 # of at and to
/// add:    [{id: new-1, type: communityCanteen, at: [120.1702, 30.2951], floor_area: 300, cost: 120}]
/// remove: [F00012]
/// move:   [{id: F00077, to: [120.1810, 30.3022]}]
/// resize: [{id: F00013, floor_area: 450, capacity: 30, cost: 20}]
/// ```
public struct ScenarioFiles: Sendable {
  /// In the order of the paths, without those that are no YAML of a scenario.
  public private(set) var files: [ScenarioFile] = []
  /// In the order of the paths and of the places in each; empty when all is sound.
  public private(set) var problems: [InputError] = []

  private let paths: [String]

  /// Reads the scenarios of the city that `input` describes. What only an examination can tell
  /// (`ScenarioProblem`) is not among the problems; `ScenarioFile.error(for:)` gives it the same form.
  public init(paths: [String], for input: CityInput) {
    self.paths = paths
    let parsing = ScenarioParser(standard: input.standard, local: input.local, box: input.city.communities.box)
    for path in paths {
      guard let contents = problems.collect(try FileContents(path: path)) else { continue }
      let (file, nameLine, problems) = parsing.read(contents)
      if let file { append(file, nameLine: nameLine) }
      self.problems += problems
    }
  }

  /// All problems with those that the city told of these scenarios, file by file and line by line.
  public func problems(with others: [InputError]) -> [InputError] {
    func place(_ error: InputError, _ offset: Int) -> (Int, Int, Int) {
      guard case .data(let file?, let row, _) = error, let position = paths.firstIndex(of: file)
      else { return (paths.count, 0, offset) }
      return (position, row ?? 0, offset)
    }
    return (problems + others).enumerated().sorted {
      place($0.element, $0.offset) < place($1.element, $1.offset)
    }.map(\.element)
  }

  private mutating func append(_ file: ScenarioFile, nameLine: Int) {
    let name = file.scenario.name
    let namesake = files.first { $0.scenario.name == name }
    if let namesake, !name.isEmpty {
      let message = InputMessage.sameName(name, as: namesake.file.path)
      problems.append(.data(file: file.file.path, row: nameLine, message))
    }
    files.append(file)
  }
}
