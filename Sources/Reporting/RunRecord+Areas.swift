import Assessment
import PlanarGeometry
import TableFiles
import Wording

/// Figures of several communities together.
extension RunRecord {
  /// Positions of the communities of each street, in the order of its table.
  var streets: [(name: [String], positions: [Int])] { Self.areas(of: city, Self.street) }

  /// Positions of the communities of each district, in the order of its table.
  var districts: [(name: [String], positions: [Int])] { Self.areas(of: city, Self.district) }

  private static func district(of community: Community) -> [String]? {
    community.district.map { [$0] }
  }

  private static func street(of community: Community) -> [String]? {
    community.street.map { [community.district ?? "", $0] }
  }

  /// `streets.csv`: one row per street; the header alone when no community names its street.
  ///
  /// Complexity: O(communities · types).
  public func streetTable() -> [UInt8] {
    areaTable(["district", "street"], of: .street, name: Self.street)
  }

  /// `districts.csv`: one row per district; the header alone when no community names its district.
  ///
  /// Complexity: O(communities · types).
  public func districtTable() -> [UInt8] {
    areaTable(["district"], of: .district, name: Self.district)
  }

  /// The communities by the area that they belong to, sorted by its name.
  ///
  /// - Parameter name: nil when a community belongs to no area.
  private static func areas(
    of city: City, _ name: (Community) -> [String]?
  ) -> [(name: [String], positions: [Int])] {
    var members: [[String]: [Int]] = [:]
    for (position, community) in city.communities.enumerated() {
      if let area = name(community) { members[area, default: []].append(position) }
    }
    return members.sorted { precede($0.key, $1.key) }.map { ($0.key, $0.value) }
  }

  /// - Parameters:
  ///   - kind: whose verdicts and rules the areas answer for; nil: none.
  ///   - name: the values of `columns` for a community, nil when it belongs to no area.
  func areaTable(
    _ columns: [String], of kind: PresenceArea?, name: (Community) -> [String]?
  ) -> [UInt8] {
    let areas = Self.areas(of: city, name)
    let indices = areas.map { scores?.indices(of: $0.positions) }
    let ranks = ExamScores.ranks(of: indices.map { $0?.exam })
    var table = makeTable(columns + areaColumns + areaIndexColumns(of: kind))
    for (number, area) in areas.enumerated() {
      for part in area.name { table.text(part) }
      appendFigures(of: area.positions, to: &table)
      for figure in indexFigures(indices[number], rank: ranks[number])
        + noteFigures(indices[number])
      {
        table.cell(figure)
      }
      if let kind { table.text(missingPresence(of: area.positions, in: kind)) }
      if kind == .street {
        for verdict in streetVerdicts(of: area.positions) { append(verdict, to: &table) }
      }
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

  private func areaIndexColumns(of kind: PresenceArea?) -> [String] {
    Self.indexColumns + Self.noteColumns + (kind == nil ? [] : ["presence_missing"])
      + (kind == .street ? streetVerdictColumns : [])
  }

  private func append(_ verdict: CircleVerdict, to table: inout CSVWriter) {
    table.integer(verdict.met)
    table.text(verdict.meets?.rawValue)
    table.text(missedTypes(of: verdict))
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

extension RunRecord {
  /// Groups of types of which some are examined.
  var groups: [TypeGroup] { standard.groups.filter { !result.types(of: $0).isEmpty } }

  /// `groups.csv`: one row per group of types, such as 一老一小.
  ///
  /// Complexity: O(communities · types).
  public func groupTable() -> [UInt8] {
    var table = makeTable([
      "group", "name", "types", "communities", "meets_all", "share_meets_all",
      "share_people_meets_all",
    ])
    for group in groups {
      let totals = result.totals(of: group, in: city)
      table.text(group.id)
      table.text(group.name[language])
      table.text(result.types(of: group).map { result.types[$0].id }.joined(separator: ";"))
      table.integer(totals.judged)
      table.integer(totals.meeting)
      table.share(totals.share)
      table.share(totals.sharePeople)
      endRow(of: &table)
    }
    return table.bytes
  }
}
