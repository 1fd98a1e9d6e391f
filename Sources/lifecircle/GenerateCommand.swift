import ArgumentParser
import Assessment
import CityReading
import PlanarGeometry
import Projection
import RunFiles
import SyntheticCity
import Wording

/// `lifecircle generate`: a synthetic city as files that a study reads.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write a synthetic city with invented names: seeded, the same bytes every time.",
    discussion: """
      Example:
        lifecircle generate --scale 0.1 --seed 7 --out small-city
        lifecircle assess --study small-city/study.yaml --out results
      writes a city of 126 communities and 2,581 facilities of 20 types to the folder small-city, \
      and examines it. The folder then holds study.yaml, communities.geojson, facilities.csv, \
      residential.geojson, population.csv (cells of 100 m, EPSG:4549), network.osm.pbf (all ways as \
      OpenStreetMap), streets.geojson (centre lines), barriers.geojson (waters, trunk lines) and \
      walls.geojson (of compounds); other files in it are kept.

      --dirty also writes deliveries/: the facilities as one file of each district (CSV in GB18030 and UTF-16, \
      xlsx, GeoPackage, Shapefile; one in GCJ-02, one with ids like 3.30102E+11), schools.geojson with gates.csv, \
      entrances.geojson, a study.yaml that reads them, and what was put into them in files.csv and truth.csv:
        lifecircle check --study small-city/deliveries/study.yaml --by district --out checked

      --exam also writes what a bureau examines with, counts exact for a whole city: survey.csv, complaints.csv, \
      projects.csv, candidates.csv (idle premises), acceptance-scores.csv, circles.geojson, units.geojson, and the \
      communities and facilities of two half-years (communities-a.geojson, facilities-a.csv, …-b) with truth.csv and \
      crosswalk.csv; study-exam.yaml names all of the first half-year, study-exam-b.yaml the second:
        lifecircle generate --exam --out exam-city
        lifecircle assess --study exam-city/study-exam.yaml --out first

      --scale 1 (the default) makes 1258 communities and 25,800 facilities; 10 makes ten such \
      cities side by side.
      """)

  /// Longitude and latitude that the local metres are counted from; no real city is meant.
  static let center = GeographicPoint(longitude: 120, latitude: 30)

  @OptionGroup var common: CommonFlags

  @Option(help: "Size against a city of 1258 communities, 0.01 to 200.")
  var scale: Double?

  @Option(help: "Number of communities instead of --scale, 5 to 250000.")
  var communities: Int?

  @Option(help: "Number that all draws start from.")
  var seed: UInt64 = 1

  @Flag(
    help: """
      Add what real deliveries have: repeated rows, rows without a position, worded areas, locked gates; \
      and, in the folder deliveries, one file of each district in its own form.
      """)
  var dirty = false

  @Flag(
    help: """
      Add exam data of two half-years: survey, complaints, projects, idle premises, acceptance scores, circles, units.
      """)
  var exam = false

  func validate() throws {
    if common.isToStandardOutput { throw ValidationError("--out - is not a folder; name one") }
    if scale != nil && communities != nil {
      throw ValidationError("--scale and --communities both say the size; give one of them")
    }
    if let scale, !(0.01...200).contains(scale) {
      throw ValidationError("--scale \(scale) is not between 0.01 and 200")
    }
    if let communities, !(5...250_000).contains(communities) {
      throw ValidationError("--communities \(communities) is not between 5 and 250000")
    }
  }

  func run() async throws {
    do {
      try write(makePlan())
    } catch let error as OutputError {
      throw CommandFailure(error, common.chosenLanguage)
    } catch let error as InputError {
      throw CommandFailure(error, common.chosenLanguage)
    } catch let error as ProjectionError {
      throw CommandFailure(error, common.chosenLanguage)
    }
  }

  private func makePlan() -> CityPlan {
    let request =
      communities.map { CityPlanRequest(seed: seed, communities: $0) }
      ?? CityPlanRequest(seed: seed, scale: scale ?? 1)
    return CityPlan(request)
  }

  private func write(_ plan: CityPlan) throws {
    let delivery = CityDelivery(
      plan.city, center: Self.center, types: CityPlan.facilityTypes, layers: plan.layers,
      network: dirty ? plan.osmNetworkWithGates(seed: seed) : plan.osmNetwork)
    let folder = try OutputFolder(
      path: common.out,
      names: CityDelivery.fileNames(layers: CityPlan.layerNames)
        + (exam ? ExamDelivery.fileNames : []),
      marker: Self.marker)
    // Looked at before anything is written, so that a folder that cannot be used stops both.
    let deliveries = dirty ? try DeliveryFolder(plan, delivery, seed: seed, in: common.out) : nil
    try delivery.write { listing in
      guard dirty else { return }
      var flaws = DeliveryFlaws(seed: seed)
      flaws.apply(to: &listing.rows, position: [3, 4], area: 5)
    } to: { name, bytes in
      try folder.write(bytes, as: name)
    }
    if exam { try writeExam(of: plan, beside: delivery, to: folder) }
    try folder.commit()
    try deliveries?.write()
    if !common.quiet { StandardStream.output.write(report(plan)) }
  }

  private func writeExam(
    of plan: CityPlan, beside delivery: CityDelivery, to folder: OutputFolder
  ) throws {
    let exam = ExamPlan(plan, standard: try StandardFile.builtIn(), seed: seed)
    try exam.delivery(beside: delivery).write { name, bytes in
      try folder.write(bytes, as: name)
    }
  }

  /// How a folder shows that an earlier run wrote it.
  static let marker = ResultMarker(name: "study.yaml", start: "# 合成示例")

  private func report(_ plan: CityPlan) -> String {
    let (communities, facilities) = (plan.city.communities.count, plan.city.facilities.count)
    return RunTexts.synthetic(
      communities: communities, facilities: facilities, folder: common.out)[common.chosenLanguage]
  }
}
