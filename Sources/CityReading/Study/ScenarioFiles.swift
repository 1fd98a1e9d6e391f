public import Assessment
public import RunFiles
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
    let parsing = ScenarioParser(
      standard: input.standard, local: input.local, box: input.city.communities.box)
    for path in paths {
      guard let contents = problems.collect(try FileContents(path: path)) else { continue }
      let (file, nameLine, problems) = parsing.read(contents)
      if var file {
        file.closed = input.closedFacilities
        append(file, nameLine: nameLine)
      }
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

/// A scenario and the file that it was read from.
public struct ScenarioFile: Sendable {
  /// Its features are the scenario's changes.
  public internal(set) var file: InputFile
  /// Without the changes that cannot be read.
  public internal(set) var scenario: Scenario
  /// Ids of facilities that the city's files have and that are not open.
  var closed: Set<String> = []
  /// Where the file names facilities.
  var mentions: [Mention] = []

  /// A place of the file that names a facility.
  struct Mention: Equatable, Sendable {
    var facility: String
    var change: Change
    var line: Int
  }

  enum Change: Equatable, Sendable { case add, remove, move, resize }

  /// What the city says about the scenario, with the line of the file that it is about.
  public func error(for problem: ScenarioProblem) -> InputError {
    let isClosed = problem.kind == .unknownFacility && closed.contains(problem.facility)
    let message = isClosed ? .facilityLeftOut(problem.facility) : problem.message
    return .data(file: file.path, row: line(of: problem), message)
  }

  /// Of several places the last of a change that can have the problem: what was said before is sound.
  private func line(of problem: ScenarioProblem) -> Int? {
    let own = mentions.filter { $0.facility == problem.facility }
    let possible = own.filter { problem.kind.canBe(of: $0.change) }
    return (possible.isEmpty ? own : possible).map(\.line).max()
  }
}

extension ScenarioProblem {
  fileprivate var message: InputMessage {
    switch kind {
    case .unknownFacility: .unknownFacility(facility)
    case .ambiguousFacility(let count): .ambiguousFacility(facility, count)
    case .idTaken: .idTaken(facility)
    case .changedTwice: .changedTwice(facility)
    case .offersNothing: .offersNothing(facility)
    case .outsideStudyArea: .outsideStudyArea(facility)
    case .offNetwork: .offNetwork(facility)
    }
  }
}

extension ScenarioProblem.Kind {
  fileprivate func canBe(of change: ScenarioFile.Change) -> Bool {
    switch self {
    case .unknownFacility, .ambiguousFacility: change != .add
    case .idTaken, .offersNothing: change == .add
    case .changedTwice: true
    case .outsideStudyArea, .offNetwork: change == .add || change == .move
    }
  }
}
