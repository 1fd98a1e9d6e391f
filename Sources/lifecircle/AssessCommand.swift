import ArgumentParser
import Reporting

/// `lifecircle assess`: coverage, verdicts and circles of every community.
struct AssessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Examine every community: coverage, verdicts, circles and reports.",
    discussion: """
      Example:
        lifecircle assess --communities communities.geojson \\
            --facilities facilities.csv --facilities-crs EPSG:4490 \\
            --out results

      reads the polygons and the points, measures for each community and facility type the exact \
      share within the type's radius, prints the types and communities that fall short and writes \
      communities.csv, coverage.csv, types.csv, communities.geojson (open it in QGIS), summary.json \
      and problems.csv to the folder results.

      Exit status: 0 done, 1 a --fail condition holds, 2 usage, 3 bad input data, 4 failure of the \
      output, memory or a library.
      """)

  @OptionGroup var flags: StudyFlags
  @OptionGroup var shortfalls: ShortfallFlags
  @OptionGroup var common: CommonFlags

  @Option(
    help: """
      Files to write, separated by commas: csv, geojson, json (the summary alone), xlsx (all tables in one \
      workbook), gpkg (all tables in one GeoPackage, with everything that has a place as a layer and styles \
      for QGIS), html (report.html, one page that opens offline), svg and png (maps and charts as pictures, the \
      latter by Chromium where it is on the PATH), docx (report.docx, the basic information report), reach \
      (what lies within the radii as areas).
      """,
    transform: FormatList.init)
  var format = FormatList(formats: OutputFormat.standard)

  @OptionGroup(title: "Reach") var reach: ReachFlags

  @Option(
    name: .customLong("docx-of"), parsing: .singleValue,
    help: """
      What report.docx is about: city (with a chapter for each district), district:NAME or community:ID; may be \
      repeated. (default: city)
      """,
    transform: { text in
      guard let subject = DocumentSubject(text) else {
        throw ValidationError(
          "--docx-of \(text) is not known; use city, district:NAME or community:ID")
      }
      return subject
    })
  var documentSubjects: [DocumentSubject] = []

  @Flag(help: "Also write demand.csv: every place of demand and its distance to each type.")
  var writeDemand = false

  @Flag(
    help: """
      Also write facilities.csv: of each facility the people within its reach, those for whom it is the \
      nearest, and its load.
      """)
  var writeFacilities = false

  @Flag(
    help: """
      Leave out the balance index, for which sixteen more coverages are measured, and with it the exam index.
      """)
  var skipBalance = false

  @Flag(help: "Leave out facility files that cannot be read and call every output incomplete.")
  var allowPartial = false

  @Option(help: "Exit with 1 when the share of communities that meet the 5-minute circle is below.")
  var failBelow: Double?

  func validate() throws {
    try flags.requireLayers()
    try format.check(.assess)
    if let failBelow, !(0...1).contains(failBelow) {
      throw ValidationError("--fail-below \(failBelow) is not between 0 and 1")
    }
    if common.isToStandardOutput && format.formats != [.json] {
      throw ValidationError("--out - writes the summary only; add --format json")
    }
    if !documentSubjects.isEmpty && !format.formats.contains(.docx) {
      throw ValidationError("--docx-of is for report.docx; add docx to --format")
    }
    try refuseUnwritten()
  }

  /// Nothing is measured that would be written nowhere.
  private func refuseUnwritten() throws {
    guard common.isToStandardOutput else { return }
    let asked = [("--write-demand", writeDemand), ("--write-facilities", writeFacilities)]
    if let (flag, _) = asked.first(where: \.1) {
      throw ValidationError("--out - writes the summary only, without \(flag); name a folder")
    }
  }

  func run() async throws {
    try await CommandFailure.translating(common.chosenLanguage) {
      try await AssessRun(command: self).run()
    }
  }
}
