/// What to ask the residents of a community about, where the old or the very young lack something.
public struct InterviewTopic: Equatable, Sendable {
  /// Whom it is about.
  public enum Subject: String, Sendable, CaseIterable {
    case elderlyCare, nursery

    /// Whose types it is about.
    public var group: PopulationGroup { self == .elderlyCare ? .elderly : .under3 }
  }

  /// Position of the community.
  public var community: Int
  public var subject: Subject
  /// Positions, among the examined types, of those that the community misses.
  public var missed: [Int]
  /// Ids of the categories of such types for which more than half of the answers call, in the standard's order.
  public var called: [String]

  package init(community: Int, subject: Subject, missed: [Int], called: [String]) {
    self.community = community
    self.subject = subject
    self.missed = missed
    self.called = called
  }
}

extension AssessmentResult {
  /// Need votes by answers above which a category is asked about. Own definition (D).
  public static let calledShare = 0.5

  /// What to ask about, by community and subject: types for 60+ and for under-3 that are missed, and categories of
  /// such types for which more than half of the answers call. Communities without either are left out.
  ///
  /// Own definition (D).
  ///
  /// - Complexity: O(communities · types).
  public func interviews(in city: City) -> [InterviewTopic] {
    city.communities.indices.flatMap { community in
      InterviewTopic.Subject.allCases.compactMap { interview(on: $0, in: city, at: community) }
    }
  }

  private func interview(
    on subject: InterviewTopic.Subject, in city: City, at community: Int
  ) -> InterviewTopic? {
    let own = types.indices.filter { types[$0].group == subject.group }
    let missed = own.filter { row(community: community, type: $0).verdict.isMissed }
    let survey = city.survey?.communities[community]
    let categories = own.compactMap { types[$0].category }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let called = categories.filter { category in
      survey?.categories[category]?.needShare.map { $0 > Self.calledShare } ?? false
    }
    guard !missed.isEmpty || !called.isEmpty else { return nil }
    return InterviewTopic(community: community, subject: subject, missed: missed, called: called)
  }
}
