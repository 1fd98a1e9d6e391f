import ArgumentParser
import Assessment
import CityReading
import RunComparison
import RunFiles
import Wording

/// Repeats the earlier of two runs with one of its inputs exchanged for that of the later run, one at a time, where
/// the files with the recorded hashes still exist.
struct InputExchange {
  private let before: RunResults
  private let after: RunResults
  /// Inputs of which the runs had other files.
  private let layers: [InputLayerRole]
  private let frame: CommandRun

  init(_ compared: ComparedRuns, _ frame: CommandRun) {
    (before, after) = (compared.before, compared.after)
    layers = compared.changedLayers ?? []
    self.frame = frame
  }

  /// What each input that differs and can be exchanged changes; none where a file is gone or was changed since, or
  /// where the earlier run cannot be repeated as it was.
  func results() async -> [ExchangedInput] {
    guard !layers.isEmpty, let own = study(of: before), let other = study(of: after) else {
      return []
    }
    guard await rows(of: own.study, own.flags)?.isEmpty ?? false else { return [] }
    var results: [ExchangedInput] = []
    for (place, layer) in layers.enumerated() {
      let share = Double(place + 1) / Double(layers.count + 1)
      frame.progress.tell(ComparisonTexts.exchanging, share)
      guard let study = own.study.exchanging(layer, for: other.study),
        let rows = await rows(of: study, own.flags)
      else { continue }
      results.append(ExchangedInput(role: layer, rows: rows))
    }
    return results
  }

  /// The study that the words in the summary ask for, and its flags; nil where they are not recorded or a file is not as
  /// it was.
  private func study(of run: RunResults) -> (study: Study, flags: StudyFlags)? {
    guard let words = run.summary.arguments, run.summary.inputs.allSatisfy(\.isUnchanged),
      let command = try? AssessCommand.parse(words), let study = try? command.flags.makeStudy()
    else { return nil }
    return (study, command.flags)
  }

  /// Rows of a study that are other than those of the earlier run; nil where it cannot be examined.
  private func rows(of study: Study, _ flags: StudyFlags) async -> Set<RowKey>? {
    guard let input = try? CityReader(study, language: frame.language).read() else { return nil }
    let options = AssessmentOptions(
      input, study, threads: frame.common.chosenThreads, index: flags.index)
    let result = try? await CircleAssessment.run(
      input.city, standard: input.standard, options: options)
    return result.map { differences(of: $0, in: input.city) }
  }

  private func differences(of result: AssessmentResult, in city: City) -> Set<RowKey> {
    var rows: Set<RowKey> = []
    for (place, community) in city.communities.enumerated() {
      for (type, own) in result.types.enumerated() {
        let row = result.row(community: place, type: type)
        let old = before.row(community: community.id, type: own.id)
        guard !isSame(old?.coverage, row.coverage) || old?.verdict != row.verdict else { continue }
        rows.insert(RowKey(community: community.id, type: own.id))
      }
    }
    return rows
  }

  /// At the decimals of the tables.
  private func isSame(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - min(max(b, 0), 1)) <= 1.5e-9
  }
}

extension Study {
  /// The study with one input of another; nil for what no study names.
  fileprivate func exchanging(_ layer: InputLayerRole, for other: Study) -> Study? {
    var study = self
    switch layer {
    case .communities: study.communities = other.communities
    case .facilities: study.facilities = other.facilities
    case .network:
      study.network = other.network
      study.streetJoining = other.streetJoining
      study.lengthUnit = other.lengthUnit
      study.smallestComponent = other.smallestComponent
    case .barriers: study.barriers = other.barriers
    case .population:
      study.population = other.population
      study.populationCell = other.populationCell
    case .residential: study.residential = other.residential
    case .standard: study.standard = other.standard
    case .projects: return nil
    }
    return study
  }
}

extension InputFile {
  /// Whether the file is still there as it was read. A standard that ships is no file and never changes within a
  /// version.
  fileprivate var isUnchanged: Bool {
    if ShippedStandard.all.contains(where: { $0.id == path }) { return true }
    return (try? FileContents(path: path).inputFile.sha256) == sha256
  }
}
