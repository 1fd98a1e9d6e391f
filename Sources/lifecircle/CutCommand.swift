import ArgumentParser
import CityReading
import Foundation
import RunFiles
import Wording

/// `lifecircle cut`: a study in parts that `batch` examines.
struct CutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cut",
    abstract: "Cut a study that is too large for one run into parts that agree with the whole.",
    discussion: """
      Example:
        lifecircle cut --study province/study.yaml --side 20000 --out parts
        lifecircle batch --manifest parts/cities.csv --out country -- --metric network

      writes parts/CELL/ for each cell of 20 km that has communities, with a study.yaml that has all settings of the \
      given one, and parts/cities.csv, the manifest. A community is in one part alone, by the middle of the box around \
      it. Facilities (closed ones too), people, residential land, barriers, streets and idle premises are in every part \
      whose communities they are near enough to: within the largest radius of the standard, on foot and the longest way \
      to the network more, or within --halo. Rows keep what is written in them. All parts work in one metric system, \
      so that what depends on nothing beyond the margin is the same to the byte.

      Networks are cut where they are OpenStreetMap as PBF or a layer of lines; others are named where they are. Layers \
      in GeoPackage, Shapefile or xlsx become GeoJSON or CSV.

      Exit status: 0 done, 2 usage, 3 bad input data, 4 failure of the output.
      """)

  @Option(help: "Study file (YAML) to be cut.")
  var study: String

  @Option(help: "Side of the square cells in metres, 100 to 10000000.")
  var side: Double

  @Option(
    help: """
      Metres around a part's communities from which other data are taken, 0 to 1000000. (default: what verdicts need)
      """)
  var halo: Double?

  @Option(
    help: """
      Projected system in metres that all parts work in, as EPSG:n or a PROJ string. (default: the study's, or the one \
      that a run of the whole would find)
      """)
  var workingCRS: String?

  @Option(help: "Folder for the parts, which must not exist.")
  var out: String

  @Flag(help: "Print nothing; errors are always printed.")
  var quiet = false

  @Option(help: "Language of texts, zh or en. (default: that of the locale)")
  var language: Language?

  private var chosenLanguage: Language { language ?? .ofLocale }

  func validate() throws {
    try StudyFlags.check("--side", side, in: StudyCutter.sideRange)
    try StudyFlags.check("--halo", halo, in: StudyCutter.haloRange)
    if out.isEmpty || out == "-" { throw ValidationError("--out \(out) is no folder; name one") }
  }

  func run() async throws {
    try await CommandFailure.translating(chosenLanguage) {
      let cutter = try StudyCutter(
        path: study, side: side, halo: halo, workingCRS: workingCRS, language: chosenLanguage)
      if FileManager.default.fileExists(atPath: out) {
        throw OutputError(path: out, message: PartTexts.exists)
      }
      let report = CutReport(of: try cut(cutter), side: side, out: out)
      if !quiet { StandardStream.output.write(report.text(in: chosenLanguage)) }
    }
  }

  /// The folder gets its name when all parts are whole: half of them would be a smaller area that looks complete.
  private func cut(_ cutter: StudyCutter) throws -> StudyCut {
    let name = out.hasSuffix("/") ? String(out.dropLast()) : out
    let draft = "\(name).\(ProcessInfo.processInfo.processIdentifier).part"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    let cut = try cutter.cut(to: draft)
    do {
      try FileManager.default.moveItem(atPath: draft, toPath: name)
    } catch {
      throw OutputError(path: name, message: PartTexts.notNamed)
    }
    return cut
  }
}
