import Assessment
import Wording

/// Names of the steps of a run and where in the whole they stand.
enum RunStep {
  static let reading = LocalizedText(zh: "读取数据", en: "reading")

  static func name(_ step: CircleAssessment.Step) -> LocalizedText {
    switch step {
    case .prepare: LocalizedText(zh: "准备", en: "preparing")
    case .coverage: LocalizedText(zh: "覆盖面积", en: "covered area")
    case .network: LocalizedText(zh: "步行路网", en: "network")
    case .distance: LocalizedText(zh: "距离", en: "distances")
    case .score: LocalizedText(zh: "评定", en: "verdicts")
    }
  }
}

extension CircleAssessment.Step {
  /// Where the whole run is when `share` of this step is done.
  func fraction(_ share: Double) -> Double {
    let (start, end) =
      switch self {
      case .prepare: (0.15, 0.2)
      case .coverage: (0.2, 0.5)
      case .network: (0.5, 0.55)
      case .distance: (0.55, 0.9)
      case .score: (0.9, 0.92)
      }
    return start + (end - start) * share
  }
}
