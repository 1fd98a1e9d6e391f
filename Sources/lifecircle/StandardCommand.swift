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
        lifecircle standard --yaml > my-standard.yaml
      lists the types, explains one of them, and writes the file to begin one's own standard with, which \
      --standard my-standard.yaml then applies.
      """)

  @Argument(help: "Id of a type to explain. (default: a list of all)")
  var type: String?

  @Option(help: "A standard file. (default: the built-in standard)")
  var standard: String?

  @Flag(help: "Print the file of the built-in standard.")
  var yaml = false

  @Option(help: "Language of texts, zh or en. (default: that of the locale)")
  var language: Language?

  func validate() throws {
    if yaml && (type != nil || standard != nil) {
      throw ValidationError("--yaml prints the whole built-in standard; give it alone")
    }
  }

  func run() async throws {
    let language = language ?? .ofLocale
    try await CommandFailure.translating(language) { try print(in: language) }
  }

  private func print(in language: Language) throws(InputError) {
    if yaml {
      StandardStream.output.write(StandardFile.builtInText)
      return
    }
    let standard = try chosenStandard()
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

  private func chosenStandard() throws(InputError) -> Standard {
    guard let standard else { return try StandardFile.builtIn() }
    return try StandardFile.read(path: standard)
  }
}
