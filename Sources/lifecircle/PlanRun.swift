import Assessment
import CityReading
import CitySiting
import FacilityLocation
import Reporting
import RunFiles
import WhatIf
import Wording

/// One run of `plan`, from files to files.
struct PlanRun {
  let command: PlanCommand
  private let frame: CommandRun

  init(command: PlanCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  func run() async throws {
    defer { frame.progress.bar.finish() }
    let read = try frame.read(
      command.flags, shortfalls: command.shortfalls, limits: [.budget])
    var clock = frame.clock(after: read.city)
    let folder = try frame.openFolder(names: PlanRecord.fileNames, inputs: read.city.inputs)
    var record = try await plan(read)
    if command.format.formats.contains(.html) {
      record.page = try await ProposalPage(
        input: read.city, standard: read.city.standard, options: read.options,
        language: frame.language
      ).bytes(
        kind: "plan", of: record.proposals, tables: [("projects.csv", record.projectTable())])
    }
    clock.solve = frame.seconds - clock.read - clock.network
    try frame.deliver(to: folder, clock: clock) {
      try record.write(command.format.formats, to: $0)
    } summary: {
      record.summary(clock: $0, peakMemory: $1)
    } text: {
      record.terminalText(
        folder: command.common.out, files: PlanRecord.fileNames(for: command.format.formats),
        style: $0)
    }
  }

  private func plan(_ read: StudyInput) async throws -> PlanRecord {
    let input = read.city
    let candidates = try candidates(read)
    var baseline = try await Baseline(
      input.city, standard: input.standard, options: read.options)
    let before = baseline.result()
    let open = openGaps(before, input)
    let missed = before.types.indices.filter { open[$0].contains(true) }
    var sitings: [CitySiteModels] = []
    for (number, type) in missed.enumerated() {
      sitings.append(try await siting(of: before.types[type].id, at: candidates, read))
      frame.progress.tell(
        RunTexts.reachOfCandidates, 0.3 + 0.4 * Double(number + 1) / Double(missed.count))
    }
    let (stopwatch, limit) = (RunStopwatch(), command.timeLimit ?? .infinity)
    let years = try YearPlan(
      sitings, counting: missed.map { open[$0] }, budgets: command.budgets, on: &baseline,
      search: SitingSearch { stopwatch.seconds >= limit })
    return try PlanRecord(
      years, input: input, before: before, firstYear: firstYear(read.study),
      hasRegister: read.study.candidates != nil, language: frame.language)
  }

  /// For each examined type and community whether it misses the type and no project is to change that.
  private func openGaps(_ before: AssessmentResult, _ input: CityInput) -> [[Bool]] {
    let promised = Set(
      (input.city.projects?.projects ?? []).filter { !$0.isFinished }.map { project in
        "\(project.community)\n\(input.standard.types[project.type].id)"
      })
    return before.types.indices.map { type in
      input.city.communities.indices.map { position in
        before.row(community: position, type: type).verdict.isMissed
          && !promised.contains("\(input.city.communities[position].id)\n\(before.types[type].id)")
      }
    }
  }

  /// Those of the register that no project has, or the middles of cells.
  private func candidates(_ read: StudyInput) throws(InputError) -> [CandidateSite] {
    guard read.study.candidates != nil else {
      guard let cells = CandidateSite.cells(of: read.city.city, side: Self.cellSide) else {
        throw .usage(.tooManyCells(side: Self.cellSide))
      }
      return cells
    }
    let free = read.city.freeCandidates
    guard !free.isEmpty else {
      throw .data(file: read.study.candidates?.source.path, row: nil, .noCandidateSite)
    }
    return free
  }

  /// Metres.
  private static let cellSide = 300.0

  private func siting(
    of type: String, at candidates: [CandidateSite], _ read: StudyInput
  ) async throws(AssessmentError) -> CitySiteModels {
    try await CitySiteModels(
      read.city.city, standard: read.city.standard, options: read.options, type: type,
      candidates: candidates, reach: 1, costs: true)
  }

  private func firstYear(_ study: Study) -> Int {
    command.firstYear ?? study.asOf?.year ?? 1
  }
}
