import Assessment
import TableFiles
import Wording

extension InputLayer {
  /// Whether a community is in renewal or one of resettlement: a column of either says yes.
  func isRenewal(_ position: Int, of community: Community, log: inout ReadingLog) -> Bool {
    let answers = [FieldRole.renewal, .resettlement].map { role -> Bool in
      guard let text = text(position, role) else { return false }
      if let answer = YesNoHeading.answer(text) { return answer }
      let finding = Finding(
        .warning, .assumed, row: row(position), field: columnName(role), says: .unclearRenewal(text)
      )
      log.note(finding, file: path, feature: community.id, district: community.district)
      return false
    }
    return answers.contains(true)
  }
}
