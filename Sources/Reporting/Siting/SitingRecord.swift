public import FacilityLocation
public import RunFiles
import TableFiles
public import Wording

/// What a siting is asked for.
public struct SitingRequest: Sendable {
  /// `mclp`, `lscp`, `pmedian`, `pcenter`, `fix` or `plan`.
  public var model: String
  /// Metres, or in the unit of the matrix: that asked for, in a record of one type the one used.
  public var radius: Double?
  public var count: Int?
  public var budget: Double?
  public var isExact: Bool
  /// Language of names and texts in the outputs.
  public var language: Language

  public init(
    model: String, radius: Double? = nil, count: Int? = nil, budget: Double? = nil,
    isExact: Bool = false, language: Language
  ) {
    self.model = model
    self.radius = radius
    self.count = count
    self.budget = budget
    self.isExact = isExact
    self.language = language
  }
}

/// A finished siting: what was asked, which sites were proposed and how good that is proven to be.
public struct SitingRecord: Sendable {
  /// One proposed site, in the order of what it adds.
  public struct Site: Sendable {
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
    /// By how much it shortens the walks of those whom the sites before it serve already, as a sum of weight times
    /// distance; nil where the model does not tell.
    public var walksSaved: Double?
    /// nil where a matrix gives no places, and outside all communities.
    public var home: SiteHome?
  }

  /// What a site can serve and serves, in weight of demand.
  public struct Limits: Sendable {
    public var cost: Double
    /// nil without a limit.
    public var capacity: Double?
    public var served: Double
  }

  /// Weight of demand that is served, by what is open too.
  public struct Service: Sendable {
    public var served: Double
    /// No plan serves more; nil where the model asks for something else.
    public var bound: Double?
    /// Demand places with somebody who is not served; nil where capacities may leave a part of any.
    public var left: Int?
  }

  /// Demand places, candidate sites and pairs of a question.
  public struct Size: Sendable {
    public var demand: Int
    public var candidates: Int
    public var pairs: Int
  }

  /// What a what-if of the sites finds where the model counts cells of the lattice, in weight.
  public struct Exact: Sendable {
    /// What the sites newly cover by the cells.
    public var byCells: Double
    /// What is covered before, and what the sites newly cover.
    public var before: Double
    public var gained: Double
  }

  public var request: SitingRequest
  public var size: Size
  /// Sum of the weights of all demand.
  public var weight: Double
  /// Their gains and what is covered are those of a what-if where `exact` is known.
  public var sites: [Site]
  /// nil where the model counts what a what-if counts, or nothing knows better.
  public var exact: Exact?
  public var answer: SitingAnswer
  /// Demand places that no site can cover.
  public var unreachable = 0
  /// Whom the plan serves; nil where a what-if tells it better.
  public var service: Service?
  /// nil where none were asked for.
  public var alternatives: Alternatives?
  public var inputs: [InputFile]
  public var assumed: [String]
  public var problems: [InputProblem]
  /// Lines about the question that the terminal prints below the title.
  public var notes: [String] = []
  /// Whether `problems.csv` names the demand that no site can cover.
  public var listsUnreachable = true
  /// Whether the sites are places in a city, of which `sites.csv` names the community.
  public var isInCity = false
  var language: Language { request.language }

  /// Every name that a result of `site` has.
  public static let fileNames =
    ["sites.csv", "alternatives.csv", "problems.csv", "summary.json"]
    + ["proposals.csv", "plan.csv", "scenario.yaml", SiteMap.file, ReportPage.file]
    + BundledTables.fileNames(for: Set(OutputFormat.allCases))
}

extension SitingRecord {
  /// `sites.csv`: `order,site_id,x,y,gain,covered_after,share_after`, and where sites have a
  /// capacity `cost,capacity,served`; of the p-median without capacities `walks_saved`; in a city
  /// `community_id,community,street,district`.
  public func siteTable() -> [UInt8] {
    let hasLimits = sites.contains { $0.limits != nil }
    let savesWalks = sites.contains { $0.walksSaved != nil }
    let columns = ["order", "site_id", "x", "y", "gain", "covered_after", "share_after"]
    var table = CSVWriter(
      columns: columns + (hasLimits ? ["cost", "capacity", "served"] : [])
        + (savesWalks ? ["walks_saved"] : []) + (isInCity ? SiteHome.columns : []))
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
      if savesWalks { table.number(site.walksSaved, decimals: 6, trimmed: true) }
      if isInCity { for cell in site.home.cells { table.text(cell) } }
      table.endRow()
    }
    return table.bytes
  }

  /// `problems.csv`.
  public func problemTable() -> [UInt8] {
    CSVWriter.table(of: InputProblem.grouped(problems))
  }
}

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
