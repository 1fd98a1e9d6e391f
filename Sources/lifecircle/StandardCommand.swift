import ArgumentParser
import Assessment
import CityReading
import Reporting
import RunFiles
import Wording

/// `lifecircle standard`: the types of a standard with their ids.
struct StandardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standard",
    abstract: "The facility types of the standard: ids, circles, radii and where they come from.",
    discussion: """
      Example:
        lifecircle standard
        lifecircle standard communityCanteen
        lifecircle standard --list
        lifecircle standard --standard national-community --yaml > my-standard.yaml
      lists the types, explains one of them, names the standards that ship, and writes the file to begin one's \
      own standard with, which --standard my-standard.yaml then applies.
      """)

  @Argument(help: "Id of a type to explain. (default: a list of all)")
  var type: String?

  @Option(help: "A standard file, or the id of one that ships. (default: lifecircle-20)")
  var standard: String?

  @Flag(help: "Name the standards that ship.")
  var list = false

  @Flag(help: "Print the file of a standard that ships.")
  var yaml = false

  @Option(help: "Language of texts, zh or en. (default: that of the locale)")
  var language: Language?

  func validate() throws {
    if yaml && type != nil {
      throw ValidationError("--yaml prints a whole standard; leave '\(type ?? "")' out")
    }
    if yaml && shipped == nil {
      let ids = ShippedStandard.all.map(\.id).joined(separator: ", ")
      throw ValidationError("--yaml prints a standard that ships: \(ids)")
    }
    if list && (type != nil || standard != nil || yaml) {
      throw ValidationError("--list names the standards that ship; give it alone")
    }
  }

  func run() async throws {
    let language = language ?? .ofLocale
    try await CommandFailure.translating(language) { try print(in: language) }
  }

  private func print(in language: Language) throws(InputError) {
    if yaml {
      StandardStream.output.write(shipped?.text ?? "")
      return
    }
    if list {
      StandardStream.output.write(try StandardReport.list(of: shippedStandards(), language))
      return
    }
    let standard = try StandardFile.named(self.standard ?? ShippedStandard.all[0].id)
    let report = StandardReport(standard, language: language)
    guard let type else {
      StandardStream.output.write(report.list)
      return
    }
    guard let text = report.explanation(of: type) else {
      throw .usage(.unknownTypeID(type, nearest: standard.types(nearestTo: type)))
    }
    StandardStream.output.write(text)
  }

  /// The one that ships and is chosen; nil where a file is.
  private var shipped: ShippedStandard? {
    ShippedStandard.all.first { $0.id == standard ?? ShippedStandard.all[0].id }
  }

  private func shippedStandards() throws(InputError) -> [(id: String, standard: Standard)] {
    var standards: [(id: String, standard: Standard)] = []
    for shipped in ShippedStandard.all {
      standards.append((shipped.id, try StandardFile.named(shipped.id)))
    }
    return standards
  }
}
