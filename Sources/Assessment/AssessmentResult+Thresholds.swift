extension CoverageRow {
  /// The verdict that the bounds of the coverage allow at `threshold`, 0…1.
  public func verdict(atThreshold threshold: Double) -> Verdict {
    guard let coverage else { return .noDemand }
    let least = Verdict(coverage: low ?? coverage, threshold: threshold)
    let most = Verdict(coverage: high ?? coverage, threshold: threshold)
    guard (least == .met) == (most == .met) else { return .undecided }
    return Verdict(coverage: coverage, threshold: threshold)
  }
}

extension AssessmentResult {
  /// What the circle of `minutes` of one community would be at another threshold.
  ///
  /// Complexity: O(types).
  public func circleVerdict(minutes: Int, community: Int, threshold: Double) -> CircleVerdict {
    let verdicts = types.indices.map {
      row(community: community, type: $0).verdict(atThreshold: threshold)
    }
    return CircleVerdict(of: requiredTypes(minutes: minutes), verdicts: verdicts[...])
  }

  /// Positions, among the examined types, of those that the circle of `minutes` requires.
  public func requiredTypes(minutes: Int) -> [Int] {
    types.indices.filter { types[$0].required && types[$0].circle == minutes }
  }

  public var communityCount: Int { types.isEmpty ? circles.count : rows.count / types.count }

  /// Communities that meet the circle of `minutes` at `threshold`; nil when no required type has it.
  ///
  /// Complexity: O(communities · types).
  public func communitiesMeeting(circle minutes: Int, threshold: Double) -> Int? {
    guard !requiredTypes(minutes: minutes).isEmpty else { return nil }
    return (0..<communityCount).count {
      circleVerdict(minutes: minutes, community: $0, threshold: threshold).meets == .yes
    }
  }

  /// Share of the communities with a verdict that meet the circle of `minutes`, 0…1; nil without any.
  public func shareMeeting(circle minutes: Int) -> Double? {
    let meets = (0..<communityCount).compactMap {
      circleVerdict(minutes: minutes, community: $0, threshold: threshold).meets
    }
    return meets.isEmpty ? nil : Double(meets.count { $0 == .yes }) / Double(meets.count)
  }
}
