import ArgumentParser
import CityReading
import Foundation
import Reporting
import RunFiles
import Wording

/// `lifecircle survey`: the sheet in which a survey of residents is entered.
struct SurveyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Write the sheet in which a survey of residents is entered.",
    discussion: """
      Example:
        lifecircle survey --template --study study.yaml --out survey.xlsx
        lifecircle assess --study study.yaml --survey survey.xlsx --out results

      The sheet has one row per community and category, with the households where the communities tell them, and \
      a second sheet that says how it is filled in. With an --out that ends in .csv it is a CSV without the second \
      sheet.
      """)

  @Flag(help: "Write the sheet that is filled in.")
  var template = false

  @Option(help: "Polygons of the communities.")
  var communities: String?

  @Option(help: "Coordinate system of the communities, such as EPSG:4490 or GCJ-02.")
  var communitiesCRS: String?

  @Option(help: "Study file (YAML) that names the communities and maps their fields.")
  var study: String?

  @Option(
    help: "Standard whose categories are asked for: a file or the id of one that ships.")
  var standard: String?

  @Option(help: "File to write, .xlsx or .csv, which must not be there yet.")
  var out = "survey.xlsx"

  @Option(help: "Language of texts, zh or en. (default: that of the locale)")
  var language: Language?

  private enum Form: String, CaseIterable { case xlsx, csv }

  /// By the ending of the file's name.
  private var form: Form? { Form.allCases.first { out.lowercased().hasSuffix("." + $0.rawValue) } }

  func validate() throws {
    guard template else { throw ValidationError("say what to write: --template") }
    if study == nil && communities == nil {
      throw ValidationError("no communities; give --communities PATH or --study STUDY.yaml")
    }
    if form == nil { throw ValidationError("--out \(out) ends neither in .xlsx nor in .csv") }
  }

  func run() async throws {
    let language = language ?? .ofLocale
    try await CommandFailure.translating(language) { try write(in: language) }
  }

  private func write(in language: Language) throws {
    let input = try CityReader(makeStudy(), language: language).readCommunities()
    let template = SurveyTemplate(
      communities: input.communities, standard: input.standard, language: language)
    try write(form == .csv ? template.csv : template.workbook, language)
    StandardStream.output.write(template.report(path: out))
  }

  private func makeStudy() throws(InputError) -> Study {
    var made = Study()
    if let study { made = try StudyFile.read(path: study) }
    if let communities { made.communities.replacePath(communities) }
    if let communitiesCRS { made.communities?.crs = communitiesCRS }
    made.standard = standard ?? made.standard
    return made
  }

  /// A sheet that may be filled in is never replaced.
  private func write(_ bytes: [UInt8], _ language: Language) throws(CommandFailure) {
    guard !FileManager.default.fileExists(atPath: out) else {
      throw CommandFailure(status: 4, line: SurveyTexts.exists(out)[language])
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: out), options: .withoutOverwriting)
    } catch {
      let reason = OutputTexts.cannotBeWritten(error.localizedDescription, isFull: false)
      throw CommandFailure(status: 4, line: "\(out): \(reason.problem[language])")
    }
  }
}
