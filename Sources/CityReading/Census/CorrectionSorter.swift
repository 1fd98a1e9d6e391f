import RunFiles
import TableFiles
import Wording

/// Sorts what is to correct by the district that is to do it.
struct CorrectionSorter {
  private let taker: CensusTaker
  /// Districts by file and row.
  private var districts: [String: [Int: String]] = [:]
  /// The district that at least nine in ten rows of a file belong to: the file is its delivery.
  private var senders: [String: String] = [:]
  /// Rows without a type that is known, by file.
  private var untyped: [String: Set<Int>] = [:]

  init(_ taker: CensusTaker) {
    self.taker = taker
    for (fate, district) in zip(taker.fates.rows, taker.districts) {
      let file = taker.fates.files[fate.file]
      districts[file, default: [:]][fate.number] = district
      if fate.unknownType != nil { untyped[file, default: []].insert(fate.number) }
    }
    let layer = taker.communityLayer
    let column = layer.fields[.district]
    for position in 0..<layer.count {
      districts[layer.path, default: [:]][layer.row(position)] =
        layer.features.attributes.text(row: position, column: column)
    }
    for (file, rows) in districts {
      let counts = Dictionary(rows.values.map { ($0, 1) }, uniquingKeysWith: +)
      senders[file] = counts.first { $0.value * 10 >= 9 * rows.count }?.key
    }
  }

  /// In ascending order of the district, each list by file, row and field.
  var lists: [CorrectionList] {
    let problems = InputProblem.sorted(
      ownProblems + rowProblems, byFiles: taker.log.inputs.map(\.path))
    var lists: [String?: [InputProblem]] = [:]
    for var problem in problems {
      problem.district = district(of: problem)
      lists[problem.district, default: []].append(problem)
    }
    return CensusTaker.sorted(lists).map(CorrectionList.init(district:corrections:))
  }

  /// What the reading noted, but for what is told row by row here.
  private var ownProblems: [InputProblem] {
    taker.log.problems.filter { problem in
      guard problem.severity != .info, let file = problem.file else { return false }
      let isOfUntyped = problem.row.map { untyped[file]?.contains($0) ?? false } ?? false
      return !(isOfUntyped && problem.action == .skipped && problem.feature == nil)
    }
  }

  /// Rows without a type, and rows that are another one once more.
  private var rowProblems: [InputProblem] {
    taker.fates.rows.flatMap { fate in
      var found: [(InputProblem.Action, InputMessage)] = []
      if let value = fate.unknownType {
        found.append(
          (.skipped, value.isEmpty ? .rowWithoutType : .rowOfUnknownType(value)))
      }
      if fate.marks.contains(.doubled) { found.append((.kept, .rowComesTwice)) }
      if fate.marks.contains(.lostID), let loss = fate.id.flatMap({ IDSpelling($0).loss }) {
        found.append((.kept, loss))
      }
      return found.map { action, message in
        var problem = InputProblem(
          .warning, action, file: taker.fates.files[fate.file], feature: fate.id, says: message,
          in: taker.log.language)
        problem.row = fate.number
        return problem
      }
    }
  }

  private func district(of problem: InputProblem) -> String? {
    if let district = problem.district { return district }
    guard let file = problem.file else { return nil }
    if let sender = senders[file] { return sender }
    return problem.row.flatMap { districts[file]?[$0] }
  }
}
