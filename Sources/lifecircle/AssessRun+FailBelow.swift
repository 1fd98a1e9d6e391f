import Assessment
import Wording

/// `--fail-below`: the least share of communities that must meet the circle.
extension AssessRun {
  /// The circle that `--fail-below` judges, in minutes.
  private static let judgedCircle = 5

  /// `--fail-below` needs a required type to judge by.
  func checkCircle(of standard: Standard, types: [String]?) throws(CommandFailure) {
    guard command.failBelow != nil else { return }
    let isJudged = standard.types.contains {
      $0.required && $0.circle == Self.judgedCircle && types?.contains($0.id) ?? true
    }
    guard !isJudged else { return }
    let text = LocalizedText(
      zh: "没有属于5分钟圈的必备设施类型;请去掉 --fail-below 或更改 --types",
      en: "no required type has the 5-minute circle; leave out --fail-below or change --types")
    throw CommandFailure(status: 2, line: text[language])
  }

  func failIfBelow(_ result: AssessmentResult) throws {
    guard let least = command.failBelow else { return }
    guard let share = result.shareMeeting(circle: Self.judgedCircle) else {
      let text = LocalizedText(
        zh: "没有社区有需求量,无法判定 --fail-below \(least)",
        en: "no community has any demand, which --fail-below \(least) cannot judge")
      throw CommandFailure(status: 1, line: text[language])
    }
    guard share < least else { return }
    let percent = "\((share * 1000).rounded(.down) / 10) %"
    let text = LocalizedText(
      zh: "达到5分钟圈的社区占 \(percent),低于 --fail-below \(least)",
      en: "\(percent) of the communities meet the 5-minute circle, fewer than --fail-below \(least)"
    )
    throw CommandFailure(status: 1, line: text[language])
  }
}
