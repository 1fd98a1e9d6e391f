public import ArgumentParser
import Foundation
import Reporting
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

  var chosenThreads: Int { threads ?? availableCores }

  var availableCores: Int { ProcessInfo.processInfo.activeProcessorCount }

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

extension Language: ExpressibleByArgument {
  /// That of the locale: Chinese where it says so, otherwise English.
  static var ofLocale: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("zh") == true ? .zh : .en
  }
}

/// The value of `--format`.
struct FormatList: Sendable {
  var formats: Set<OutputFormat>

  init(formats: Set<OutputFormat>) { self.formats = formats }

  init(_ text: String) throws {
    formats = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = OutputFormat(rawValue: String(name)) else {
        let known = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--format \(name) is not written by this version; use \(known)")
      }
      formats.insert(format)
    }
  }

  /// Refuses by name what a command cannot write, before anything is read.
  func check(_ writer: OutputFormat.Writer) throws {
    let known = OutputFormat.written(by: writer)
    let others = OutputFormat.allCases.filter { formats.contains($0) && !known.contains($0) }
    guard let other = others.first else { return }
    throw ValidationError(
      "--format \(other.rawValue) is not written by \(writer.rawValue); "
        + "use \(known.map(\.rawValue).joined(separator: ", "))")
  }
}
