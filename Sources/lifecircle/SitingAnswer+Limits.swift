import FacilityLocation
import Reporting
import Siting

extension SitingAnswer {
  /// Cost, capacity and load of a chosen site; nil where sites have no capacity.
  func limits(of index: Int, in problem: SitingProblem) -> SitingRecord.Limits? {
    guard let capacities = problem.capacities, let loads else { return nil }
    let capacity = capacities[sites[index]]
    return SitingRecord.Limits(
      cost: problem.costs[sites[index]], capacity: capacity.isFinite ? capacity : nil,
      served: loads[index])
  }
}
