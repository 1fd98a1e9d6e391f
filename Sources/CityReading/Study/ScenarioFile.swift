public import Assessment
public import RunFiles
public import Wording

/// A scenario and the file that it was read from.
public struct ScenarioFile: Sendable {
  /// Its features are the scenario's changes.
  public internal(set) var file: InputFile
  /// Without the changes that cannot be read.
  public internal(set) var scenario: Scenario
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
    .data(file: file.path, row: line(of: problem), problem.message)
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
    case .unknownFacility: change != .add
    case .idTaken, .offersNothing: change == .add
    case .changedTwice: true
    case .outsideStudyArea, .offNetwork: change == .add || change == .move
    }
  }
}
