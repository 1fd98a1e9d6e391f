import Assessment
import CityReading
import CitySiting
import Reporting
import RunFiles
import Wording

/// What a siting in a city reads: the study, and where facilities may stand.
struct SiteQuestion {
  let input: CityInput
  let options: AssessmentOptions
  /// With the radius of the flags.
  let standard: Standard
  let candidates: [CandidateSite]
  /// nil where they are generated.
  let candidateFile: String?
  var problems: [InputProblem]
  let inputs: [InputFile]
  let assumed: [String]
  let leftOut: [LeftOutRows]
  let alerts: [LocalizedText]

  /// - Throws: `InputError`.
  init(_ command: SiteCommand, _ frame: CommandRun) throws {
    let study = try frame.read(command.flags)
    let options = study.options
    input = study.city
    if let types = options.types, let other = command.types.first(where: { !types.contains($0) }) {
      throw InputError.usage(.notExamined(other))
    }
    self.options = options
    standard = try Self.standard(of: study, for: command)
    try Self.checkWeights(command, standard)
    let read = try Self.candidates(for: command, in: study, language: frame.language)
    candidates = read.sites
    candidateFile = command.choice.candidates ?? study.study.candidates?.source.path
    problems = input.problems + read.problems
    inputs = input.inputs + read.inputs
    assumed = input.assumed + read.assumed
    leftOut = input.leftOut + read.leftOut
    alerts = input.alerts + read.alerts
    guard !candidates.isEmpty else {
      throw InputError.data(file: candidateFile, row: nil, .noCandidateSite)
    }
  }

  /// Tells what an examination would tell of the network.
  mutating func addNetworkProblems(_ language: Language) async throws(AssessmentError) {
    let gaps = try await NetworkGaps.measure(
      input.city, standard: input.standard, options: options)
    problems = InputProblem.sorted(
      problems + RunRecord.problems(of: gaps, options, input.city, in: language),
      byFiles: inputs.map(\.path))
  }

  /// That the weights of groups count for some type.
  private static func checkWeights(_ command: SiteCommand, _ standard: Standard) throws(InputError)
  {
    let groups = standard.types.filter { command.types.contains($0.id) }.map(\.group)
    let equity = command.choice.equity
    for (flag, asked) in [
      ("--elderly-weight", CitySiteModels.Equity(elderly: equity.elderly)),
      ("--children-weight", CitySiteModels.Equity(children: equity.children)),
    ] where asked != CitySiteModels.Equity() {
      if groups.allSatisfy({ asked.weights(for: $0).isEmpty }) { throw .usage(.idleWeight(flag)) }
    }
  }

  private static func standard(
    of study: StudyInput, for command: SiteCommand
  ) throws(InputError) -> Standard {
    var standard = study.city.standard
    for id in command.types {
      guard let position = standard.types.firstIndex(where: { $0.id == id }) else {
        throw .usage(.unknownTypeID(id, nearest: standard.types(nearestTo: id)))
      }
      guard let radius = command.radius else { continue }
      standard.types[position].radius = .metres(radius / study.options.walkSpeed)
    }
    return standard
  }

  private static func candidates(
    for command: SiteCommand, in study: StudyInput, language: Language
  ) throws(InputError) -> CandidateInput {
    let choice = command.choice
    var register = study.study.candidates
    if let path = choice.candidates {
      register = CandidateSource(source: LayerSource(argument: path))
    }
    if var register {
      register.source.crs = choice.candidatesCRS ?? register.source.crs
      return try CandidateReader(register, language: language, limits: command.candidateLimits)
        .read(for: study.city)
    }
    let (kind, side) = (choice.generate ?? .cells, choice.candidateCell ?? GeneratedCandidates.side)
    if kind == .nodes && study.city.city.network == nil {
      throw .usage(.nodesWithoutNetwork)
    }
    let sites =
      kind == .cells
      ? CandidateSite.cells(of: study.city.city, side: side)
      : CandidateSite.nodes(of: study.city.city, side: side)
    guard let sites else { throw .usage(.tooManyCells(side: side)) }
    return CandidateInput(sites: sites)
  }
}
