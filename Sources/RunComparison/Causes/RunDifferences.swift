import Wording

/// What differs between two runs as a whole.
struct RunDifferences: Sendable {
  private let before: RunSummary
  private let after: RunSummary
  /// Inputs of which the two runs had other files; nil where one of them does not tell.
  let layers: [InputLayerRole]?

  init(_ a: RunSummary, _ b: RunSummary) {
    (before, after) = (a, b)
    layers =
      a.layers == nil || b.layers == nil
      ? nil : InputLayerRole.allCases.filter { a.hashes(of: $0) != b.hashes(of: $0) }
  }

  /// Causes that concern every row, or every row of a type.
  func causes(from old: CoverageResult, to new: CoverageResult) -> [FoundCause] {
    var found: [FoundCause] = []
    if before.version != after.version {
      found.append(
        FoundCause(
          cause: .software, evidence: ComparisonTexts.version(before.version, after.version)))
    }
    found += standardCauses(old, new) + networkCauses(new)
    if old.measure != new.measure {
      found.append(
        FoundCause(
          cause: .population,
          evidence: ComparisonTexts.parameter("measure", from: old.measure, to: new.measure)))
    }
    return found
  }

  private func standardCauses(_ old: CoverageResult, _ new: CoverageResult) -> [FoundCause] {
    var evidence: [LocalizedText] = []
    if old.radius != new.radius {
      evidence.append(
        ComparisonTexts.parameter("radius_m", from: old.radius.shortText, to: new.radius.shortText))
    }
    for name in ["threshold", "detour"] where before.parameters[name] != after.parameters[name] {
      evidence.append(
        ComparisonTexts.parameter(
          name, from: before.parameters[name] ?? "–", to: after.parameters[name] ?? "–"))
    }
    return evidence.map { FoundCause(cause: .standard, evidence: $0) }
  }

  private func networkCauses(_ new: CoverageResult) -> [FoundCause] {
    if before.metric != after.metric {
      return [
        FoundCause(
          cause: .network,
          evidence: ComparisonTexts.parameter("metric", from: before.metric, to: after.metric))
      ]
    }
    guard after.metric == "network" else { return [] }
    return (layers ?? []).filter { [.network, .barriers].contains($0) }.map {
      FoundCause(cause: .network, evidence: ComparisonTexts.otherFile($0.rawValue))
    }
  }

  /// Inputs by which people are spread, where they differ.
  var otherPopulation: [FoundCause] {
    let roles = [InputLayerRole.population, .residential].filter { $0.rawValue == after.measure }
    return roles.filter { layers?.contains($0) ?? false }.map {
      FoundCause(cause: .population, evidence: ComparisonTexts.otherFile($0.rawValue))
    }
  }
}
