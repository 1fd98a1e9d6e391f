public import Assessment
public import CityReading
public import CitySiting
import PlanarGeometry
public import Projection
public import RunFiles
import TableFiles
public import Wording

/// A finished plan of years: which gaps are closed when, by which premises.
public struct PlanRecord: Sendable {
  public var plan: YearPlan
  public var input: CityInput
  /// The examination before the plan.
  public var before: AssessmentResult
  /// Calendar year of the first, or 1.
  public var firstYear: Int
  /// Whether candidates are idle premises, with costs.
  public var hasRegister: Bool
  public var language: Language
  /// `report.html`, where the run was asked for it.
  public var page: [UInt8]?
  /// Longitude and latitude of the items.
  let places: [GeographicPoint]

  public init(
    _ plan: YearPlan, input: CityInput, before: AssessmentResult, firstYear: Int,
    hasRegister: Bool, language: Language
  ) throws(ProjectionError) {
    self.plan = plan
    self.input = input
    self.input.problems = InputProblem.sorted(
      input.problems
        + RunRecord.problems(of: before.networkGaps, before.options, input.city, in: language),
      byFiles: input.inputs.map(\.path))
    self.before = before
    self.firstYear = firstYear
    self.hasRegister = hasRegister
    self.language = language
    places = try CoordinateTransform(from: .wgs84, to: input.local)
      .toGeographic(plan.items.map(\.facility.site.position))
  }

  /// Every name that a file of a plan has.
  public static let fileNames =
    [
      "projects.csv", "scenario.yaml", "problems.csv", "summary.json", SiteMap.file,
      ReportPage.file,
    ]
    + BundledTables.fileNames(for: Set(OutputFormat.allCases))

  /// Names of the files that `formats` ask for.
  public static func fileNames(for formats: Set<OutputFormat>) -> [String] {
    (formats.contains(.csv) ? ["projects.csv"] : []) + ["scenario.yaml"]
      + (formats.contains(.geojson) ? [SiteMap.file] : [])
      + (formats.contains(.html) ? [ReportPage.file] : []) + BundledTables.fileNames(for: formats)
      + ["problems.csv", "summary.json"]
  }

  /// Writes the tables and the map; `summary.json` is made last, because it states how long the writing took.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws(OutputError) {
    let problems = CSVWriter.table(of: InputProblem.grouped(input.problems))
    if formats.contains(.csv) { try folder.write(projectTable(), as: "projects.csv") }
    if formats.contains(.geojson) { try folder.write(siteMap(), as: SiteMap.file) }
    if let page { try folder.write(page, as: ReportPage.file) }
    try folder.write(scenarioText(), as: "scenario.yaml")
    try folder.write(problems, as: "problems.csv")
    guard !formats.isDisjoint(with: [.xlsx, .gpkg]) else { return }
    var bundle = BundledTables()
    let points = places.map { SourceCoordinate(x: $0.longitude, y: $0.latitude) }
    bundle.add("projects.csv", projectTable(), at: RowShapes(points: points))
    bundle.add("problems.csv", problems)
    bundle.styles = [LayerStyle.projects(of: "projects", in: language)].withDefaults
    try bundle.write(formats, to: folder)
  }

  /// The plan's facilities as a scenario that `whatif` reads.
  public func scenarioText() -> [UInt8] {
    CitySitingRecord.scenarioText(proposals, name: "plan")
  }

  /// The plan's facilities in the order in which to build.
  public var proposals: [CitySitingRecord.Proposal] {
    zip(plan.items, places).map { item, place in
      CitySitingRecord.Proposal(
        site: item.facility.site, type: item.facility.type, place: place)
    }
  }
}
