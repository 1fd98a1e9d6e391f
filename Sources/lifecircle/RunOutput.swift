import Reporting
import RunFiles
import Wording

/// Where the results of a run go: a folder, or the summary alone to the standard output.
struct RunOutput {
  private let folder: OutputFolder?
  private let common: CommonFlags

  /// - Parameters:
  ///   - names: of all files that such a run may write.
  ///   - inputs: paths of files that must not be replaced.
  init(_ common: CommonFlags, names: [String], inputs: [String]) throws(OutputError) {
    self.common = common
    folder =
      common.isToStandardOutput
      ? nil
      : try OutputFolder(
        path: common.out, names: names, marker: RunRecord.marker, inputs: inputs)
  }

  /// Writes the files besides the summary; nothing where the summary goes to the standard output.
  func write(_ files: (OutputFolder) throws -> Void) throws {
    if let folder { try files(folder) }
  }

  /// Writes the summary and makes the results visible.
  func finish(_ summary: [UInt8]) throws(OutputError) {
    if let folder {
      try folder.write(summary, as: "summary.json")
      try folder.commit()
    } else {
      let failure = StandardStream.output.write(summary)
      guard failure == 0 else { throw OutputError(standardOutput: failure) }
    }
  }

  /// Prints what a run says at its end, unless it is to be quiet; the results are in place by then.
  func show(_ text: (TerminalStyle) -> String) throws(OutputError) {
    guard !common.quiet, !common.isToStandardOutput else { return }
    let style = TerminalStyle(of: StandardStream.output.descriptor)
    let failure = StandardStream.output.write(Array(text(style).utf8))
    guard failure == 0 else { throw OutputError(standardOutput: failure) }
  }
}
