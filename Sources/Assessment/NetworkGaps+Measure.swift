extension NetworkGaps {
  /// What the network of a city does not connect, as an examination of the city finds it.
  ///
  /// - Complexity: that of the searches of an examination, and of examining the first type.
  /// - Returns: nil where the metric is straight.
  public static func measure(
    _ city: City, standard: Standard, options: AssessmentOptions
  ) async throws(AssessmentError) -> NetworkGaps? {
    let input = try AssessmentInput(city, standard: standard, options: options)
    guard let network = input.network, let type = input.types.first else { return nil }
    var all = NetworkAssessment(input, network, straight: [])
    var options = options
    options.types = [type.id]
    let first = try AssessmentInput(city, standard: standard, options: options)
    var walks = NetworkAssessment(
      first, network, straight: first.demand.map { _ in 0 })
    var noPlaces = PlaceTables.none
    let figures = try await walks.figures(&noPlaces) { _, _ in }
    var gaps = walks.gaps(figures)
    gaps.facilitiesOffNetwork = try await all.searchOffNetwork()
    return gaps
  }
}
