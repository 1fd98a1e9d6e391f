import ArgumentParser
import Reporting

/// `lifecircle batch`: many studies from one manifest.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Examine many cities from one manifest, each in a process of its own.",
    discussion: """
      Example:
        cat cities.csv
          city,study,weight
          Chengdu,chengdu/study.yaml,2500
          Lishui,lishui/study.yaml,300
        lifecircle batch --manifest cities.csv --out country --time-limit 600 -- --metric straight

      runs assess on each study, the heaviest first, and writes country/CITY/ as assess does, country/cities.csv \
      (what became of each, and why), the tables of all cities with the city in front (communities.csv, \
      coverage.csv, …) and summary.json. What stands behind -- is passed on to assess. Paths in the manifest are \
      relative to it.

      A city that fails is a row with its reason and stops nothing; while one is missing every national table says \
      so in a column incomplete. Run the same command again to examine what is missing or has changed: a city whose \
      files, flags and version are the same is skipped. Ctrl-C ends what runs and keeps what is done.

      Exit status: 0 done, 2 usage, 3 bad manifest or with --fail-if-any a city that failed, 4 failure of the \
      output, 130 stopped.
      """)

  @Option(help: "Table of the cities: city, study and, if wanted, weight (the dearest are first).")
  var manifest: String

  @OptionGroup var common: CommonFlags

  @Option(help: "Studies that are examined at once, 1 to 1024. (default: the number of cores)")
  var jobs: Int?

  @Option(help: "Seconds after which a study is ended with all that it started. (default: none)")
  var timeLimit: Double?

  @Option(help: "MiB of memory above which a study is ended. (default: none)")
  var memoryLimit: Double?

  @Flag(help: "Exit with 3 when any city failed.")
  var failIfAny = false

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("Flags for assess, behind --, the same for all cities.", valueName: "flags"))
  var passed: [String] = []

  /// Flags that a batch gives each study itself.
  private static let ownFlags = ["--out", "--study", "--quiet", "--progress", "--language"]
  /// Flags that mean another thing where there are many cities.
  private static let foreignFlags = ["--fail-below", "--help", "-h", "--version"]

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs \(jobs) is not between 1 and 1024")
    }
    try StudyFlags.check("--time-limit", timeLimit, in: 0.001...1e9)
    try StudyFlags.check("--memory-limit", memoryLimit, in: 1...1e9)
    if common.isToStandardOutput {
      throw ValidationError("--out - is not for batch; name a folder")
    }
    try checkPassed()
  }

  /// What would fail in every city fails here.
  private func checkPassed() throws {
    for word in passed {
      let name = String(word.prefix { $0 != "=" })
      if Self.ownFlags.contains(name) {
        throw ValidationError(
          "\(name) behind -- is what batch gives each study itself; leave it out")
      }
      if Self.foreignFlags.contains(name) {
        throw ValidationError("\(name) is not for many cities; leave it out")
      }
    }
    let command: AssessCommand
    do {
      command = try AssessCommand.parse(["--study=study.yaml"] + passed)
    } catch {
      throw ValidationError("behind --: \(AssessCommand.message(for: error))")
    }
    guard command.format.formats.contains(.csv) else {
      throw ValidationError("the national tables are made of tables in CSV; add csv to --format")
    }
  }

  func run() async throws {
    try await CommandFailure.translating(common.chosenLanguage) {
      try await BatchRun(command: self).run()
    }
  }
}
