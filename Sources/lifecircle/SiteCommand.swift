import ArgumentParser
import CityReading
import Foundation
import Reporting

/// `lifecircle site`: where new facilities should stand.
struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Propose sites: LSCP, MCLP, p-median, p-center, each with its proven bound.",
    discussion: """
      Example:
        lifecircle site --cost-matrix walks.csv --demand places.csv \\
            --model mclp --radius 500 --count 5 --out sites

      reads the columns demand, site and cost of walks.csv and the columns id and weight of \
      places.csv, chooses the five sites that cover the most weight within 500, and writes \
      sites.csv, summary.json and problems.csv to the folder sites. The bound says how much better \
      any choice can be at most; --exact goes on until there is none.

        lifecircle site --study SampleData/study.yaml --type communityCanteen \\
            --count 5 --candidates idle-premises.csv --out sites

      sites five canteens among the premises so that the most people newly come within the type's \
      radius, open canteens counted, and writes besides who owns the premises (proposals.csv) and the \
      sites as a scenario for whatif (scenario.yaml).

      With --alternatives 5 it finds the five next best plans too, what each gives up and gains \
      (alternatives.csv).

        lifecircle site --study SampleData/study.yaml --budget 800 \\
            --type communityCanteen,pharmacy --candidates idle-premises.csv --out plan

      plans what to build first (plan.csv). Without --candidates the middles of cells are candidates.

      Models: lscp the fewest sites that cover all that can be covered, mclp the most weight covered, \
      pmedian as many served as can be (within three radii in a city), then the least sum of weight times \
      distance, pcenter as many served as can be, then the least worst distance, fix the fewest sites that bring every community to met.

      Exit status: 0 done, 2 usage, 3 bad input data, 4 failure of the output, memory or a library.
      """)

  @OptionGroup var flags: StudyFlags
  @OptionGroup var choice: CandidateFlags
  @OptionGroup var limits: SiteLimitFlags
  @OptionGroup var others: AlternativeFlags

  @Option(help: "Ids of the types to site, separated by commas; several need --budget.")
  var type: String?

  @Option(
    name: .customLong("cost-matrix"), help: "Costs as a table in long form: demand, site, cost.")
  var costMatrixPath: String?

  @Option(
    help: "Columns of the matrix: demand=…,site=…,cost=….", transform: FieldNames.init(_:))
  var matrixFields = FieldNames()

  @Option(name: .customLong("demand"), help: "Demand places of the matrix as a table: id, weight.")
  var demandPath: String?

  @Option(help: "Columns of the demand: id=…,weight=….", transform: FieldNames.init(_:))
  var demandFields = FieldNames()

  @Option(name: .customLong("model"), help: "What is asked. (default in a city: mclp)")
  var modelName: SitingModel?

  @Option(help: "In place of the type's radius, or largest cost that covers a place of the matrix.")
  var radius: Double?

  @Option(help: "Number of sites (mclp, pmedian, pcenter).")
  var count: Int?

  @Flag(help: "Go on by branch and bound until the answer is proven optimal.")
  var exact = false

  @Option(help: "End the search after so many seconds with the best answer so far.")
  var timeLimit: Double?

  @OptionGroup var common: CommonFlags

  @Option(
    help: """
      Files to write, separated by commas: csv, geojson (sites.geojson, in a city), json (the summary alone), xlsx \
      (all tables in one workbook) and gpkg (all tables in one GeoPackage, in a city with the sites as layers \
      and styles for QGIS). (default: csv)
      """,
    transform: FormatList.init)
  var format: FormatList?

  var formats: Set<OutputFormat> { format?.formats ?? [.csv] }
  var costMatrix: String { costMatrixPath ?? "" }
  var demand: String { demandPath ?? "" }
  var model: SitingModel { modelName ?? .mclp }
  /// Types to site in a city.
  var types: [String] {
    (type ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  /// What limits the choice of candidates.
  var candidateLimits: Set<CandidateLimit> {
    var limits: Set<CandidateLimit> = []
    if choice.budget != nil { limits.insert(.budget) }
    if self.limits.capacity != nil { limits.insert(.capacity) }
    return limits
  }

  func validate() throws {
    if let radius, !(radius >= 0 && radius.isFinite) {
      throw ValidationError("--radius \(radius) is not a number from 0")
    }
    if let count, count < 1 { throw ValidationError("--count \(count) is less than 1") }
    if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
      throw ValidationError("--time-limit \(timeLimit) is not a number of seconds above 0")
    }
    try checkFormat()
    try limits.check(model, isMatrix: costMatrixPath != nil)
    if costMatrixPath == nil { try validateCity() } else { try validateMatrix() }
  }

  private func checkFormat() throws {
    try format?.check(.site)
    for format in [OutputFormat.geojson, .html]
    where formats.contains(format) && costMatrixPath != nil {
      throw ValidationError("--format \(format.rawValue) needs a city: a matrix has no places")
    }
    if common.isToStandardOutput, let format, format.formats != [.json] {
      throw ValidationError("--out - writes the summary only; leave out --format or give json")
    }
  }

  private func validateMatrix() throws {
    try matrixFields.check("--matrix-fields", CostMatrixReader.matrixKeys)
    try demandFields.check("--demand-fields", CostMatrixReader.demandKeys)
    if demandPath == nil { throw ValidationError("--cost-matrix needs --demand") }
    if type != nil { throw ValidationError("--cost-matrix and --type exclude each other") }
    if choice.candidates != nil {
      throw ValidationError("--cost-matrix and --candidates exclude each other")
    }
    if choice.objective != .people || choice.elderlyWeight > 0 || choice.childrenWeight > 0 {
      throw ValidationError("--objective and weights of groups need a city; give --type")
    }
    if modelName == nil { throw ValidationError("--cost-matrix needs --model") }
    if !model.isForMatrix {
      throw ValidationError("--model \(model.rawValue) needs a city; give --type")
    }
    if radius == nil && model.needsRadius {
      throw ValidationError("--model \(model.rawValue) needs --radius")
    }
    if flags.study != nil || flags.communities != nil || !flags.facilities.isEmpty
      || choice.generate != nil || choice.candidateCell != nil
    {
      throw ValidationError(
        "--cost-matrix has no city; leave out --study, layers, --generate and --candidate-cell")
    }
    try validateCount()
  }

  private func validateCount() throws {
    if count != nil && choice.budget != nil {
      throw ValidationError("--count and --budget exclude each other")
    }
    if !model.needsCount && (count != nil || choice.budget != nil) {
      throw ValidationError(
        "--model \(model.rawValue) finds the number itself; leave out --count and --budget")
    }
    if choice.budget != nil && !model.allowsBudget {
      throw ValidationError("--model \(model.rawValue) knows no --budget; give --count")
    }
    if model.needsCount && count == nil && choice.budget == nil {
      throw ValidationError(
        "--model \(model.rawValue) needs --count\(model.allowsBudget ? " or --budget" : "")")
    }
  }

  private func validateCity() throws {
    if types.isEmpty {
      throw ValidationError("nothing to site; give --type TYPE, or --cost-matrix")
    }
    try flags.requireLayers()
    if let radius, radius < 1 { throw ValidationError("--radius \(radius) is less than 1 m") }
    if Set(types).count < types.count { throw ValidationError("--type names a type twice") }
    if types.count > 1 && choice.budget == nil {
      throw ValidationError("several types need --budget")
    }
    if types.count > 1 && others.alternatives != nil {
      throw ValidationError("--alternatives needs one type")
    }
    if types.count > 1 && (radius != nil || count != nil || modelName ?? .mclp != .mclp) {
      throw ValidationError(
        "several types are planned by mclp with --budget; leave out --radius, "
          + "--count and other models")
    }
    try validateCount()
    if demandPath != nil || !matrixFields.columns.isEmpty || !demandFields.columns.isEmpty {
      throw ValidationError("--demand and fields of a matrix need --cost-matrix")
    }
    try choice.check()
    if limits.capacity != nil && (types.count > 1 || choice.objective != .people) {
      throw ValidationError("--capacity needs one type and the objective people")
    }
    if choice.objective != .people && (model != .mclp || types.count > 1) {
      throw ValidationError(
        "--objective \(choice.objective.rawValue) needs --model mclp and one type")
    }
  }

  func run() async throws {
    try await CommandFailure.translating(common.chosenLanguage) {
      if costMatrixPath != nil {
        try MatrixSiteRun(command: self).run()
      } else {
        try await CitySiteRun(command: self).run()
      }
    }
  }
}
