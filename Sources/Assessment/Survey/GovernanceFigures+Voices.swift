/// What residents say of how their community is run.
extension GovernanceFigures {
  /// Takes in what was surveyed and what people complained of; see the cases of `GovernancePart`.
  ///
  /// The satisfaction counts where the survey is valid only. Complaints count by people, so a community without
  /// people has none.
  ///
  /// Complexity: O(communities · categories).
  public mutating func addVoices(of city: City) {
    if let survey = city.survey {
      self[.satisfaction] = survey.communities.map { own in
        guard let own, own.isValid, let mean = own.satisfaction else { return nil }
        return 25 * (min(max(mean, 1), 5) - 1)
      }
    }
    if let complaints = city.complaints {
      self[.complaints] = zip(city.communities, complaints).map { community, count in
        guard let people = community.population, people > 0 else { return nil }
        return 100 * max(0, 1 - Double(count) / people)
      }
    }
  }
}
