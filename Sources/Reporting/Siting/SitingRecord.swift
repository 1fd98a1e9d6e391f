import CityReading
public import RunFiles
import TableFiles
public import Wording

/// A finished siting: what was asked, which sites were proposed and how good that is proven to be.
public struct SitingRecord: Sendable {
  /// One proposed site, in the order of what it adds.
  public struct Site: Sendable, Equatable {
    public var id: String
    /// Longitude and latitude (WGS 84); nil where a matrix gives none.
    public var place: (x: Double, y: Double)?
    public var gain: Double
    /// Weight covered with this site and those before it.
    public var covered: Double
    /// What else the terminal tells of it.
    public var label = ""
    /// nil where sites have no capacity.
    public var limits: Limits?

    public init(
      id: String, place: (x: Double, y: Double)? = nil, gain: Double, covered: Double,
      limits: Limits? = nil
    ) {
      (self.id, self.place, self.gain, self.covered) = (id, place, gain, covered)
      self.limits = limits
    }

    public static func == (a: Site, b: Site) -> Bool {
      a.id == b.id && a.gain == b.gain && a.covered == b.covered && a.limits == b.limits
        && a.place?.x == b.place?.x && a.place?.y == b.place?.y
    }
  }

  /// What a site can serve and serves, in weight of demand.
  public struct Limits: Sendable, Equatable {
    public var cost: Double
    /// nil without a limit.
    public var capacity: Double?
    public var served: Double

    public init(cost: Double, capacity: Double?, served: Double) {
      (self.cost, self.capacity, self.served) = (cost, capacity, served)
    }
  }

  /// `mclp`, `lscp`, `pmedian`, `pcenter`, `fix` or `plan`.
  public var model: String
  public var radius: Double?
  public var count: Int?
  public var isExact: Bool
  public var sites: [Site]
  public var objective: Double
  public var bound: Double
  /// Relative, 0 when proven.
  public var gap: Double
  public var isProven: Bool
  public var isTimeOver: Bool
  public var iterations: Int
  public var nodes: Int
  /// Demand places, candidate sites and pairs of the question.
  public var demandCount: Int
  public var candidateCount: Int
  public var pairCount: Int
  /// Sum of the weights of all demand.
  public var weight: Double
  /// Demand places that no site can cover.
  public var unreachable: Int
  public var inputs: [InputFile]
  public var assumed: [String]
  public var problems: [InputProblem]
  /// Lines about the question that the terminal prints below the title.
  public var notes: [String] = []
  /// Whether `problems.csv` names the demand that no site can cover.
  public var listsUnreachable = true
  public var language: Language

  public init(
    model: String, radius: Double?, count: Int?, isExact: Bool, sites: [Site], objective: Double,
    bound: Double, gap: Double, isProven: Bool, isTimeOver: Bool, iterations: Int, nodes: Int,
    demandCount: Int, candidateCount: Int, pairCount: Int, weight: Double, unreachable: Int,
    inputs: [InputFile], assumed: [String], problems: [InputProblem], language: Language
  ) {
    (self.model, self.radius, self.count, self.isExact) = (model, radius, count, isExact)
    (self.sites, self.objective, self.bound, self.gap) = (sites, objective, bound, gap)
    (self.isProven, self.isTimeOver) = (isProven, isTimeOver)
    (self.iterations, self.nodes) = (iterations, nodes)
    (self.demandCount, self.candidateCount) = (demandCount, candidateCount)
    (self.pairCount, self.weight, self.unreachable) = (pairCount, weight, unreachable)
    (self.inputs, self.assumed, self.problems) = (inputs, assumed, problems)
    self.language = language
  }

  /// Every name that a result of `site` has.
  public static let fileNames = ["sites.csv", "problems.csv", "summary.json"] + cityFileNames

  /// What only a siting in a city has.
  static let cityFileNames = ["proposals.csv", "plan.csv", "scenario.yaml"]

  /// The files of this result.
  public var files = ["sites.csv", "problems.csv", "summary.json"]

  /// What tells that a folder holds results of an earlier run.
  public static let marker = RunRecord.marker

  /// `sites.csv`: `order,site_id,x,y,gain,covered_after,share_after`, and where sites have a
  /// capacity `cost,capacity,served`.
  public func siteTable() -> [UInt8] {
    let hasLimits = sites.contains { $0.limits != nil }
    let columns = ["order", "site_id", "x", "y", "gain", "covered_after", "share_after"]
    var table = CSVWriter(columns: columns + (hasLimits ? ["cost", "capacity", "served"] : []))
    for (index, site) in sites.enumerated() {
      table.integer(index + 1)
      table.text(site.id)
      table.number(site.place?.x, decimals: 7, trimmed: true)
      table.number(site.place?.y, decimals: 7, trimmed: true)
      table.number(site.gain, decimals: 6, trimmed: true)
      table.number(site.covered, decimals: 6, trimmed: true)
      table.number(weight > 0 ? min(site.covered / weight, 1) : nil, decimals: 9)
      if hasLimits {
        table.number(site.limits?.cost, decimals: 6, trimmed: true)
        table.number(site.limits?.capacity, decimals: 6, trimmed: true)
        table.number(site.limits?.served, decimals: 6, trimmed: true)
      }
      table.endRow()
    }
    return table.bytes
  }

  /// `problems.csv`.
  public func problemTable() -> [UInt8] {
    var table = CSVWriter(columns: InputProblem.columns)
    for problem in problems {
      table.append(problem)
      table.endRow()
    }
    return table.bytes
  }
}
