import Projection
import RunFiles
import TableFiles
import Wording

/// What reading leaves besides the city: problems, the files' hashes and what was assumed.
struct ReadingLog {
  let language: Language
  private(set) var problems: [InputProblem] = []
  private(set) var inputs: [InputFile] = []
  private(set) var assumed: [String] = []
  /// What a reader of the results must know before the first figure.
  private(set) var alerts: [LocalizedText] = []
  /// A file says of itself that a part of it is missing.
  var isIncomplete = false
  /// How layers are written, by their files.
  private(set) var forms: [String: LayerForm] = [:]
  /// Whether what is read is a part of a larger study: what is not there may be in other parts.
  var isOfPart = false
  var takesCensus = false
  /// Layers besides communities and facilities, where a census is taken.
  private(set) var tallies: [LayerTally] = []
  /// Numbers that are written in words, by column and file.
  var worded: [WordedValues] = []
  private var leftOutCount = LeftOutCount()
  /// Places of the layers, to tell on which datum they are.
  var samples: [DatumSample] = []
  /// Values that stand for "no data", by column and file.
  var nodata: [String: NodataValues] = [:]
  /// The first finding by file that kept something out.
  private var firstSkips: [String: Finding] = [:]

  init(language: Language) { self.language = language }

  mutating func note(
    _ finding: Finding, file: String?, feature: String? = nil, district: String? = nil
  ) {
    if finding.action == .skipped, let file, firstSkips[file] == nil { firstSkips[file] = finding }
    let problem = finding.message.problem[language]
    if let file { leftOutCount.add(finding, file: file, problem: problem) }
    problems.append(
      InputProblem(
        severity: finding.severity, district: district, file: file, row: finding.row,
        feature: feature, field: finding.field, problem: problem, action: finding.action,
        fix: finding.message.fix[language]))
  }

  /// Notes why a file is left out.
  mutating func note(_ error: InputError) {
    guard case .data(let file, let row, let message) = error else {
      return note(Finding(.error, .skipped, says: error.message), file: nil)
    }
    note(Finding(.error, .skipped, row: row, says: message), file: file)
  }

  /// Records the files of a layer.
  mutating func record(_ layer: FeatureTable) {
    for file in [layer.attributes.contents] + layer.companions {
      record(file, features: layer.attributes.fileRows)
    }
  }

  /// Records that `contents` was read; a file that several layers share is recorded once.
  mutating func record(_ contents: FileContents, features: Int) {
    guard !inputs.contains(where: { $0.path == contents.path }) else { return }
    var file = contents.inputFile
    file.features = features
    record(file)
    guard let encoding = contents.encoding else { return }
    assume("\(contents.path): encoding = \(encoding.name)")
    for line in contents.faultyLines {
      let finding = Finding(.warning, .repaired, row: line, says: .faultyBytes(encoding.name))
      note(finding, file: contents.path)
    }
  }

  mutating func record(_ file: InputFile) { inputs.append(file) }

  /// Notes how a layer is written.
  mutating func describe(_ layer: InputLayer) {
    forms[layer.path] = LayerForm(layer.features, crs: layer.crs.definition)
  }

  /// Counts a layer, where somebody wants it counted.
  mutating func tally(
    _ tally: @autoclosure () throws(InputError) -> LayerTally
  ) throws(InputError) {
    if takesCensus { tallies.append(try tally()) }
  }

  /// Says how many people a population layer has in each community.
  mutating func tally(_ people: @autoclosure () -> [Double], ofPopulation path: String) {
    for place in tallies.indices
    where tallies[place].kind == .population && tallies[place].path == path {
      tallies[place].byCommunity = people().map { LayerExtent(people: $0) }
    }
  }

  /// Says how many metres of streets the file of a network has.
  mutating func tally(length: Double, ofNetwork path: String) {
    let isOfNetwork = { (tally: LayerTally) in tally.kind == .network && tally.path == path }
    // Edges come behind nodes, which may be in the same file.
    if let place = tallies.lastIndex(where: isOfNetwork) { tallies[place].whole.length = length }
  }

  /// Rows of a file that are left out. Complexity: O(problems).
  func skippedRows(of file: String) -> Set<Int> {
    Set(
      problems.filter {
        $0.file == file && $0.action == .skipped && ($0.severity == .error || $0.field == nil)
      }.compactMap(\.row))
  }

  /// Adds what reading the network left.
  mutating func add(_ network: NetworkInput) {
    problems += network.problems
    addedLeftOut += network.leftOut
    for file in network.inputs where !inputs.contains(where: { $0.path == file.path }) {
      record(file)
    }
    for line in network.assumed { assume(line) }
    if takesCensus { tallies += network.tallies }
    alerts += network.alerts
  }

  private var addedLeftOut: [LeftOutRows] = []

  /// In the order in which the files' first rows were left out.
  var leftOut: [LeftOutRows] { addedLeftOut + leftOutCount.rows(of: inputs) }

  /// - Parameter share: the largest of a file's rows that may be left out for a defect; fewer than ten never stop a run.
  /// - Throws: when more rows of a file are left out.
  func checkLeftOut(share: Double) throws(InputError) {
    guard
      let rows = leftOut.first(where: {
        $0.defects >= 10 && Double($0.defects) > share * Double($0.all)
      })
    else { return }
    throw .data(file: rows.file, row: nil, .tooManyLeftOut(rows))
  }

  /// The error that nothing usable remains of `files`, as `message` says: with the place of what was
  /// skipped first and the reason, where there is one.
  func nothingRemains(of files: [String], _ message: InputMessage) -> InputError {
    for file in files {
      guard let first = firstSkips[file] else { continue }
      return .data(file: file, row: first.row, message.because(first.message))
    }
    return .data(file: files.first, row: nil, message)
  }

  mutating func assume(_ line: String) {
    if !assumed.contains(line) { assumed.append(line) }
  }

  /// What was found out about a file: how it is written, and columns by their usual names.
  mutating func assume(_ layer: FeatureTable, _ fields: FieldMapping) {
    let lines = layer.assumptions + fields.assumptions
    if !lines.isEmpty { assume("\(layer.path): \(lines.joined(separator: ", "))") }
  }

  /// Tells something on the screen, above all figures.
  mutating func alert(_ text: LocalizedText, isFirst: Bool = false) {
    alerts.insert(text, at: isFirst ? 0 : alerts.count)
  }

  /// Notes what is found in a file, and tells it on the screen too.
  mutating func announce(_ finding: Finding, file: String) {
    note(finding, file: file)
    alert(file: file, finding.message)
  }

  /// The problems in the order of their files, rows, features and fields.
  var sortedProblems: [InputProblem] {
    InputProblem.sorted(problems, byFiles: inputs.map(\.path))
  }
}
