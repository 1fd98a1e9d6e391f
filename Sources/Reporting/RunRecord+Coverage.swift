import Assessment
import PlanarGeometry
import Projection
import RunFiles
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
    var table = makeTable(coverageColumns)
    try appendCoverage(to: &table, put)
    try put(table.takeBytes())
  }

  /// - Parameter layer: stands before the others where it is given.
  func appendCoverage(
    to table: inout CSVWriter, layer: String? = nil, _ put: ([UInt8]) throws -> Void
  ) rethrows {
    for (position, community) in city.communities.enumerated() {
      for type in result.types.indices {
        if let layer { table.text(layer) }
        table.text(community.id)
        table.type(result.types[type], radius: result.radii[type])
        table.text(result.options.metric.rawValue)
        table.text(result.measures[type].rawValue)
        let row = result.row(community: position, type: type)
        table.figures(of: row)
        if isOnFoot { table.straight(row) }
        endRow(of: &table)
      }
      if (position + 1).isMultiple(of: Self.communitiesAtOnce) { try put(table.takeBytes()) }
    }
  }

  /// Communities whose part of a file is held in memory before it is written.
  static let communitiesAtOnce = 256

  var coverageColumns: [String] {
    Self.coverageColumns + (isOnFoot ? ["straight_coverage", "straight_verdict"] : [])
  }

  private static let coverageColumns = [
    "community_id", "type", "circle_min", "radius_m", "metric", "measure", "demand", "covered",
    "coverage", "low", "high", "min_m", "mean_m", "p50_m", "p90_m", "shortfall",
    "facilities_inside", "facilities_in_reach", "adequacy", "quality", "verdict", "no_way",
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
    share(row.noWay)
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

extension RunRecord {
  /// `types.csv`: one row per type over all communities, with the source of its radius.
  ///
  /// Complexity: O(communities · types).
  public func typeTable() -> [UInt8] {
    var table = makeTable(
      Self.typeColumns + (isOnFoot ? ["straight_met"] : []) + Self.typeIndexColumns)
    let all = Array(city.communities.indices)
    let (bases, balances) = (scores?.bases(of: all), scores?.balances(of: all))
    let totals = result.typeTotals(of: city.communities.indices, in: city)
    let weights = standard.weights(of: result.types)
    for (position, type) in result.types.enumerated() {
      table.text(type.id)
      table.text(type.name[language])
      table.text(type.category)
      table.integer(type.circle)
      table.number(result.radii[position], decimals: 3, trimmed: true)
      table.integer(result.facilityCounts[position])
      table.totals(totals[position])
      table.text(type.source?.text)
      table.text(type.source?.certainty.rawValue)
      if isOnFoot { table.integer(totals[position].straightMet) }
      table.qualities(totals[position])
      table.number(bases?[position], decimals: 4)
      table.number(balances?[position], decimals: 4)
      table.number(weights[position], decimals: 9)
      endRow(of: &table)
    }
    return table.bytes
  }

  private static let typeIndexColumns = [
    "mean_adequacy", "adequate", "short", "quality_unknown", "base_index", "balance_index",
    "weight",
  ]

  private static let typeColumns = [
    "type", "name", "category", "circle_min", "radius_m", "facilities", "communities", "met",
    "partial", "absent", "undecided", "no_demand", "share_met", "demand", "covered", "coverage",
    "people", "people_covered", "share_people_covered", "mean_coverage", "mean_shortfall",
    "median_min_m", "source", "certainty",
  ]
}

extension CSVWriter {
  fileprivate mutating func qualities(_ totals: TypeTotals) {
    share(totals.meanAdequacy)
    for quality in [Quality.adequate, .short, .unknown] { integer(totals.count(quality)) }
  }

  fileprivate mutating func totals(_ totals: TypeTotals) {
    integer(totals.judged + totals.count(.noDemand))
    for verdict in [Verdict.met, .partial, .absent, .undecided, .noDemand] {
      integer(totals.count(verdict))
    }
    share(totals.shareMet)
    number(totals.demand, decimals: 3)
    number(totals.covered, decimals: 3)
    share(totals.coverage)
    let hasPeople = totals.sharePeopleCovered != nil
    number(hasPeople ? totals.people : nil, decimals: 3)
    number(hasPeople ? totals.peopleCovered : nil, decimals: 3)
    share(totals.sharePeopleCovered)
    share(totals.meanCoverage)
    share(totals.meanShortfall)
    number(totals.medianMinDistance, decimals: 3)
  }
}

extension RunRecord {
  /// `foot_losses.csv`: the types that communities meet by straight lines and miss on foot, the greatest
  /// loss first, with what most of the lost demand runs into.
  public func footLossTable() -> [UInt8] {
    var table = makeTable([
      "community_id", "community", "type", "lost", "straight_coverage", "coverage", "straight_m",
      "walk_m", "cause", "barrier", "detour",
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
      table.number(loss.detour, decimals: 3)
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
    case .detour: "detour"
    case .island: "island"
    case .offNetwork: "off_network"
    }
  }

  /// Name of the barrier, where it has one.
  fileprivate var barrier: String? {
    if case .barrier(let name) = self { name } else { nil }
  }
}

extension RunRecord {
  /// Writes `demand.csv`, where the run kept the demand: one row per place and type, sorted by the id of
  /// the place, some megabytes at a time.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way to the layer's system.
  /// - Complexity: O(places · (log places + types)).
  func writeDemand(to folder: OutputFolder) throws {
    guard let demand = result.demand else { return }
    let transform = try CoordinateTransform(from: demandSystem, to: local)
    let order = demand.placesByID
    var table = makeTable(Self.demandColumns)
    for start in stride(from: 0, to: order.count, by: Self.placesAtOnce) {
      let places = order[start..<min(start + Self.placesAtOnce, order.count)]
      let coordinates = transform.toSource(places.map { demand.positions[Int($0)] })
      for (place, coordinate) in zip(places, coordinates) {
        append(Int(place), of: demand, at: coordinate, to: &table)
      }
      try folder.append(table.takeBytes(), to: "demand.csv")
    }
    try folder.append(table.takeBytes(), to: "demand.csv")
  }

  private static let demandColumns = [
    "demand_id", "community_id", "x", "y", "weight", "type", "distance_m", "facility_id", "status",
  ]
  private static let placesAtOnce = 4096

  private func append(
    _ place: Int, of demand: DemandTable, at coordinate: SourceCoordinate,
    to table: inout CSVWriter
  ) {
    let decimals = demandSystem.isGeographic ? 7 : 3
    let community = city.communities[Int(demand.communities[place])].id
    for (number, type) in result.types.enumerated() {
      let nearest = demand.nearest[place * result.types.count + number]
      let isKnown = nearest.facility >= 0
      table.text(demand.ids[place])
      table.text(community)
      table.number(coordinate.x, decimals: decimals)
      table.number(coordinate.y, decimals: decimals)
      table.number(demand.weight(of: place, group: type.group), decimals: 3)
      table.text(type.id)
      table.number(nearest.distance, decimals: 3)
      table.text(isKnown ? city.facilities.ids[Int(nearest.facility)] : nil)
      table.text(nearest.status.rawValue)
      endRow(of: &table)
    }
  }
}

extension DemandTable {
  /// Positions of the places in the order of the UTF-8 bytes of their ids; a place that stands in two
  /// communities is first in the first.
  fileprivate var placesByID: [Int32] {
    ids.indices.map { Int32($0) }.sorted { a, b in
      let (first, second) = (ids[Int(a)].utf8, ids[Int(b)].utf8)
      if first.lexicographicallyPrecedes(second) { return true }
      return a < b && !second.lexicographicallyPrecedes(first)
    }
  }
}
