import FlatArrays

/// How far the communities of a city are from what they need.
extension AssessmentResult {
  /// Medians over the communities of their own medians and of their own 90th percentiles of the distance to a type,
  /// in metres; nil where no community has a way.
  ///
  /// Complexity: O(communities · log communities).
  public func communityDistances(ofType type: Int) -> (p50: Double, p90: Double)? {
    let own = (0..<communityCount).map { row(community: $0, type: type) }
    guard let p50 = own.compactMap(\.p50Distance).median,
      let p90 = own.compactMap(\.p90Distance).median
    else { return nil }
    return (p50, p90)
  }

  /// The examined types with demand, those first that the fewest communities meet, then the least covered.
  ///
  /// Complexity: O(communities · types).
  public func typesByShortfall(in city: City) -> [(type: Int, totals: TypeTotals)] {
    let totals = typeTotals(of: city.communities.indices, in: city)
    return types.indices.filter { totals[$0].judged > 0 }.sorted { a, b in
      let shares = (totals[a].shareMet ?? 1, totals[b].shareMet ?? 1)
      let coverages = (totals[a].coverage ?? 1, totals[b].coverage ?? 1)
      return (shares.0, coverages.0, a) < (shares.1, coverages.1, b)
    }.map { ($0, totals[$0]) }
  }
}
