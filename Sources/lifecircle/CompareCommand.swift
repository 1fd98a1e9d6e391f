import ArgumentParser
import Reporting

/// `lifecircle compare`: two finished runs.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two finished runs: what became better or worse, and why.",
    discussion: """
      Example:
        lifecircle assess --study spring/study.yaml --out spring-results
        lifecircle assess --study autumn/study.yaml --out autumn-results
        lifecircle compare spring-results autumn-results \\
            --crosswalk crosswalk.csv --out comparison

      prints before and after side by side, the verdicts won beside those lost by cause, and the worst \
      losers, and writes comparison.csv (every community and type that differs), \
      comparison_facilities.csv (every facility that differs) and comparison.json. A change is called \
      real (opened, closed, moved) only where a status, a date or a project says so; what nothing tells \
      apart from a change of the data is undecidable. The crosswalk has the columns code_a and code_b.

      Exit status: 0 done, 1 --fail-if-worse holds, 2 usage, 3 bad input data, 4 failure of the output, \
      memory or a library.
      """)

  @Argument(help: "Folder with the results of the earlier run.")
  var runA: String

  @Argument(help: "Folder with the results of the later run.")
  var runB: String

  @OptionGroup var common: CommonFlags

  @Option(help: "Table of community codes (code_a, code_b), for those that were split or merged.")
  var crosswalk: String?

  @Option(
    help: """
      When the data of the earlier run were taken, YYYY-MM-DD: what opened later opened in between. (default: \
      the newest opening date in them)
      """)
  var since: String?

  @Option(
    help: """
      Files to write besides comparison.json, separated by commas: csv, json (that alone), xlsx (both tables in one \
      workbook) and gpkg (in one GeoPackage, the facilities that differ as a layer with a style for QGIS). \
      (default: csv)
      """,
    transform: FormatList.init)
  var format = FormatList(formats: [.csv])

  @Flag(help: "Do not repeat the earlier run with inputs of the later one to find causes.")
  var skipExchange = false

  @Flag(
    help: "Exit with 1 when a community lost a verdict that it had met, or the city's index fell.")
  var failIfWorse = false

  func validate() throws {
    try format.check(.compare)
    if common.isToStandardOutput {
      throw ValidationError("--out - is not for compare; name a folder")
    }
  }

  func run() async throws {
    try await CommandFailure.translating(common.chosenLanguage) {
      try await CompareRun(command: self).run()
    }
  }
}
