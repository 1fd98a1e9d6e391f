extension YearTarget {
  /// Communities that have reached what the target is about: those whose programme status holds one of its words, or
  /// without words those that meet the first circle.
  ///
  /// Complexity: O(communities · words).
  public func reached(in city: City, _ result: AssessmentResult) -> Int {
    guard !statuses.isEmpty else { return result.circles.count { $0.first?.meets == .yes } }
    return city.communities.count { community in
      guard let status = community.programmeStatus,
        !["未", "非", "无", "不"].contains(where: status.hasPrefix)
      else { return false }
      return statuses.contains { status.contains($0) }
    }
  }
}
