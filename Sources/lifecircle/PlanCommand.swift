import ArgumentParser
import CityReading
import Foundation
import Reporting

/// `lifecircle plan`: which gaps are closed in which year.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plan which gaps are closed in which year, within the years' budgets.",
    discussion: """
      Example:
        lifecircle plan --study SampleData/study.yaml --candidates idle-premises.csv \\
            --years 3 --budget 800,600,600 --first-year 2027 --out plan

      chooses among the idle premises what brings the most people within reach that have no facility of a \
      type today (core types with all of the money, the others with what is left), spreads it over three \
      years in the order of people gained for the cost (what a year leaves goes on to the next) and writes projects.csv, which people edit and every later run \
      reads back:

        lifecircle assess --study SampleData/study.yaml --projects plan/projects.csv --as-of 2028-01-01

      scenario.yaml holds the same facilities for whatif. Without candidates the middles of cells are sites \
      that cost 1 each.

      Exit status: 0 done, 2 usage, 3 bad input data, 4 failure of the output, memory or a library.
      """)

  @OptionGroup var flags: StudyFlags
  @OptionGroup var shortfalls: ShortfallFlags

  @Option(help: "Years of the plan, 1 to 20. (default: as many as there are budgets)")
  var years: Int?

  @Option(
    help:
      "Budget of each year in the unit of the candidates' costs, separated by commas; one stands for all.",
    transform: PlanCommand.numbers)
  var budget: [Double]

  @Option(help: "Calendar year of the first. (default: that of --as-of, or years count from 1)")
  var firstYear: Int?

  @Option(help: "End the search for sites after so many seconds with the best answer so far.")
  var timeLimit: Double?

  @OptionGroup var common: CommonFlags

  @Option(
    help: """
      Files to write besides scenario.yaml, separated by commas: csv, geojson (sites.geojson), json (the summary \
      alone), xlsx (all tables in one workbook) and gpkg (all tables in one GeoPackage, the projects as a layer \
      with a style for QGIS). (default: csv)
      """,
    transform: FormatList.init)
  var format = FormatList(formats: [.csv])

  /// One for each year.
  var budgets: [Double] {
    budget.count == 1 ? Array(repeating: budget[0], count: years ?? 1) : budget
  }

  static func numbers(_ text: String) throws -> [Double] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let number = Double(part.trimmingCharacters(in: .whitespaces))
      guard let number, number.isFinite, number >= 0 else {
        throw ValidationError("--budget '\(part)' is not a number from 0")
      }
      return number
    }
  }

  func validate() throws {
    try flags.requireLayers()
    try format.check(.plan)
    if let years, !(1...20).contains(years) {
      throw ValidationError("--years \(years) is not between 1 and 20")
    }
    if budget.count > 20 { throw ValidationError("--budget has more than 20 years") }
    if budget.count > 1, let years, years != budget.count {
      throw ValidationError("--budget has \(budget.count) numbers for --years \(years)")
    }
    if !budget.contains(where: { $0 > 0 }) { throw ValidationError("--budget has no money") }
    if let firstYear, !(1900..<2180).contains(firstYear) {
      throw ValidationError("--first-year \(firstYear) is no year from 1900")
    }
    if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
      throw ValidationError("--time-limit \(timeLimit) is not a number of seconds above 0")
    }
    if common.isToStandardOutput { throw ValidationError("--out - is not for plan; name a folder") }
  }

  func run() async throws {
    try await CommandFailure.translating(common.chosenLanguage) {
      try await PlanRun(command: self).run()
    }
  }
}
