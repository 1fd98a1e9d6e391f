import Assessment
import CityReading
import TableFiles
import Wording

extension RunRecord {
  /// `coverage.csv`: one row per community and type.
  ///
  /// Complexity: O(communities · types).
  public func coverageTable() -> [UInt8] {
    var bytes: [UInt8] = []
    writeCoverage { bytes += $0 }
    return bytes
  }

  func writeCoverage(to put: ([UInt8]) throws -> Void) rethrows {
    let straightColumns = ["straight_coverage", "straight_verdict"]
    var table = makeTable(Self.coverageColumns + (isOnFoot ? straightColumns : []))
    for (position, community) in city.communities.enumerated() {
      for type in result.types.indices {
        table.text(community.id)
        table.type(result.types[type], radius: result.radii[type])
        table.text(result.options.metric.rawValue)
        table.text(result.options.measure.rawValue)
        let row = result.row(community: position, type: type)
        table.figures(of: row)
        if isOnFoot { table.straight(row) }
        endRow(of: &table)
      }
      if (position + 1).isMultiple(of: Self.communitiesAtOnce) { try put(table.takeBytes()) }
    }
    try put(table.takeBytes())
  }

  /// Communities whose part of a file is held in memory before it is written.
  static let communitiesAtOnce = 256

  private static let coverageColumns = [
    "community_id", "type", "circle_min", "radius_m", "metric", "measure", "demand", "covered",
    "coverage", "low", "high", "min_m", "mean_m", "p50_m", "p90_m", "shortfall",
    "facilities_inside", "facilities_in_reach", "adequacy", "quality", "verdict",
  ]
}

extension CSVWriter {
  fileprivate mutating func type(_ type: FacilityType, radius: Double) {
    text(type.id)
    integer(type.circle)
    number(radius, decimals: 3, trimmed: true)
  }

  fileprivate mutating func figures(of row: CoverageRow) {
    number(row.demand, decimals: 3)
    number(row.covered, decimals: 3)
    share(row.coverage)
    share(row.low)
    share(row.high)
    number(row.minDistance, decimals: 3)
    number(row.meanDistance, decimals: 3)
    number(row.p50Distance, decimals: 3)
    number(row.p90Distance, decimals: 3)
    share(row.shortfall)
    integer(row.facilitiesInside)
    integer(row.facilitiesInReach)
    share(row.adequacy)
    text(row.quality.rawValue)
    text(row.verdict.rawValue)
  }

  fileprivate mutating func straight(_ row: CoverageRow) {
    share(row.straightCoverage)
    text(row.straightVerdict?.rawValue)
  }

  /// Writes a share with 9 decimals, clamped to 0…1.
  mutating func share(_ value: Double?) {
    number(value?.clampedToShare, decimals: 9)
  }
}
