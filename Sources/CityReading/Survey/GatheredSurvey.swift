import Assessment
import Wording

/// The rows of a survey that are about one community.
struct GatheredSurvey {
  var rows: [CategoryLookup.Meaning: SurveyRow] = [:]

  /// Households by the survey and by the communities that differ by more than this share of the greater are not the
  /// same number of two dates.
  private static let usualDifference = 0.05

  private var whole: SurveyRow? { rows[.whole] }

  /// Of the file.
  var firstRow: Int? { rows.values.map(\.row).min() }

  /// The greatest of its rows.
  private func greatest(_ value: (SurveyRow) -> Double?) -> Double? {
    rows.values.compactMap(value).max()
  }

  private func households(of community: Community) -> Double? {
    let stated = greatest(\.households) ?? community.households
    return stated.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Distinct households with a valid answer: one that answered for several categories counts once.
  private var answered: Double { whole?.answered ?? greatest(\.answered) ?? 0 }

  /// nil where nothing tells how many households there are.
  func survey(of community: Community) -> CommunitySurvey? {
    guard let households = households(of: community) else { return nil }
    var survey = CommunitySurvey(
      households: households, asked: whole?.asked ?? greatest(\.asked),
      reached: whole?.reached ?? greatest(\.reached), answered: answered,
      isRenewal: community.isRenewal, overall: whole?.answers)
    for case (.category(let id), let row) in rows { survey.categories[id] = row.answers }
    return survey
  }

  // MARK: - What does not agree

  func doubts(of community: Community) -> [(InputMessage, InputProblem.Action)] {
    guard let households = households(of: community) else { return [(.noHouseholds, .skipped)] }
    var doubts: [(InputMessage, InputProblem.Action)] = []
    let stated = rows.values.compactMap(\.households)
    if let least = stated.min(), least < households, stated.contains(households) {
      doubts.append(
        (.differingHouseholdsOfRows(least.shortText, households.shortText), .assumed))
    }
    if !stated.isEmpty, let other = difference(of: community, households) {
      doubts.append((other, .kept))
    }
    let most = rows.filter { $0.key != .whole }.values.map(\.answered).max()
    if let whole, let most, most > whole.answered {
      doubts.append((.wholeBelowCategory(whole.answered.shortText, most.shortText), .kept))
    }
    return doubts
  }

  /// That the communities have other households, so many others that it cannot be the same number or that the
  /// verdict would be another.
  private func difference(of community: Community, _ households: Double) -> InputMessage? {
    guard let known = community.households, known > 0, known != households else { return nil }
    let share = CommunitySurvey.leastShare(isRenewal: community.isRenewal)
    let verdicts = [households, known].map { answered >= share * $0 - 1e-9 }
    let isFar = abs(known - households) > Self.usualDifference * max(known, households)
    guard isFar || verdicts[0] != verdicts[1] else { return nil }
    return .differingHouseholds(
      survey: households.shortText, communities: known.shortText,
      changesVerdict: verdicts[0] != verdicts[1])
  }
}

extension SurveyRow {
  fileprivate var answers: CategoryAnswers {
    CategoryAnswers(answered: answered, needVotes: needVotes, satisfaction: satisfaction)
  }
}
