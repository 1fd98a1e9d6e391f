public import CityReading
public import RunFiles
import TableFiles
public import Wording

/// What checking the files of a study found.
public struct CheckRecord: Sendable {
  let census: Census
  let problems: [InputProblem]
  let inputs: [InputFile]
  let assumed: [String]
  let alerts: [LocalizedText]
  let failures: [InputError]
  let language: Language
  /// Whether every district gets a list of its own.
  let isByDistrict: Bool

  public init(_ check: CityCheck, byDistrict isByDistrict: Bool, language: Language) {
    census = check.input?.census ?? Census()
    inputs = check.input?.inputs ?? []
    assumed = check.input?.assumed ?? []
    alerts = check.input?.alerts ?? []
    failures = check.failures
    self.language = language
    self.isByDistrict = isByDistrict
    let stopping = check.failures.map { InputProblem($0, in: language) }
    problems =
      stopping + InputProblem.grouped(check.input?.problems ?? []).filter { !stopping.contains($0) }
  }
}

extension InputProblem {
  /// What stops a run.
  fileprivate init(_ error: InputError, in language: Language) {
    var place: (file: String?, row: Int?) = (nil, nil)
    switch error {
    case .usage: break
    case .data(let file, let row, _): place = (file, row)
    case .library(let file, _): place = (file, nil)
    }
    self.init(
      .error, .skipped, file: place.file, says: error.message, in: language)
    row = place.row
  }
}

// MARK: - Files

extension CheckRecord {
  /// Names of the files that every check may write, but for the lists of districts.
  public static let fileNames = [
    "census.csv", "corrections.csv", "types.yaml", "problems.csv", "summary.json",
  ]

  /// With what the names of the lists of districts begin.
  static let listPrefix = "corrections-"

  /// The names of all files that this check writes.
  public var fileNames: [String] {
    ["census.csv", "corrections.csv"]
      + (isByDistrict ? listNames.flatMap { [$0 + ".csv", $0 + ".xlsx"] } : [])
      + (census.unknownTypes.isEmpty ? [] : ["types.yaml"]) + ["problems.csv", "summary.json"]
  }

  /// All names that this check writes or an earlier one wrote to a folder.
  public func ownedNames(inFolder path: String) -> [String] {
    let starts = [Language.zh, .en].map { language in
      "\u{FEFF}" + CheckTexts.correctionHeads.map { $0[language] }.joined(separator: ",")
    }
    let lists = ResultMarker.names(inFolder: path, prefix: Self.listPrefix, starts: starts)
    let earlier = lists + lists.map { $0.dropLast(".csv".count) + ".xlsx" }
    return Set(RunRecord.fileNames + Self.fileNames + fileNames + earlier).sorted()
  }

  /// One for each list, different also where districts' names differ in signs only.
  private var listNames: [String] {
    var used: Set<String> = []
    return census.corrections.map { list in
      let district = list.district ?? CheckTexts.noDistrict[language]
      let plain = String(
        district.printable.map { $0.isLetter || $0.isNumber ? $0 : "_" }.prefix(40))
      var name = plain
      var number = 2
      while !used.insert(name).inserted {
        name = "\(plain)_\(number)"
        number += 1
      }
      return Self.listPrefix + name
    }
  }

  public func write(to folder: OutputFolder) throws(OutputError) {
    try folder.write(censusTable, as: "census.csv")
    try folder.write(correctionTable(census.corrections), as: "corrections.csv")
    if isByDistrict {
      for (list, name) in zip(census.corrections, listNames) {
        try folder.write(correctionTable([list]), as: name + ".csv")
        try folder.write(correctionBook(list), as: name + ".xlsx")
      }
    }
    if !census.unknownTypes.isEmpty {
      try folder.write(Array(typeBlock.utf8), as: "types.yaml")
    }
    try folder.write(CSVWriter.table(of: problems), as: "problems.csv")
  }

  /// `summary.json`: what was read, and how much of it can be used.
  ///
  /// - Parameter peakMemory: bytes, nil where the system does not say.
  public func summary(clock: RunClock, peakMemory: Int?) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.member("version", Release.version)
    json.append(inputs: inputs, assumed: assumed)
    json.member("records", records)
    json.member("usable", usable)
    json.member("readable", failures.isEmpty)
    json.append(counts: problems)
    json.member("peak_memory_bytes", peakMemory)
    json.append(timing: [("read", clock.read), ("write", clock.write), ("total", clock.total)])
    json.endObject()
    json.lineBreak()
    return json.bytes
  }

  /// Facilities of all files.
  var records: Int { facilityRows.reduce(0) { $0 + $1.counts.records } }

  /// Of these, those that an examination uses.
  var usable: Int { facilityRows.reduce(0) { $0 + $1.counts.usable } }

  private var facilityRows: [CensusRow] { census.rows.filter { $0.kind == .facilities } }
}
