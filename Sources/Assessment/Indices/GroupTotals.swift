/// How the communities stand against a group of types, such as 一老一小.
public struct GroupTotals: Equatable, Sendable {
  /// Communities with demand for a type of the group, and those among them that meet all such types.
  public internal(set) var judged = 0
  public internal(set) var meeting = 0
  /// People of the judged communities whose number is known, and those where all types are met.
  public internal(set) var people = 0.0
  public internal(set) var peopleMeeting = 0.0

  init() {}

  /// Share of the judged communities, 0…1; nil without any.
  public var share: Double? { judged > 0 ? Double(meeting) / Double(judged) : nil }

  /// Share of the people, 0…1; nil where no population is known.
  public var sharePeople: Double? { people > 0 ? peopleMeeting / people : nil }
}

extension AssessmentResult {
  /// Positions of the examined types of a group.
  public func types(of group: TypeGroup) -> [Int] {
    types.indices.filter { group.types.contains(types[$0].id) }
  }

  /// The communities of a city against the examined types of a group.
  ///
  /// Complexity: O(communities · types of the group).
  public func totals(of group: TypeGroup, in city: City) -> GroupTotals {
    let own = types(of: group)
    var totals = GroupTotals()
    for (position, community) in city.communities.enumerated() {
      let verdicts = own.map { row(community: position, type: $0).verdict }
        .filter { $0 != .noDemand }
      guard !verdicts.isEmpty else { continue }
      totals.judged += 1
      totals.people += community.population ?? 0
      guard verdicts.allSatisfy({ $0 == .met }) else { continue }
      totals.meeting += 1
      totals.peopleMeeting += community.population ?? 0
    }
    return totals
  }
}
