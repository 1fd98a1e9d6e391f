public import ArgumentParser
import Foundation
import RunFiles
import Wording

/// Flags that all commands have.
struct CommonFlags: ParsableArguments {
  @Option(
    help:
      "Folder for the results; - is the summary to the standard output (assess, whatif: with --format json)."
  )
  var out = "lifecircle-out"

  @Option(help: "Tasks that work at once. (default: the number of cores)")
  var threads: Int?

  @Option(help: "Progress bar: auto, always or never.")
  var progress = ProgressBar.Mode.auto

  @Flag(help: "Print neither progress nor the table; errors are always printed.")
  var quiet = false

  @Option(help: "Language of texts, zh or en. (default: that of the locale)")
  var language: Language?

  var chosenLanguage: Language { language ?? .ofLocale }

  var chosenThreads: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Whether the summary goes to the standard output and nothing else anywhere.
  var isToStandardOutput: Bool { out == "-" }

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads \(threads) is not between 1 and 1024")
    }
    if out.isEmpty { throw ValidationError("--out is empty; name a folder") }
  }
}

extension ProgressBar.Mode: ExpressibleByArgument {}
