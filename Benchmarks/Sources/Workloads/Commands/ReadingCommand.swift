import ArgumentParser

struct ReadingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reading", abstract: "W8: an OpenStreetMap file, from the disc to the graph.")

  @OptionGroup var extract: ExtractFlags
  @Argument(help: "The folder to write into.") var folder: String

  func run() throws {
    try ReadingWorkload(file: extract.path(), local: extract.local())
      .run(into: PeerFolder(path: folder))
  }
}
