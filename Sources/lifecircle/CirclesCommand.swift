import ArgumentParser
import Reporting

/// `lifecircle circles`: draws 5- and 15-minute circles.
struct CirclesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "circles",
    abstract: "Draw 5- and 15-minute circles (生活圈划定) by people, walks and borders.",
    discussion: """
      Example:
        lifecircle circles --study SampleData/study.yaml --minutes 15 \\
            --people 20000-40000 --out circles

      puts communities together into fifteen-minute circles within their streets, each with 20,000 to 40,000 \
      people who walk to its centre, and writes circles.csv and circles.geojson (the circles), units.csv and \
      units.geojson (what they are made of), unit_borders.csv, problems.csv and summary.json. How many circles \
      there can be is proven and printed; --count picks a number within.

        lifecircle circles --study SampleData/study.yaml --minutes 5 --divide --out five

      cuts communities of more than 12,000 people along main streets, railways and rivers into as few circles as \
      the band of GB 50180 allows. --units five/circles.geojson makes fifteen-minute circles of them.

        lifecircle circles --study S --minutes 15 --merge 15-0007,15-0011 --out merged

      says what a change does to people, walks, rules and verdicts, before and after: --move, --merge and --split, \
      in this order. --keep OLD changes as few people as possible of circles that exist, --examine OLD takes them \
      as they are.

      Where the study has facilities, the circles are examined at once: which meet the standard's circle of as \
      many minutes.

      Exit status: 0 done, 2 usage (also a --count that is not possible), 3 bad input data, 4 failure of the \
      output, memory or a library.
      """)

  @OptionGroup(title: "Circles") var circles: CircleFlags
  @OptionGroup(title: "Changes") var edits: CircleEditFlags
  @OptionGroup var flags: StudyFlags
  @OptionGroup var common: CommonFlags

  @Option(
    help: """
      Files to write, separated by commas: csv, geojson (circles.geojson and units.geojson), json (the summary \
      alone), xlsx (all tables in one workbook) and gpkg (all tables in one GeoPackage, circles and units as \
      layers with styles for QGIS). (default: csv,geojson)
      """,
    transform: FormatList.init)
  var format: FormatList?

  var formats: Set<OutputFormat> { format?.formats ?? [.csv, .geojson] }

  func validate() throws {
    if flags.study == nil && flags.communities == nil {
      throw ValidationError("no communities; give --communities PATH or --study STUDY.yaml")
    }
    if flags.units.count > 1 {
      throw ValidationError("--units is given twice; circles are made of one layer")
    }
    try format?.check(.circles)
    if common.isToStandardOutput, let format, format.formats != [.json] {
      throw ValidationError("--out - writes the summary only; leave out --format or give json")
    }
  }

  func run() async throws {
    try await CommandFailure.translating(common.chosenLanguage) {
      try await CirclesRun(command: self).run()
    }
  }
}
