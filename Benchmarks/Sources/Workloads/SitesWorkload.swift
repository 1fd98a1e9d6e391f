import Assessment
import CitySiting
import FacilityLocation

/// Siting in a city: the question that a model asks, as a rival reads it, and our answer with its seconds.
/// Reading the city and measuring its demand are no part of them.
struct SitesWorkload {
  enum Model: String, CaseIterable {
    /// The most people newly covered with so many sites.
    case mclp
    /// The fewest sites that cover all that can be covered.
    case lscp
    /// The fewest sites that bring every community to met that can be.
    case fix
    /// The most communities that newly meet the type with so many sites.
    case meeting
  }

  let sites: CitySiteModels
  let model: Model
  let count: Int

  /// Seconds, objective, proven bound and the sites, by their position.
  private struct Outcome: Encodable {
    let model: String
    let count: Int
    let candidates: Int
    let pairs: Int
    let limit: Double
    let seconds: Double
    /// Demand that the open facilities cover.
    let covered: Double
    let objective: Double
    let bound: Double
    let sites: [Int]
  }

  func run(into folder: PeerFolder) throws {
    let clock = ContinuousClock()
    let started = clock.now
    let answer = answer()
    let seconds = (clock.now - started) / .seconds(1)
    let pairs = sites.problem.pairs
    try folder.write(numbers: pairs.starts.map(Int64.init), as: "starts.i64")
    try folder.write(numbers: pairs.demands, as: "demands.i32")
    try folder.write(numbers: pairs.distances, as: "distances.f64")
    try folder.write(numbers: sites.demand, as: "weights.f64")
    try folder.write(numbers: sites.problem.openDistances, as: "open.f64")
    try folder.write(numbers: sites.communities.groups, as: "groups.i32")
    try folder.write(numbers: sites.communities.needs, as: "needs.f64")
    try folder.write(
      Outcome(
        model: model.rawValue, count: count, candidates: sites.candidates.count,
        pairs: pairs.pairCount, limit: sites.limit, seconds: seconds, covered: sites.covered,
        objective: answer.objective,
        bound: answer.bound, sites: answer.sites), as: "outcome.json")
  }

  private func answer() -> SitingAnswer {
    switch model {
    case .mclp: sites.maximalCovering(budget: Double(count))
    case .lscp: sites.setCovering()
    case .fix: sites.cheapestFix().answer
    case .meeting: sites.newlyMeeting(budget: Double(count)).answer
    }
  }
}
