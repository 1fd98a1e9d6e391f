import ArgumentParser
import Assessment
import CityReading
import CitySiting
import FacilityLocation
import PlanarGeometry
import Projection
import RunComparison
import RunFiles
import WhatIf
import Wording

/// One run of `explain`, from a folder of results to the screen.
struct ExplainRun {
  let command: ExplainCommand
  let language: Language

  func run() async throws {
    let results = try RunResults(folder: command.folder)
    let explanation = try CommunityExplanation(
      results, community: command.community, type: command.type)
    let city = try explainedCity(explanation)
    let sites = try await sites(explanation, in: city)
    let report = ExplanationReport(
      of: explanation, sites: sites, isDetailed: command.type != nil, language: language,
      style: TerminalStyle(of: .output))
    try print(report.text)
    if let city, let type = command.type, let route = command.route {
      let lines = try await RouteFile(path: route, language: language).write(city, type: type)
      try print(lines.map { $0 + "\n" }.joined())
    }
  }

  private func print(_ text: String) throws(OutputError) {
    let failure = StandardStream.output.write(Array(text.utf8))
    guard failure == 0 else { throw OutputError(standardOutput: failure) }
  }

  /// The city of the run, where a study is given.
  private func explainedCity(_ explanation: CommunityExplanation) throws -> ExplainedCity? {
    guard let path = command.study else { return nil }
    let words = RequestWords.replacing("--study", by: path, in: explanation.run.summary.arguments)
    let flags = try AssessCommand.parse(words).flags
    return try ExplainedCity(flags, community: explanation.community.id, language: language)
  }

  /// The best site in the community for each type that it misses, where a study is given.
  private func sites(
    _ explanation: CommunityExplanation, in city: ExplainedCity?
  ) async throws -> [String: BestSite?] {
    guard let city else { return [:] }
    let search = SiteSearch(city)
    var sites: [String: BestSite?] = [:]
    for type in explanation.types where type.row.verdict.isMissed {
      sites[type.type.id] = .some(try await search.best(type.type.id))
    }
    return sites
  }
}

/// A city that is read once more, with one of its communities.
struct ExplainedCity {
  let input: CityInput
  let options: AssessmentOptions
  /// Of the community.
  let position: Int

  init(_ flags: StudyFlags, community: String, language: Language) throws {
    let study = try flags.makeStudy()
    input = try CityReader(study, language: language).read()
    options = AssessmentOptions(
      input, study, threads: AssessmentOptions().threads, index: flags.index)
    let communities = input.city.communities
    guard let position = communities.firstIndex(where: { $0.id == community }) else {
      let near = community.near(communities.map(\.id), differing: 0.5)
      throw InputError.usage(.unknownCommunity(community, nearest: Array(near.prefix(5))))
    }
    self.position = position
  }
}

/// Looks for the best site within one community of a study.
private struct SiteSearch {
  private let input: CityInput
  private let options: AssessmentOptions
  private let position: Int
  private let candidates: [CandidateSite]

  /// Side of the cells with a candidate each: about two hundred in a community, but no smaller than a building.
  private static func cell(area: Double) -> Double { min(max((area / 200).squareRoot(), 20), 300) }

  init(_ city: ExplainedCity) {
    (input, options, position) = (city.input, city.options, city.position)
    candidates =
      CandidateSite.cells(
        of: input.city.keeping([position]),
        side: Self.cell(area: input.city.communities[position].region.area)) ?? []
  }

  /// nil where no site covers more.
  func best(_ type: String) async throws -> BestSite? {
    guard let own = input.standard.types.first(where: { $0.id == type }), !candidates.isEmpty
    else { return nil }
    // Whom a facility of a street serves is known with all communities of the street only.
    let isAlone = [.anyone, .community].contains(own.serves)
    let city = isAlone ? input.city.keeping([position]) : input.city
    let place = isAlone ? 0 : position
    let siting = try await CitySiteModels(
      city, standard: input.standard, options: options, type: type, candidates: candidates,
      reach: 1)
    guard let site = siting.maximalCovering(budget: 1).sites.first else { return nil }
    var options = options
    options.types = [type]
    var baseline = try await Baseline(city, standard: input.standard, options: options)
    let before = baseline.result().row(community: place, type: 0)
    _ = baseline.examine([site], of: siting)
    let after = baseline.result().row(community: place, type: 0)
    guard after.covered > before.covered else { return nil }
    let position = try CoordinateTransform(from: .wgs84, to: input.local)
      .toGeographic([candidates[site].position])[0]
    return BestSite(
      longitude: position.longitude, latitude: position.latitude,
      gain: after.covered - before.covered, coverageBefore: before.coverage ?? 0,
      coverageAfter: after.coverage ?? 0,
      countsPeople: baseline.result().measures[0] == .population)
  }
}
