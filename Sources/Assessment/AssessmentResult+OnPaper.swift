import FlatArrays

/// What straight lines say beside the walks, where the metric is network.
extension AssessmentResult {
  /// Positions of the examined types that a community meets on paper and misses on foot.
  ///
  /// Complexity: O(types).
  public func typesMissedOnFoot(community: Int) -> [Int] {
    types.indices.filter { row(community: community, type: $0).isMissedOnFoot }
  }

  /// Pairs of a community and a type that are met on paper and missed on foot.
  ///
  /// Complexity: O(communities · types).
  public var pairsMissedOnFoot: Int { rows.count(where: \.isMissedOnFoot) }

  /// Pairs whose verdict the finest cells leave open.
  ///
  /// Complexity: O(communities · types).
  public var undecidedPairs: Int { rows.count { $0.verdict == .undecided } }

  /// The circle of `minutes` of one community by straight lines; without a verdict where the metric is
  /// straight.
  ///
  /// Complexity: O(types).
  public func straightCircleVerdict(minutes: Int, community: Int) -> CircleVerdict {
    let verdicts = types.indices.map {
      row(community: community, type: $0).straightVerdict ?? .noDemand
    }
    return CircleVerdict(of: requiredTypes(minutes: minutes), verdicts: verdicts[...])
  }

  /// Median over the communities of the types of the circle of `minutes` that are met by straight
  /// lines; nil where none is judged.
  ///
  /// Complexity: O(communities · types).
  public func medianStraightTypesMet(circle minutes: Int) -> Double? {
    (0..<communityCount).compactMap {
      let circle = straightCircleVerdict(minutes: minutes, community: $0)
      return circle.required > 0 ? Double(circle.met) : nil
    }.median
  }
}
