import Assessment
import Wording

extension RunRecord {
  /// What the network does not connect: demand in sum, facilities one by one in the order of their ids.
  static func networkProblems(
    of result: AssessmentResult, in city: City, language: Language
  ) -> [InputProblem] {
    guard let gaps = result.networkGaps else { return [] }
    let texts = NetworkProblemTexts(result.options, gaps)
    let ids = gaps.facilitiesOffNetwork.map { city.facilities.ids[$0] }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var rows: [(feature: String?, problem: LocalizedText, fix: LocalizedText)] = []
    if gaps.demandOffNetwork > 0 { rows.append((nil, texts.demandOffNetwork, texts.checkPlaces)) }
    if gaps.demandOnIslands > 0 { rows.append((nil, texts.demandOnIslands, texts.checkGaps)) }
    rows += ids.map { ($0, texts.facilityOffNetwork, texts.checkPlaces) }
    return rows.map { feature, problem, fix in
      InputProblem(
        severity: .warning, feature: feature, problem: problem[language], action: .kept,
        fix: fix[language])
    }
  }
}
