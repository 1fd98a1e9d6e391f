import Assessment
import TableFiles
import Wording

/// What residents were asked, and what to ask them.
extension RunRecord {
  /// Names of the tables that a run with a survey writes.
  static let surveyFiles = ["survey_validity.csv", "interviews.csv"]

  /// The tables of a run with a survey, by name; none without.
  var surveyTables: [(name: String, make: () -> [UInt8])] {
    guard city.survey != nil else { return [] }
    return [(Self.surveyFiles[0], surveyValidityTable), (Self.surveyFiles[1], interviewTable)]
  }

  private static let validityColumns = [
    "community_id", "name", "street", "district", "renewal", "households", "asked", "reached",
    "answered", "share", "required_share", "valid", "missing_households",
  ]

  /// `survey_validity.csv`: one row per community, surveyed or not.
  ///
  /// Complexity: O(communities).
  public func surveyValidityTable() -> [UInt8] {
    var table = makeTable(Self.validityColumns)
    for (position, community) in city.communities.enumerated() {
      appendValidity(of: community, city.survey?.communities[position], to: &table)
      endRow(of: &table)
    }
    return table.bytes
  }

  private func appendValidity(
    of community: Community, _ survey: CommunitySurvey?, to table: inout CSVWriter
  ) {
    let isRenewal = survey?.isRenewal ?? community.isRenewal
    let households = survey?.households ?? community.households
    table.text(community.id)
    for text in [community.name, community.street, community.district] { table.text(text) }
    table.text(isRenewal ? "yes" : "no")
    for number in [households, survey?.asked, survey?.reached, survey?.answered] {
      table.number(number, decimals: 0)
    }
    table.share(survey?.share)
    table.share(CommunitySurvey.leastShare(isRenewal: isRenewal))
    table.text(survey.map { $0.isValid ? "yes" : "no" })
    let missing = households.map {
      CommunitySurvey.missingHouseholds(
        of: $0, answered: survey?.answered ?? 0, isRenewal: isRenewal)
    }
    table.number(missing, decimals: 0)
  }
}

// MARK: - Interviews

extension RunRecord {
  /// `interviews.csv`: questions about elderly care and nursery, for communities that lack them or call for them.
  ///
  /// Complexity: O(communities · types).
  public func interviewTable() -> [UInt8] {
    var table = makeTable(["community_id", "name", "topic", "question", "evidence"])
    for topic in result.interviews(in: city) {
      for (question, evidence) in questions(of: topic) {
        let community = city.communities[topic.community]
        table.text(community.id)
        table.text(community.name)
        table.text(topic.subject.name[language])
        table.text(question[language])
        table.text(evidence[language])
        endRow(of: &table)
      }
    }
    return table.bytes
  }

  private func questions(
    of topic: InterviewTopic
  ) -> [(question: LocalizedText, evidence: LocalizedText)] {
    topic.missed.map { type in
      let name = result.types[type].name
      let question =
        topic.subject == .elderlyCare
        ? SurveyTexts.elderlyQuestion(name) : SurveyTexts.nurseryQuestion(name)
      return (question, evidence(ofType: type, community: topic.community))
    } + topic.called.compactMap { votes(for: $0, community: topic.community) }
  }

  private func evidence(ofType type: Int, community: Int) -> LocalizedText {
    let row = result.row(community: community, type: type)
    return SurveyTexts.gapEvidence(
      result.types[type].name, coverage: (row.coverage ?? 0).clampedToShare.percentText,
      radius: result.radii[type].fixedText(decimals: 0),
      nearest: row.minDistance?.fixedText(decimals: 0), isOnFoot: isOnFoot)
  }

  private func votes(
    for id: String, community: Int
  ) -> (question: LocalizedText, evidence: LocalizedText)? {
    guard let survey = city.survey?.communities[community], let answers = survey.categories[id],
      let share = answers.needShare,
      let name = standard.categories.first(where: { $0.id == id })?.name
    else { return nil }
    let evidence = SurveyTexts.votesEvidence(
      name, votes: (answers.needVotes ?? 0).fixedText(decimals: 0),
      answered: answers.answered.fixedText(decimals: 0), share: share.percentText,
      isValid: survey.isValid)
    return (SurveyTexts.votesQuestion(name), evidence)
  }
}

extension InterviewTopic.Subject {
  fileprivate var name: LocalizedText {
    self == .elderlyCare ? SurveyTexts.elderlyCare : SurveyTexts.nursery
  }
}

extension TerminalReport {
  /// How many surveys are valid; nothing without a survey.
  var surveyLines: [String] {
    guard let counts = record.city.survey?.counts else { return [] }
    return [
      SurveyTexts.validity(
        valid: counts.valid, below: counts.below, missing: counts.missing,
        of: record.city.communities.count)[language]
    ]
  }
}
