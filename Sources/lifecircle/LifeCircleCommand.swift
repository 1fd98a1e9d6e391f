import ArgumentParser
import Foundation
import Reporting

@main
struct LifeCircleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lifecircle",
    abstract:
      "Which communities miss their 5- or 15-minute public service circle, exactly and fast.",
    version: Release.description,
    subcommands: [AssessCommand.self, GenerateCommand.self])

  static func main() async {
    // A reader that closes the pipe and a file that grows too big are answered by the writing call.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
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
      StandardStream.error.write("lifecircle: \(failure.line)\n")
      Foundation.exit(failure.status)
    }
    if exitCode(for: error) == .success {
      StandardStream.output.write(fullMessage(for: error) + "\n")
      Foundation.exit(0)
    }
    let words = message(for: error).split(separator: "\n").first.map(String.init) ?? "usage"
    StandardStream.error.write("lifecircle: \(words); see lifecircle assess --help\n")
    Foundation.exit(2)
  }
}
