import TableFiles
import Wording

/// What one row of a survey says, as far as it can be so.
struct SurveyRow {
  /// Of the file.
  var row: Int
  var households: Double?
  var asked: Double?
  var reached: Double?
  var answered: Double
  var needVotes: Double?
  var satisfaction: Double?
}

/// Reads the numbers of a survey's rows.
struct SurveyRowReader {
  let loaded: InputLayer
  let scale: RatingScale

  init(_ loaded: InputLayer) {
    self.loaded = loaded
    scale = RatingScale(loaded, .satisfaction)
  }

  private static let answers: [FieldRole] = [
    .asked, .reached, .answered, .needVotes, .satisfaction,
  ]

  /// Whether nobody filled the row in.
  func isBlank(_ position: Int) -> Bool {
    Self.answers.allSatisfy { loaded.text(position, $0) == nil }
  }

  /// The row at `position`; nil, with a problem, where it does not tell how many answered.
  ///
  /// - Parameter known: households of the community by other data.
  func read(
    _ position: Int, of community: String, known: Double?, log: inout ReadingLog
  ) -> SurveyRow? {
    func count(_ role: FieldRole) -> Double? {
      self.count(position, role, of: community, log: &log)
    }
    let (households, asked, reached) = (count(.households), count(.asked), count(.reached))
    guard let answered = count(.answered) else {
      note(.noAnswersInRow, at: position, nil, of: community, log: &log)
      return nil
    }
    var row = SurveyRow(
      row: loaded.row(position), households: households, asked: asked, reached: reached,
      answered: answered, needVotes: count(.needVotes))
    row.satisfaction = satisfaction(position, of: community, log: &log)
    guard compare(&row, position, of: community, known: known, log: &log) else { return nil }
    return row
  }

  /// A whole number that is not negative.
  private func count(
    _ position: Int, _ role: FieldRole, of community: String, log: inout ReadingLog
  ) -> Double? {
    guard let number = loaded.amount(position, role, feature: community, log: &log) else {
      return nil
    }
    // Units of a heading, such as thousands, leave the errors of floating-point numbers.
    guard abs(number - number.rounded()) <= 1e-6 else {
      note(.notWhole("\(number)"), at: position, role, of: community, log: &log)
      return nil
    }
    return number.rounded()
  }

  private func satisfaction(
    _ position: Int, of community: String, log: inout ReadingLog
  ) -> Double? {
    guard !scale.isOther else { return nil }
    let mean = loaded.amount(position, .satisfaction, feature: community, log: &log)
    return mean.flatMap { (1...5).contains($0) ? $0 : nil }
  }

  // MARK: - What cannot be greater than what

  /// Tells where a part is greater than its whole, and takes out what cannot be.
  ///
  /// - Returns: whether the row can be used: more households than there are cannot have answered.
  private func compare(
    _ row: inout SurveyRow, _ position: Int, of community: String, known: Double?,
    log: inout ReadingLog
  ) -> Bool {
    let all = row.households ?? known.flatMap { $0 > 0 ? $0 : nil }
    let chain: [(role: FieldRole, count: Double)] = [
      (.households, all), (.asked, row.asked), (.reached, row.reached), (.answered, row.answered),
    ].compactMap { role, count in count.map { (role, $0) } }
    let answers = named(.answered, row.answered)
    if let all, row.answered > all {
      let message = InputMessage.moreThan(answers, named(.households, all))
      note(message, at: position, nil, of: community, log: &log)
      return false
    }
    for (whole, part) in zip(chain, chain.dropFirst()) where part.count > whole.count {
      let message = InputMessage.moreThan(
        named(part.role, part.count), named(whole.role, whole.count))
      note(message, at: position, part.role, of: community, action: .kept, log: &log)
    }
    if let votes = row.needVotes, votes > row.answered {
      let message = InputMessage.moreThan(named(.needVotes, votes), answers)
      note(message, at: position, .needVotes, of: community, log: &log)
      row.needVotes = nil
    }
    return true
  }

  private func named(_ role: FieldRole, _ count: Double) -> String {
    "\(loaded.columnName(role) ?? role.key) \(count.shortText)"
  }

  /// - Parameter role: nil: the whole row is left out.
  private func note(
    _ message: InputMessage, at position: Int, _ role: FieldRole?, of community: String,
    action: InputProblem.Action = .skipped, log: inout ReadingLog
  ) {
    let field = role.map { loaded.columnName($0) ?? $0.key }
    let finding = Finding(
      .warning, action, row: loaded.row(position), field: field, says: message)
    log.note(finding, file: loaded.path, feature: community)
  }
}
