import ArgumentParser
import CityReading
import Reporting
import RunFiles
import Wording

/// `lifecircle check`: what came, what of it can be used, and what is to correct.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read and validate the inputs only: a census of what came, and what to correct.",
    discussion: """
      Example:
        lifecircle check --study study.yaml --by district --out checked

      reads all files of the study, prints of each how many records it has, how many of them have a \
      place and a known type, come twice and can be used (入库率), and writes census.csv (the same by \
      file and district), corrections.csv (退回清单: row, problem and cure), problems.csv, \
      summary.json and, where values are no types, types.yaml to be pasted into the study. With \
      --by district every district gets a list of its own, to be sent back to it.

      A file that cannot be read does not hide what is wrong with the others.

      Exit status: 0 done, 2 usage, 3 a file cannot be used (everything is still written), 4 failure \
      of the output, memory or a library.
      """)

  @OptionGroup var flags: StudyFlags
  @OptionGroup var common: CommonFlags

  @Option(help: "Also write one list of corrections for each: district.")
  var by: Division?

  /// By what lists of corrections are divided.
  enum Division: String, ExpressibleByArgument, CaseIterable {
    case district
  }

  @Option(
    help: """
      Look what each file of a folder is instead, propose a study and check it. Folders in it are looked \
      through as well.
      """)
  var folder: String?

  @Option(help: "Write the proposed study to this file, which must not be there yet.")
  var writeStudy: String?

  func validate() throws {
    if common.isToStandardOutput { throw ValidationError("--out - is not a folder; name one") }
    if writeStudy != nil && folder == nil {
      throw ValidationError("--write-study goes with --folder DIR")
    }
    guard folder != nil else { return try flags.requireLayers() }
    if flags.study != nil || flags.communities != nil || !flags.facilities.isEmpty {
      throw ValidationError("--folder finds the files itself; leave out --study and the layers")
    }
  }

  func run() async throws {
    try await CommandFailure.translating(common.chosenLanguage) {
      try CheckRun(command: self).run()
    }
  }
}

/// One run of `check`, from files to lists.
private struct CheckRun {
  let command: CheckCommand
  private let frame: CommandRun

  init(command: CheckCommand) {
    self.command = command
    frame = CommandRun(command.common)
  }

  /// What is to be checked.
  private func study() throws -> Study {
    guard let folder = command.folder else { return try command.flags.makeStudy() }
    let proposal = try FolderProposal(folder: folder, writing: command.writeStudy)
    if !command.common.quiet {
      StandardStream.output.write(proposal.text(language: frame.language))
    }
    return try proposal.study(language: frame.language)
  }

  func run() throws {
    defer { frame.progress.bar.finish() }
    let study = try study()
    frame.progress.tell(RunTexts.reading, 0)
    let check = CityCheck(study, language: frame.language)
    let record = CheckRecord(
      check, byDistrict: command.by == .district, language: frame.language)
    let folder = try frame.openFolder(
      names: record.ownedNames(inFolder: command.common.out),
      inputs: check.input?.inputs ?? [])
    try frame.deliver(to: folder, clock: RunClock(read: frame.seconds)) {
      try record.write(to: $0)
    } summary: {
      record.summary(clock: $0, peakMemory: $1)
    } text: {
      CheckReport(of: record, folder: command.common.out, style: $0).text
    }
    if !check.failures.isEmpty { throw CommandFailure(check.failures, frame.language) }
  }
}
