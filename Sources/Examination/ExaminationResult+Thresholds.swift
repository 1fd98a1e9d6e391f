extension CoverageRow {
  /// The verdict that the bounds of the coverage allow at `threshold`, 0…1.
  ///
  /// A coverage that misses the threshold by no more than 1e-9 meets it.
  public func verdict(atThreshold threshold: Double) -> Verdict {
    guard let coverage else { return .noDemand }
    let least = threshold - 1e-9
    if low ?? coverage >= least { return .met }
    if high ?? coverage >= least { return .undecided }
    return coverage > 0 ? .partial : .absent
  }
}

extension ExaminationResult {
  /// What the circle of `minutes` of one community would be at another threshold.
  ///
  /// Complexity: O(types).
  public func circleVerdict(minutes: Int, community: Int, threshold: Double) -> CircleVerdict {
    var circle = CircleVerdict(met: 0, required: 0, missed: [], meets: nil)
    for (position, type) in types.enumerated() where type.required && type.circle == minutes {
      let verdict = row(community: community, type: position).verdict(atThreshold: threshold)
      guard verdict != .noDemand else { continue }
      circle.required += 1
      if verdict == .met { circle.met += 1 }
      if verdict.isMissed { circle.missed.append(position) }
    }
    guard circle.required > 0 else { return circle }
    circle.meets = !circle.missed.isEmpty ? .no : circle.met == circle.required ? .yes : .undecided
    return circle
  }

  public var communityCount: Int { types.isEmpty ? circles.count : rows.count / types.count }

  /// Communities that meet the circle of `minutes` at `threshold`; nil when no required type has it.
  ///
  /// Complexity: O(communities · types).
  public func communitiesMeeting(circle minutes: Int, threshold: Double) -> Int? {
    guard types.contains(where: { $0.required && $0.circle == minutes }) else { return nil }
    return (0..<communityCount).count {
      circleVerdict(minutes: minutes, community: $0, threshold: threshold).meets == .yes
    }
  }
}
