public import RunFiles
import TableFiles
public import Wording

/// What became of a batch, as its files and its screen tell it.
public struct BatchRecord: Sendable {
  let manifest: BatchManifest
  let request: BatchRequest
  /// In the order of the manifest.
  public let outcomes: [BatchOutcome]
  let seconds: Double
  let peakMemory: Int?

  /// - Parameters:
  ///   - seconds: of wall clock, of the whole batch.
  ///   - peakMemory: bytes of the batch itself.
  public init(
    of manifest: BatchManifest, _ request: BatchRequest, outcomes: [BatchOutcome],
    seconds: Double, peakMemory: Int?
  ) {
    (self.manifest, self.request, self.outcomes) = (manifest, request, outcomes)
    (self.seconds, self.peakMemory) = (seconds, peakMemory)
  }

  public static let citiesFile = "cities.csv"

  /// What tells that a folder holds the results of an earlier batch.
  public static let marker = ResultMarker(
    name: "summary.json", start: "{\n  \"batch\": true,\n  \"version\": ")

  /// What tells a national table of a usual name from somebody's own file.
  public static func marker(ofTable name: String, firstColumn: String) -> ResultMarker {
    ResultMarker(name: name, start: "\u{FEFF}city,\(firstColumn)")
  }

  /// In the order of their names, byte by byte.
  var done: [BatchOutcome] {
    outcomes.filter(\.isDone).sorted { Array($0.study.city.utf8).precedes($1.study.city.utf8) }
  }

  /// In the order of the manifest.
  public var failed: [BatchOutcome] { outcomes.filter { !$0.isDone } }

  /// Whether results of a city are missing.
  public var isIncomplete: Bool { !failed.isEmpty }
}

extension BatchRecord {
  /// Writes the summary alone, so that who looks at the folder before the end learns that its tables are not of this
  /// run.
  public func announce(in language: Language) throws(OutputError) {
    try NewFile.replace(
      summary(tables: [], in: language), in: request.out, name: "summary.json")
  }

  /// Writes the table of the cities, the national tables and the summary.
  ///
  /// - Parameter names: of the tables that a city may have.
  /// - Complexity: O(bytes of the tables); no table is held as a whole.
  public func write(
    tables names: [String], in language: Language, to folder: OutputFolder
  ) throws(OutputError) {
    let cities = done.map { ($0.study.city, request.folder(of: $0.study)) }
    var written: [String] = []
    for name in names {
      let table = try MergedTable(name, of: cities, isIncomplete: isIncomplete)
      guard let table else { continue }
      try table.write(to: folder)
      written.append(name)
    }
    try folder.write(cityTable(in: language), as: Self.citiesFile)
    try folder.write(summary(tables: written, in: language), as: "summary.json")
  }

  private static let columns = [
    "city", "row", "study", "weight", "status", "reason", "exit", "seconds",
    "peak_memory_bytes", "communities", "facilities", "errors", "warnings", "incomplete", "skipped",
  ]

  /// `cities.csv`: a row for each row of the manifest, by city and row.
  func cityTable(in language: Language) -> [UInt8] {
    var table = CSVWriter(columns: Self.columns)
    let ordered = outcomes.sorted { a, b in
      let (one, other) = (Array(a.study.city.utf8), Array(b.study.city.utf8))
      return one == other ? a.study.row < b.study.row : one.precedes(other)
    }
    for outcome in ordered {
      table.append(outcome, in: language)
      table.endRow()
    }
    return table.bytes
  }
}

extension CSVWriter {
  fileprivate mutating func append(_ outcome: BatchOutcome, in language: Language) {
    let (study, figures) = (outcome.study, outcome.figures)
    text(study.city)
    integer(study.row)
    text(study.study)
    number(study.weight, decimals: 6, trimmed: true)
    text(outcome.isDone ? "done" : "failed")
    text(outcome.failure?[language])
    integer(outcome.exit.map(Int.init))
    number(outcome.seconds, decimals: 3)
    integer(outcome.peakMemory)
    integer(figures?.communities)
    integer(figures?.facilities)
    integer(figures?.errors)
    integer(figures?.warnings)
    text(figures.map { $0.isIncomplete ? "yes" : "no" })
    text(outcome.isKept ? "yes" : "no")
  }
}

extension Sequence<UInt8> {
  /// Whether these bytes come before others.
  fileprivate func precedes(_ other: some Sequence<UInt8>) -> Bool {
    lexicographicallyPrecedes(other)
  }
}
