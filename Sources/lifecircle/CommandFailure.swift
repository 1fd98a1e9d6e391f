import Assessment
import GEOSBridge
import Projection
import RunFiles
import WhatIf
import Wording

/// Why the command ends with a status other than 0, in one line; more only where all problems of
/// scenarios are told at once.
struct CommandFailure: Error {
  /// 1 a `--fail-…` condition holds, 2 usage, 3 bad input data, 4 failure of the output, memory or a
  /// library.
  var status: Int32
  var lines: [String]

  init(status: Int32, line: String) {
    self.status = status
    lines = [line]
  }
}

extension CommandFailure {
  private static let shownLines = 20

  /// All that is wrong in an input, not empty: the first lines, and how many more there are.
  init(_ errors: [InputError], _ language: Language) {
    status = errors.first?.exitStatus ?? 3
    lines = errors.prefix(Self.shownLines).map { $0.line(in: language) }
    let more = errors.count - lines.count
    if more > 0 { lines.append(RunTexts.moreProblems(more)[language]) }
  }

  /// Runs `body` and gives the errors of the modules the form of the command.
  static func translating(
    _ language: Language, _ body: () async throws -> Void
  ) async throws {
    do {
      try await body()
    } catch let error as InputError {
      throw CommandFailure(error, language)
    } catch let error as OutputError {
      throw CommandFailure(error, language)
    } catch let error as AssessmentError {
      throw CommandFailure(error, language)
    } catch let error as ProjectionError {
      throw CommandFailure(error, language)
    } catch let error as ScenarioError {
      throw CommandFailure(error, language)
    } catch let error as GEOSError {
      throw CommandFailure(
        status: 4, line: FailureTexts.overlayFailed(error.description)[language])
    }
  }

  /// A site that the models chose and the city does not take.
  private init(_ error: ScenarioError, _ language: Language) {
    let sites = error.problems.map(\.facility).joined(separator: ", ")
    self.init(status: 3, line: FailureTexts.cannotStand(at: sites)[language])
  }
}

extension CommandFailure {
  init(_ error: InputError, _ language: Language) {
    self.init(status: error.exitStatus, line: error.line(in: language))
  }

  init(_ error: OutputError, _ language: Language) {
    self.init(status: 4, line: error.line(in: language))
  }

  init(_ error: ProjectionError, _ language: Language) {
    self.init(status: 4, line: error.text[language])
  }

  init(_ error: AssessmentError, _ language: Language) {
    self.init(status: error.isUsage ? 2 : 3, line: error.text[language])
  }
}

extension ProjectionError {
  fileprivate var text: LocalizedText {
    switch self {
    case .unknownSystem(let name, let reason):
      FailureTexts.unknownSystem(name, reason: reason, english: description)
    case .notHorizontal(let name): FailureTexts.notHorizontal(name, english: description)
    case .unsupportedDatum(let name): FailureTexts.unsupportedDatum(name, english: description)
    case .noTransformation(let source, let target, let reason):
      FailureTexts.noTransformation(
        from: source, to: target, reason: reason, english: description)
    }
  }
}

extension AssessmentError {
  fileprivate var text: LocalizedText {
    switch self {
    case .unknownType(let id): FailureTexts.unknownType(id)
    case .radiusOutOfRange(let id): FailureTexts.radiusOutOfRange(id)
    case .latticeTooFine(let community, let cell):
      FailureTexts.latticeTooFine(community: community, cell: cell)
    case .tooManyPlaces(let cell): FailureTexts.tooManyPlaces(cell: cell)
    case .tooManyInReach(let type): FacilityTexts.tooManyInReach(type)
    case .missingDemand(let measure): FailureTexts.missingDemand(measure.rawValue)
    case .otherMeasure(let type, let measure):
      FailureTexts.otherMeasure(type: type, measure: measure.rawValue)
    case .missingNetwork: FailureTexts.missingNetwork
    case .tooManyFacilities: FailureTexts.tooManyFacilities
    }
  }

  /// Whether other flags are the remedy, rather than other data.
  fileprivate var isUsage: Bool {
    switch self {
    case .unknownType, .radiusOutOfRange, .latticeTooFine, .tooManyPlaces, .tooManyInReach,
      .otherMeasure, .missingNetwork:
      true
    case .missingDemand, .tooManyFacilities: false
    }
  }
}
