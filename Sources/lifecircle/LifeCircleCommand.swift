import ArgumentParser
import Foundation
import Reporting
import RunFiles
import Wording

@main
struct LifeCircleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lifecircle",
    abstract:
      "Which communities miss their 5- or 15-minute public service circle, exactly and fast.",
    discussion: """
      Example:
        lifecircle assess --communities communities.geojson \\
            --facilities facilities.csv --out results
        lifecircle generate --scale 0.1 --out small-city
        lifecircle assess --study small-city/study.yaml --out results
        lifecircle whatif --study small-city/study.yaml --scenario canteen.yaml --out what-if
      """,
    version: Release.description,
    subcommands: [
      AssessCommand.self, CheckCommand.self, WhatIfCommand.self, SiteCommand.self,
      SurveyCommand.self, PlanCommand.self, CirclesCommand.self, CompareCommand.self,
      ExplainCommand.self, MapCommand.self, CutCommand.self, BatchCommand.self,
      GenerateCommand.self, StandardCommand.self, ColumnsCommand.self,
    ])

  static func main() async {
    // A reader that closes the pipe and a file that grows too big are answered by the writing call.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    StartingProcess.followItsEnd()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      leave(error)
    }
  }

  /// Ends the process: with 0 and a text on the standard output where help or the version was asked
  /// for, otherwise with one line on the standard error.
  private static func leave(_ error: any Error) -> Never {
    if let failure = error as? CommandFailure {
      leave(failure)
    }
    if exitCode(for: error) == .success {
      StandardStream.output.write(fullMessage(for: error) + "\n")
      Foundation.exit(0)
    }
    leave(CommandFailure(status: 2, line: usageLine(of: error)))
  }

  private static func leave(_ failure: CommandFailure) -> Never {
    for line in failure.lines {
      StandardStream.error.write("lifecircle: \(line.printable)\n")
    }
    Foundation.exit(failure.status)
  }

  /// What is wrong with the command line, in one line.
  private static func usageLine(of error: any Error) -> String {
    let arguments = CommandLine.arguments.dropFirst()
    let words = message(for: error).split(separator: "\n").first ?? "the command line is wrong"
    let name = arguments.first ?? ""
    let isSubcommand = configuration.subcommands.contains { $0.configuration.commandName == name }
    let command = isSubcommand ? " \(name)" : ""
    return "\(words); see lifecircle\(command) --help"
  }
}
