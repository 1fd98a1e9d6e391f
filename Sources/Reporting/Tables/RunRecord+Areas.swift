import Assessment
import CityReading
import PlanarGeometry
import TableFiles
import Wording

extension RunRecord {
  /// `streets.csv`: one row per street; the header alone when no community names its street.
  ///
  /// Complexity: O(communities · types).
  public func streetTable() -> [UInt8] {
    areaTable(["district", "street"]) { community in
      community.street.map { [community.district ?? "", $0] }
    }
  }

  /// `districts.csv`: one row per district; the header alone when no community names its district.
  ///
  /// Complexity: O(communities · types).
  public func districtTable() -> [UInt8] {
    areaTable(["district"]) { community in community.district.map { [$0] } }
  }

  /// - Parameter name: the values of `columns` for a community, nil when it belongs to no area.
  private func areaTable(
    _ columns: [String], name: (Community) -> [String]?
  ) -> [UInt8] {
    var table = makeTable(columns + areaColumns)
    var members: [[String]: [Int]] = [:]
    for (position, community) in city.communities.enumerated() {
      if let area = name(community) { members[area, default: []].append(position) }
    }
    for (area, positions) in members.sorted(by: { Self.precede($0.key, $1.key) }) {
      for part in area { table.text(part) }
      appendFigures(of: positions, to: &table)
      endRow(of: &table)
    }
    return table.bytes
  }

  private var areaColumns: [String] {
    let circles = standard.circles.map { "\($0.minutes)min" }
    return ["communities", "area_m2", "population"]
      + circles.flatMap { ["types_met_\($0)", "types_\($0)"] }
      + circles.flatMap {
        ["meets_\($0)", "share_meets_\($0)", "share_people_meets_\($0)", "coverage_\($0)"]
      } + (isOnFoot ? ["missed_on_foot"] : [])
  }

  private func appendFigures(of positions: [Int], to table: inout CSVWriter) {
    let communities = positions.map { city.communities[$0] }
    let populations = communities.compactMap(\.population)
    table.integer(positions.count)
    table.number(communities.reduce(0) { $0 + $1.region.area }, decimals: 3)
    table.number(populations.isEmpty ? nil : populations.reduce(0, +), decimals: 3)
    let totals = result.circleTotals(of: positions, in: city)
    let types = result.typeTotals(of: positions, in: city)
    for (circle, total) in zip(standard.circles, totals) {
      table.number(total.meanTypesMet, decimals: 3)
      table.integer(result.requiredTypes(minutes: circle.minutes).count)
    }
    for (circle, total) in zip(standard.circles, totals) {
      table.integer(total.judged > 0 ? total.meeting : nil)
      table.share(total.share)
      table.share(total.sharePeople)
      table.share(result.coverage(circle: circle.minutes, types))
    }
    if isOnFoot { table.integer(types.reduce(0) { $0 + $1.missedOnFoot }) }
  }

  /// The order of UTF-8 bytes, part by part.
  private static func precede(_ a: [String], _ b: [String]) -> Bool {
    a.lexicographicallyPrecedes(b) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
