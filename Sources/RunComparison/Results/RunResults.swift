public import Assessment
import RunFiles
import TableFiles
public import Wording

/// A finished run of `assess`, as its folder has it.
///
/// ```swift
/// let run = try RunResults(folder: "results")
/// run.communities[0].name
/// ```
public struct RunResults: Sendable {
  /// Path as the user gave it.
  public let folder: String
  public let summary: RunSummary
  /// In the order of their ids.
  public let communities: [CommunityResult]
  /// In the standard's order.
  public let types: [TypeResult]
  /// nil where the run wrote none.
  public let facilities: [FacilityRecord]?
  let outlines: [String: CommunityOutline]
  let losses: [RowKey: FootLossResult]
  /// From `gaps.csv`, where the run wrote it.
  let gaps: [RowKey: GapResult]
  private let rows: [RowKey: CoverageResult]

  /// Reads the tables of a result folder.
  ///
  /// - Throws: where it is no such folder, a table is missing or damaged.
  /// - Complexity: O(bytes of the tables).
  public init(folder: String) throws(InputError) {
    self.folder = folder
    summary = try RunSummary(folder: folder)
    communities = try CommunityResult.all(in: folder)
    types = try TypeResult.all(in: folder)
    rows = try CoverageResult.all(in: folder)
    facilities = try FacilityRecord.all(in: folder)
    outlines = try CommunityOutline.all(in: folder)
    losses = try FootLossResult.all(in: folder)
    gaps = try GapResult.all(in: folder)
  }

  /// What was found for a community and a type; nil where the run did not examine them.
  public func row(community: String, type: String) -> CoverageResult? {
    rows[RowKey(community: community, type: type)]
  }

  /// Every row by community and type, in no order.
  var allRows: [RowKey: CoverageResult] { rows }
}

/// A community and a type by their ids.
public struct RowKey: Hashable, Sendable {
  public var community: String
  public var type: String

  public init(community: String, type: String) {
    self.community = community
    self.type = type
  }
}

/// A row of `communities.csv`.
public struct CommunityResult: Sendable {
  public var id: String
  public var name: String?
  public var street: String?
  public var district: String?
  /// m².
  public var area: Double
  public var population: Double?
  public var circles: [Circle]
  public var indices: RunSummary.Indices
  public var programmeStatus: String?

  /// What it meets of one circle.
  public struct Circle: Sendable {
    public var minutes: Int
    public var met: Int
    public var types: Int
    /// yes, no, undecided; nil where no required type has the circle.
    public var meets: String?
    /// Ids of types.
    public var missed: [String]
  }
}

extension CommunityResult {
  static func all(in folder: String) throws(InputError) -> [CommunityResult] {
    let table = try ResultTable(
      "communities.csv", in: folder,
      required: ["community_id", "area_m2", "population", "index_basis", "rank"])
    let minutes = (1...1440).filter { table.has("types_met_\($0)min") }
    var communities: [CommunityResult] = []
    for row in table.rows {
      var circles: [Circle] = []
      for minutes in minutes { circles.append(try Circle(table, row, minutes: minutes)) }
      communities.append(try CommunityResult(table, row, circles: circles))
    }
    return communities
  }

  private init(_ table: ResultTable, _ row: Int, circles: [Circle]) throws(InputError) {
    id = try table.id(row, "community_id")
    name = table.text(row, "name")
    street = table.text(row, "street")
    district = table.text(row, "district")
    area = try table.number(row, "area_m2") ?? 0
    population = try table.number(row, "population")
    self.circles = circles
    indices = RunSummary.Indices(
      exam: try table.number(row, "exam_index"), base: try table.number(row, "base_index"),
      balance: try table.number(row, "balance_index"),
      governance: try table.number(row, "governance_index"))
    programmeStatus = table.text(row, "programme_status")
  }
}

extension CommunityResult.Circle {
  fileprivate init(_ table: ResultTable, _ row: Int, minutes: Int) throws(InputError) {
    self.minutes = minutes
    met = try table.integer(row, "types_met_\(minutes)min") ?? 0
    types = try table.integer(row, "types_\(minutes)min") ?? 0
    meets = table.text(row, "meets_\(minutes)min")
    missed =
      table.text(row, "missed_\(minutes)min")?.split(separator: ";").map(String.init) ?? []
  }
}

/// A row of `types.csv`.
public struct TypeResult: Sendable {
  public var id: String
  /// In the language of the run.
  public var name: String
  public var circle: Int
  /// Metres.
  public var radius: Double
  /// Where the radius comes from, and the letter of its certainty.
  public var source: String?
  public var certainty: String?
  /// Share of the base index, 0…1; nil where the run does not tell.
  public var weight: Double?

  static func all(in folder: String) throws(InputError) -> [TypeResult] {
    let table = try ResultTable(
      "types.csv", in: folder, required: ["type", "name", "circle_min", "radius_m"])
    var types: [TypeResult] = []
    for row in table.rows {
      let id = try table.id(row, "type")
      types.append(
        TypeResult(
          id: id, name: table.text(row, "name") ?? id,
          circle: try table.integer(row, "circle_min") ?? 0,
          radius: try table.number(row, "radius_m") ?? 0, source: table.text(row, "source"),
          certainty: table.text(row, "certainty"), weight: try table.number(row, "weight")))
    }
    return types
  }
}

/// A row of `coverage.csv`.
public struct CoverageResult: Sendable {
  /// Metres.
  public var radius: Double
  public var metric: String
  public var measure: String
  /// People or m².
  public var demand: Double
  public var covered: Double
  /// Shares, 0…1; nil without demand.
  public var coverage: Double?
  public var low: Double?
  public var high: Double?
  /// Metres; nil where no way is known.
  public var minDistance: Double?
  public var meanDistance: Double?
  public var facilitiesInside: Int
  public var facilitiesInReach: Int
  public var adequacy: Double?
  public var quality: Quality
  public var verdict: Verdict
  /// Share of the demand without any way.
  public var noWay: Double?
  /// By straight lines, where the metric is network.
  public var straightCoverage: Double?
  public var straightVerdict: Verdict?
}

extension CoverageResult {
  static func all(in folder: String) throws(InputError) -> [RowKey: CoverageResult] {
    let table = try ResultTable(
      "coverage.csv", in: folder,
      required: [
        "community_id", "type", "radius_m", "metric", "measure", "demand", "coverage", "verdict",
      ])
    var rows: [RowKey: CoverageResult] = [:]
    rows.reserveCapacity(table.rows.count)
    for row in table.rows {
      let key = RowKey(
        community: try table.id(row, "community_id"), type: try table.id(row, "type"))
      rows[key] = try CoverageResult(table, row)
    }
    return rows
  }

  private init(_ table: ResultTable, _ row: Int) throws(InputError) {
    guard let verdict = Verdict(rawValue: try table.id(row, "verdict")) else {
      throw .data(file: table.path, row: row + 2, .noResultValue("verdict"))
    }
    self.verdict = verdict
    radius = try table.number(row, "radius_m") ?? 0
    metric = table.text(row, "metric") ?? ""
    measure = table.text(row, "measure") ?? ""
    demand = try table.number(row, "demand") ?? 0
    covered = try table.number(row, "covered") ?? 0
    coverage = try table.number(row, "coverage")
    low = try table.number(row, "low")
    high = try table.number(row, "high")
    minDistance = try table.number(row, "min_m")
    meanDistance = try table.number(row, "mean_m")
    facilitiesInside = try table.integer(row, "facilities_inside") ?? 0
    facilitiesInReach = try table.integer(row, "facilities_in_reach") ?? 0
    adequacy = try table.number(row, "adequacy")
    quality = table.text(row, "quality").flatMap(Quality.init) ?? .unknown
    noWay = try table.number(row, "no_way")
    straightCoverage = try table.number(row, "straight_coverage")
    straightVerdict = table.text(row, "straight_verdict").flatMap(Verdict.init)
  }
}
