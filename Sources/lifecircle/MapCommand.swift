import ArgumentParser
import Reporting

/// `lifecircle map`: the report on this machine, with the exact engine behind it.
struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Serve the map on this machine: drop, drag or remove a facility and see who gains.",
    discussion: """
      Example:
        lifecircle map --study study.yaml --out scenarios

      examines the city once, prints an address and answers what the page at it asks until Ctrl-C: what a \
      change of the facilities does, exactly as whatif says it, what a facility reaches, and where to build. \
      Scenarios that the page saves are written to the folder of --out as files that whatif reads.

        lifecircle map --study study.yaml --circles five

      shows circles that lifecircle circles --out five drew besides: what moving a unit, merging or splitting does to \
      people, walks, rules and verdicts, and the command that does the same.

      Only this machine can reach the address, and only with the token in it.

      Exit status: 0 stopped, 2 usage, 3 bad input data, 4 the port is in use or a library failed.
      """)

  @OptionGroup var flags: StudyFlags
  @OptionGroup var common: CommonFlags

  @Option(
    help:
      "Folder that circles wrote: its circles are shown, and can be moved, merged and split (生活圈调整)."
  )
  var circles: String?

  @Option(help: "Port to serve at, 1 to 65535. (default: one that is free)")
  var port: Int?

  func validate() throws {
    try flags.requireLayers()
    if let port, !(1...65535).contains(port) {
      throw ValidationError("--port \(port) is not between 1 and 65535")
    }
    if common.isToStandardOutput {
      throw ValidationError("--out - is no folder for scenarios; name one")
    }
  }

  func run() async throws {
    try await CommandFailure.translating(common.chosenLanguage) {
      try await MapRun(command: self).run()
    }
  }
}
