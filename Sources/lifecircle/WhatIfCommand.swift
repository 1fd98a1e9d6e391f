import ArgumentParser
import Reporting

/// `lifecircle whatif`: scenarios against the city as it is.
struct WhatIfCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Compare scenarios: who gains if facilities open, close, move or get another size.",
    discussion: """
      Example:
        lifecircle whatif --study study.yaml --scenario canteens.yaml \\
            --scenario nursery.yaml --out what-if

      examines the city once, works out what each scenario changes and prints the scenarios side by \
      side: who gains, what overlaps with existing service, who stays without, what barriers cost, \
      cost per person, and in how many of nine assumptions one beats the other. It writes \
      scenarios.csv (one row each), changes.csv (every change by community and type), problems.csv \
      and summary.json to the folder what-if. A scenario says:

        scenario: 1
        name: Two canteens
        crs: EPSG:4326
        add:    [{id: new-1, type: communityCanteen, at: [120.1702, 30.2951], floor_area: 300, cost: 120}]
        remove: [F000012]
        move:   [{id: F000077, to: [120.1810, 30.3022]}]
        resize: [{id: F000013, floor_area: 450, capacity: 30, cost: 20}]

      Exit status: 0 done, 2 usage, 3 bad input data (all problems of all scenarios are told at \
      once), 4 failure of the output, memory or a library.
      """)

  @OptionGroup var flags: StudyFlags
  @OptionGroup var common: CommonFlags

  @Option(help: "Scenario file (YAML); may be given several times.")
  var scenario: [String] = []

  @Option(
    help: """
      Files to write, separated by commas: csv, geojson (changes.geojson: the communities that change and the \
      facilities of the scenarios), json (the summary alone), xlsx (all tables in one workbook) and gpkg (all \
      tables and these layers in one GeoPackage, with styles for QGIS). (default: csv)
      """,
    transform: FormatList.init)
  var format = FormatList(formats: [.csv])

  func validate() throws {
    try flags.requireLayers()
    if scenario.isEmpty { throw ValidationError("no scenario; give --scenario SCENARIO.yaml") }
    try format.check(.whatif)
    if common.isToStandardOutput && format.formats != [.json] {
      throw ValidationError("--out - writes the summary only; add --format json")
    }
  }

  func run() async throws {
    try await CommandFailure.translating(common.chosenLanguage) {
      try await WhatIfRun(command: self).run()
    }
  }
}
