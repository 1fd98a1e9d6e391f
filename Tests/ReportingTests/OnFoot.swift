import Assessment
import PlanarGeometry

@testable import Reporting
@testable import Wording

/// The result of `TwoCommunities` as if it had been walked: the canteen of the second community is met
/// by straight lines and missed on foot.
enum OnFoot {
  static func record(language: Language = .en) -> RunRecord {
    var record = TwoCommunities.record(language: language)
    record.result.options.metric = .network
    record.result.options.measure = .population
    for (row, verdict) in zip(0..., [Verdict.met, .absent, .met, .absent]) {
      record.result.rows[row].straightVerdict = verdict
      record.result.rows[row].straightCoverage = [1, 0, 0.95, 0][row]
    }
    record.result.footLosses = [
      FootLoss(
        community: 1, type: 0, lost: 8000, straightDistance: 312.4, walkingDistance: 1140.25,
        cause: .barrier(name: "=运河")),
      FootLoss(
        community: 1, type: 1, lost: 12.5, straightDistance: 80, walkingDistance: nil,
        cause: .offNetwork),
    ]
    return record
  }

  /// The demand of two places, the second in the order of the table first by its id.
  static func demand() -> DemandTable {
    var demand = DemandTable()
    demand.ids = ["C2:0:0", "C1:1:-2"]
    demand.communities = [1, 0]
    demand.positions = [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 300, y: -400)]
    demand.weights = [.everyone: [5, 7.25], .elderly: [1, 2]]
    demand.nearest = [
      .init(distance: 12.3456, facility: 0, status: .reached),
      .init(distance: .infinity, facility: -1, status: .unreachable),
      .init(distance: 1499.9996, facility: 0, status: .beyond),
      .init(distance: .infinity, facility: -1, status: .offNetwork),
    ]
    return demand
  }
}
