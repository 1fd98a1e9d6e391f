import Assessment
public import RunFiles
public import Wording

/// An explanation in words: the circles of the community, then a paragraph per type that it misses, or that is asked
/// for, and a line for each other.
public struct ExplanationReport: Sendable {
  private let explanation: CommunityExplanation
  private let language: Language
  private let style: TerminalStyle
  /// By type; nil as value: no site in the community gains anything.
  private let sites: [String: BestSite?]
  private let isDetailed: Bool

  /// - Parameters:
  ///   - sites: the best sites by type, where they were looked for.
  ///   - isDetailed: a paragraph for every type.
  public init(
    of explanation: CommunityExplanation, sites: [String: BestSite?] = [:], isDetailed: Bool,
    language: Language, style: TerminalStyle
  ) {
    self.explanation = explanation
    self.sites = sites
    self.isDetailed = isDetailed
    self.language = language
    self.style = style
  }

  public var text: String { lines.map { $0 + "\n" }.joined() }

  var lines: [String] {
    [style.bold(heading)] + (notes.isEmpty ? [] : [style.warning(notes.joined(separator: " · "))])
      + circleLines
      + explanation.types.flatMap { isDetailed || isMissed($0) ? paragraph($0) : [line($0)] }
      + (isDetailed || sites.isEmpty == false ? [] : [ExplanationTexts.howToSite[language]])
  }

  private var heading: String {
    let community = explanation.community
    let place = [community.district, community.street].compactMap(\.self)
      .joined(separator: LocalizedText.comma[language])
    return ExplanationTexts.heading(
      community.name, id: community.id, place: place,
      people: community.population?.fixedText(decimals: 0))[language].printable
  }

  private var notes: [String] {
    let summary = explanation.run.summary
    return [
      summary.isSynthetic ? AssessmentTexts.synthetic : nil,
      summary.isIncomplete ? AssessmentTexts.incomplete : nil,
      summary.metric == "network"
        ? nil : ExplanationTexts.straightOnly(detour: summary.parameters["detour"] ?? "1"),
    ].compactMap { $0?[language] }
  }

  private var circleLines: [String] {
    explanation.community.circles.map { circle in
      let names = circle.missed.map { id in
        explanation.run.types.first { $0.id == id }?.name ?? id
      }
      return ExplanationTexts.circle(
        minutes: circle.minutes, met: circle.met, of: circle.types, meets: circle.meets,
        missed: names)[language].printable
    }
  }

  private func isMissed(_ type: TypeExplanation) -> Bool {
    type.row.verdict.isMissed || type.row.verdict == .undecided
  }

  // MARK: - One type

  private func line(_ type: TypeExplanation) -> String {
    "  " + name(of: type).padded(to: 30) + " " + verdict(type) + LocalizedText.comma[language]
      + share(type)[language]
  }

  private func name(of type: TypeExplanation) -> String {
    (type.type.name + " " + type.type.id).printable
  }

  private func verdict(_ type: TypeExplanation) -> String {
    ExplanationTexts.verdict(type.row.verdict.rawValue)[language]
  }

  private func share(_ type: TypeExplanation) -> LocalizedText {
    ExplanationTexts.share(
      type.row.coverage.map(Self.exact), threshold: type.threshold.percentShortText)
  }

  private func paragraph(_ type: TypeExplanation) -> [String] {
    let facts: [LocalizedText?] = [
      share(type), demand(type), nearest(type), walk(type), straight(type), inTheWay(type),
      facilities(type), adequacy(type), radius(type),
      ExplanationTexts.cause(type.cause.rawValue), fix(type),
    ]
    return [style.bold("  " + name(of: type) + LocalizedText.colon[language] + verdict(type))]
      + facts.compactMap { $0.map { "    " + $0[language].printable } }
  }

  /// A share for people, and behind it as the tables have it.
  private static func exact(_ share: Double) -> String {
    "\(share.percentText) (\(share.fixedText(decimals: 9)))"
  }

  private func demand(_ type: TypeExplanation) -> LocalizedText {
    ExplanationTexts.demand(
      covered: type.row.covered.fixedText(decimals: 3),
      of: type.row.demand.fixedText(decimals: 3), measure: type.row.measure)
  }

  private func nearest(_ type: TypeExplanation) -> LocalizedText? {
    type.nearest.map { nearest in
      ExplanationTexts.nearest(
        nearest.facility.name.map { "\($0) \(nearest.facility.id)" } ?? nearest.facility.id,
        metres: nearest.metres > 0 ? nearest.metres.fixedText(decimals: 0) : nil)
    }
  }

  /// The least and the mean distance of the run's metric.
  private func walk(_ type: TypeExplanation) -> LocalizedText {
    ExplanationTexts.distances(
      least: type.row.minDistance?.fixedText(decimals: 3),
      mean: type.row.meanDistance?.fixedText(decimals: 3), isWalk: type.row.metric == "network")
  }

  private func straight(_ type: TypeExplanation) -> LocalizedText? {
    type.row.straightCoverage.map {
      ExplanationTexts.straight(
        Self.exact($0),
        verdict: ExplanationTexts.verdict(type.row.straightVerdict?.rawValue ?? ""))
    }
  }

  private func inTheWay(_ type: TypeExplanation) -> LocalizedText? {
    type.loss.map { loss in
      ExplanationTexts.inTheWay(
        loss.cause, barrier: loss.barrier, straight: loss.straight?.fixedText(decimals: 3),
        walk: loss.walk?.fixedText(decimals: 3))
    }
  }

  private func facilities(_ type: TypeExplanation) -> LocalizedText {
    ExplanationTexts.facilities(
      inside: type.row.facilitiesInside, inReach: type.row.facilitiesInReach)
  }

  private func adequacy(_ type: TypeExplanation) -> LocalizedText? {
    guard let adequacy = type.row.adequacy else { return nil }
    return ExplanationTexts.adequacy(
      Self.exact(adequacy), quality: type.row.quality.rawValue)
  }

  private func radius(_ type: TypeExplanation) -> LocalizedText {
    ExplanationTexts.radius(
      type.row.radius.fixedText(decimals: 3, trimmed: true), minutes: type.type.circle,
      source: type.type.source,
      certainty: type.type.certainty.map { StandardTexts.certainty($0) })
  }

  private func fix(_ type: TypeExplanation) -> LocalizedText? {
    guard isMissed(type) || type.cause == .capacity else { return nil }
    if let candidate = type.candidate {
      return ExplanationTexts.candidate(
        candidate.name, cost: candidate.cost?.fixedText(decimals: 2, trimmed: true))
    }
    switch sites[type.type.id] {
    case .some(.some(let site)): return text(of: site, type.threshold)
    case .some(.none): return ExplanationTexts.noSite
    case .none: return isDetailed ? ExplanationTexts.howToSite : nil
    }
  }

  private func text(of site: BestSite, _ threshold: Double) -> LocalizedText {
    ExplanationTexts.site(
      at: [site.longitude, site.latitude].map { $0.fixedText(decimals: 6) }
        .joined(separator: ", "),
      gain: site.gain.fixedText(decimals: 0), isPeople: site.countsPeople,
      coverage: (site.coverageBefore.percentText, site.coverageAfter.percentText),
      isMet: site.coverageAfter >= threshold - 1e-9)
  }
}
