import Assessment
import CityReading
import CitySiting
import MapService
import Reporting
import RunFiles
import WhatIf
import Wording

/// One run of `map`, from files to the last request.
struct MapRun {
  let command: MapCommand
  private let frame: CommandRun

  init(command: MapCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  func run() async throws {
    defer { frame.progress.bar.finish() }
    // Before the city is examined, so that nobody waits to hear that the port is in use.
    let address = try listen()
    let given = try command.circles.map { try MapCircleRun(command, circles: $0, frame: frame) }
    let read = try given?.read ?? frame.read(command.flags)
    var study = try await examine(read)
    study.circles = try await given?.circles()
    let page = MapPage(of: record(of: study, read), hasCircles: study.circles != nil)
    let server = try MapServer(study, page: page, folder: command.common.out, at: address)
    frame.progress.bar.finish()
    let stop = StopSignal()
    try announce(address)
    try await serve(server, until: stop)
  }

  private func listen() throws(CommandFailure) -> MapAddress {
    do throws(MapServiceError) {
      return try MapAddress(port: UInt16(command.port ?? 0))
    } catch {
      throw failure(error)
    }
  }

  /// What the page shows of the city as it is.
  private func record(of study: MapStudy, _ read: StudyInput) -> RunRecord {
    let result = study.baseline.result()
    var record = RunRecord(read.city, result: result, language: frame.language)
    let homes = FacilityHomes(of: read.city.city, result, standard: read.city.standard)
    record.scores = read.scores(of: result, homes)
    record.shortfalls = Shortfalls(
      of: result, in: read.city.city, standard: read.city.standard, homes: homes,
      candidates: read.city.freeCandidates)
    return record
  }

  private func examine(_ read: StudyInput) async throws -> MapStudy {
    let progress = frame.progress
    let baseline = try await Baseline(
      read.city.city, standard: read.city.standard, options: read.options, keepsPlaces: true
    ) { step, share in
      progress.tell(step.name, step.fraction(share))
    }
    return MapStudy(
      input: read.city, baseline: baseline, candidates: try candidates(read),
      language: frame.language)
  }

  /// Those that `site` looks at without further flags.
  private func candidates(_ read: StudyInput) throws(InputError) -> [CandidateSite] {
    if let register = read.study.candidates {
      return try CandidateReader(register, language: frame.language, limits: [])
        .read(for: read.city).sites
    }
    return CandidateSite.cells(of: read.city.city, side: GeneratedCandidates.side) ?? []
  }

  private func announce(_ address: MapAddress) throws {
    let lines = [MapTexts.isServed(at: address.text), MapTexts.howToStop]
    let text = lines.map { $0[frame.language] + "\n" }.joined()
    let failure = StandardStream.output.write(Array(text.utf8))
    guard failure == 0 else { throw OutputError(standardOutput: failure) }
  }

  private func serve(_ server: MapServer, until stop: StopSignal) async throws {
    let outcome = ServingOutcome()
    let serving = Task {
      do throws(MapServiceError) {
        try await server.run()
        outcome.finish(nil)
      } catch {
        outcome.finish(error)
      }
    }
    while !stop.wasGiven && !outcome.isFinished { await stop.wait() }
    serving.cancel()
    // Whoever is being answered gets a moment; the process ends in any case.
    for _ in 0..<20 where !outcome.isFinished { try? await Task.sleep(for: .milliseconds(50)) }
    if let error = outcome.error, !stop.wasGiven { throw failure(error) }
  }

  private func failure(_ error: MapServiceError) -> CommandFailure {
    CommandFailure(status: 4, line: error.text[frame.language])
  }
}
