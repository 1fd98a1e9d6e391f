package import Coverage

extension DemandTable {
  /// Measures every place of demand of a city, without the figures of its communities.
  ///
  /// - Returns: the table, and the demand of each community that its places belong to.
  /// - Complexity: O(places · types · facilities near a place), on a network a search for each type.
  package static func measure(
    _ city: City, standard: Standard, options: AssessmentOptions
  ) async throws(AssessmentError) -> (table: DemandTable, demand: [CommunityDemand]) {
    var options = options
    options.keepsDemand = true
    let plan = try AssessmentPlan(city, standard: standard, options: options)
    var builder = DemandTableBuilder(city, plan)
    if let network = plan.network {
      var examination = NetworkAssessment(plan, network, straight: [])
      try await examination.fill(&builder)
    } else {
      await builder.fillStraight()
    }
    return (builder.table, plan.demand)
  }
}
