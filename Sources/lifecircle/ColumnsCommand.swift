import ArgumentParser
import Reporting
import RunFiles
import Wording

/// `lifecircle columns`: what the columns of the tables mean.
struct ColumnsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "columns",
    abstract: "What every column of every table means, its unit, and when it is empty.",
    discussion: """
      Example:
        lifecircle columns coverage.csv
        lifecircle columns --language zh
      prints tables in Markdown. {N} stands for the minutes of a circle or the number of a scenario.
      """)

  @Argument(help: "Name of a table, such as coverage.csv. (default: all)")
  var table: String?

  @Option(help: "Language of texts, zh or en. (default: that of the locale)")
  var language: Language?

  func run() async throws {
    let language = language ?? .ofLocale
    try await CommandFailure.translating(language) { try print(in: language) }
  }

  private func print(in language: Language) throws(InputError) {
    let dictionary = ColumnDictionary()
    let files = table.map { [$0] } ?? dictionary.files
    guard files.allSatisfy({ !dictionary.entries(of: $0).isEmpty }) else {
      throw .usage(.unknownTable(files[0], among: dictionary.files))
    }
    StandardStream.output.write(dictionary.markdown(of: files, in: language))
  }
}
