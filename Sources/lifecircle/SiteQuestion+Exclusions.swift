import Assessment
import CitySiting
import FacilityLocation
import TableFiles
import Wording

extension SiteQuestion {
  /// What a register has that cannot be used; generated candidates need no correction.
  func excluded(_ sitings: [CitySiting], _ language: Language) -> [InputProblem] {
    guard let candidateFile else { return [] }
    return sitings.flatMap { siting in
      zip(siting.candidates, siting.exclusions).compactMap { site, exclusion in
        exclusion.map { exclusion in
          let message = InputMessage.excluded(exclusion, site, from: siting.type.name)
          return InputProblem(
            severity: .warning, file: candidateFile, feature: site.id,
            problem: message.problem[language], action: .skipped, fix: message.fix[language])
        }
      }
    }
  }

  func exclusionNotes(_ siting: CitySiting, _ language: Language) -> [String] {
    let kinds: [(LocalizedText, (CandidateSite.Exclusion) -> Bool)] = [
      (
        LocalizedText(
          zh: "面积不足或用途不符的候选点", en: "Candidates that are too small or may not hold the type"),
        { if case .floorArea = $0 { true } else { $0 == .type } }
      ),
      (LocalizedText(zh: "没有造价的候选点", en: "Candidates without a cost"), { $0 == .cost }),
      (
        LocalizedText(zh: "研究范围以外的候选点", en: "Candidates outside the study area"),
        { $0 == .outsideStudyArea }
      ),
    ]
    return kinds.compactMap { name, isOfKind in
      let count = siting.exclusions.count { $0.map(isOfKind) ?? false }
      guard count > 0 else { return nil }
      return name[language]
        + (language == .zh ? ":\(count) 处(见 problems.csv)" : ": \(count) (see problems.csv)")
    }
  }
}

extension InputMessage {
  fileprivate static func excluded(
    _ exclusion: CandidateSite.Exclusion, _ site: CandidateSite, from type: LocalizedText
  ) -> InputMessage {
    switch exclusion {
    case .type:
      return InputMessage(
        problem: LocalizedText(zh: "不能用作\(type.zh)", en: "may not hold \(type.en)"),
        fix: LocalizedText(zh: "请核对可用类型一列", en: "check the types that it may hold"))
    case .floorArea(let least):
      let (area, needed) = ((site.floorArea ?? 0).squareMetres, least.squareMetres)
      return InputMessage(
        problem: LocalizedText(
          zh: "面积 \(area) m² 小于\(type.zh)的最小面积 \(needed) m²",
          en: "has \(area) m², less than the \(needed) m² that \(type.en) needs"),
        fix: LocalizedText(zh: "请核对面积", en: "check the floor area"))
    case .cost:
      return InputMessage(
        problem: LocalizedText(zh: "没有造价,未参与选址", en: "has no cost and is left out"),
        fix: LocalizedText(zh: "请补上造价", en: "fill in the cost"))
    case .outsideStudyArea:
      return InputMessage(
        problem: LocalizedText(
          zh: "位于所有社区的服务半径以外", en: "lies farther than the radius from every community"),
        fix: LocalizedText(zh: "请核对坐标", en: "check its coordinates"))
    }
  }
}

extension Double {
  fileprivate var squareMetres: String { fixedText(decimals: 2, trimmed: true) }
}
