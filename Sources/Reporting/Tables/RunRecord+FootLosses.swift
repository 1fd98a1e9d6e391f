import Assessment
import CityReading
import TableFiles
import Wording

extension RunRecord {
  /// `foot_losses.csv`: the types that communities meet by straight lines and miss on foot, the greatest
  /// loss first, with what most of the lost demand runs into.
  public func footLossTable() -> [UInt8] {
    var table = makeTable([
      "community_id", "community", "type", "lost", "straight_coverage", "coverage", "straight_m",
      "walk_m", "cause", "barrier",
    ])
    for loss in result.footLosses {
      let community = city.communities[loss.community]
      let row = result.row(community: loss.community, type: loss.type)
      table.text(community.id)
      table.text(community.name)
      table.text(result.types[loss.type].id)
      table.number(loss.lost, decimals: 3)
      table.share(row.straightCoverage)
      table.share(row.coverage)
      table.number(loss.straightDistance, decimals: 3)
      table.number(loss.walkingDistance, decimals: 3)
      table.text(loss.cause.code)
      table.text(loss.cause.barrier)
      endRow(of: &table)
    }
    return table.bytes
  }
}

extension FootLoss.Cause {
  /// The word of `foot_losses.csv`.
  fileprivate var code: String {
    switch self {
    case .barrier: "barrier"
    case .gap: "gap"
    case .island: "island"
    case .offNetwork: "off_network"
    }
  }

  /// Name of the barrier, where it has one.
  fileprivate var barrier: String? {
    if case .barrier(let name) = self { name } else { nil }
  }
}
