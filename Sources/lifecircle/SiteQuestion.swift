import Assessment
import CityReading
import CitySiting
import FacilityLocation
import PlanarGeometry
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

  /// - Throws: `InputError`.
  init(_ command: SiteCommand, _ language: Language) throws {
    let study = try command.flags.makeStudy()
    input = try CityReader(study, language: language).read()
    let options = AssessmentOptions(
      input, study, threads: command.common.chosenThreads, index: command.flags.index)
    if let types = options.types, let other = command.types.first(where: { !types.contains($0) }) {
      throw InputError.usage(.notExamined(other))
    }
    self.options = options
    standard = try Self.standard(input.standard, command, options)
    try Self.checkWeights(command, standard)
    let read = try Self.candidates(command, input, study, language)
    candidates = read.sites
    candidateFile = command.choice.candidates ?? study.candidates?.source.path
    problems = input.problems + read.problems
    inputs = input.inputs + read.inputs
    assumed = input.assumed + read.assumed
    guard !candidates.isEmpty else {
      throw InputError.data(file: candidateFile, row: nil, .noCandidates)
    }
  }

  /// That the weights of groups count for some type.
  private static func checkWeights(_ command: SiteCommand, _ standard: Standard) throws(InputError)
  {
    let groups = standard.types.filter { command.types.contains($0.id) }.map(\.group)
    let equity = command.choice.equity
    for (flag, asked) in [
      ("--elderly-weight", CitySiting.Equity(elderly: equity.elderly)),
      ("--children-weight", CitySiting.Equity(children: equity.children)),
    ] where asked != CitySiting.Equity() {
      if groups.allSatisfy({ asked.weights(for: $0).isEmpty }) { throw .usage(.idleWeight(flag)) }
    }
  }

  private static func standard(
    _ standard: Standard, _ command: SiteCommand, _ options: AssessmentOptions
  ) throws(AssessmentError) -> Standard {
    var standard = standard
    for id in command.types {
      guard let position = standard.types.firstIndex(where: { $0.id == id }) else {
        throw .unknownType(id)
      }
      guard let radius = command.radius else { continue }
      standard.types[position].radius = .metres(radius / options.walkSpeed)
    }
    return standard
  }

  private static func candidates(
    _ command: SiteCommand, _ input: CityInput, _ study: Study, _ language: Language
  ) throws(InputError) -> CandidateInput {
    let choice = command.choice
    var register = study.candidates
    if let path = choice.candidates {
      register = CandidateSource(source: LayerSource(path: path))
    }
    if var register {
      register.source.crs = choice.candidatesCRS ?? register.source.crs
      return try CandidateReader(register, language: language).read(for: input)
    }
    let (kind, side) = (choice.generate ?? .cells, choice.candidateCell ?? 300)
    if kind == .nodes && input.city.network == nil {
      throw .usage(.nodesWithoutNetwork)
    }
    let sites =
      kind == .cells
      ? CandidateSite.cells(of: input.city, side: side)
      : CandidateSite.nodes(of: input.city, side: side)
    guard let sites else { throw .usage(.tooManyCells(side)) }
    return CandidateInput(sites: sites)
  }
}

extension InputMessage {
  fileprivate static func notExamined(_ type: String) -> InputMessage {
    InputMessage(
      problem: LocalizedText(
        zh: "--type 中的 \(type) 不在所考察的设施类型之中", en: "--type \(type) is not among the types to examine"
      ),
      fix: LocalizedText(
        zh: "请在 --types 或 study 的 types 中加上它", en: "add it to --types, or to types in the study"))
  }

  fileprivate static func idleWeight(_ flag: String) -> InputMessage {
    InputMessage(
      problem: LocalizedText(
        zh: "\(flag) 对所选设施类型不起作用:它们只为另一人群服务",
        en: "\(flag) does nothing: the types are for another group"),
      fix: LocalizedText(zh: "请去掉该参数", en: "leave it out"))
  }

  fileprivate static let noCandidates = InputMessage(
    problem: LocalizedText(zh: "没有候选点", en: "there is no candidate site"),
    fix: LocalizedText(
      zh: "请检查候选点文件,或减小 --candidate-cell",
      en: "check the file of candidates, or give a smaller --candidate-cell"))

  fileprivate static let nodesWithoutNetwork = InputMessage(
    problem: LocalizedText(zh: "没有步行路网", en: "there is no network"),
    fix: LocalizedText(
      zh: "请提供 --network,或使用 --generate cells", en: "give --network, or use --generate cells"))

  fileprivate static func tooManyCells(_ side: Double) -> InputMessage {
    InputMessage(
      problem: LocalizedText(
        zh: "边长 \(side) 米的格网候选点过多", en: "cells of \(side) m make too many candidates"),
      fix: LocalizedText(zh: "请增大 --candidate-cell", en: "give a larger --candidate-cell"))
  }
}
