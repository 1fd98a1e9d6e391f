import RunFiles
import TableFiles
import Wording

/// Counts the rows of each file that are left out.
struct LeftOutCount {
  private var files: [(path: String, rows: Set<Int>, more: Int, reasons: [String: Int])] = []

  /// - Parameter problem: what is wrong, in the run's language.
  mutating func add(_ finding: Finding, file: String, problem: String) {
    guard finding.leavesOutRows, let row = finding.row else { return }
    let known = files.firstIndex { $0.path == file }
    if known == nil { files.append((file, [], 0, [:])) }
    let place = known ?? files.count - 1
    files[place].rows.insert(row)
    files[place].more += finding.rows - 1
    files[place].reasons[problem, default: 0] += finding.rows
  }

  /// - Parameter inputs: with the number of rows of each file.
  func rows(of inputs: [InputFile]) -> [LeftOutRows] {
    files.map { file in
      let all = inputs.first { $0.path == file.path }?.features ?? 0
      let count = file.rows.count + file.more
      let reasons = file.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return LeftOutRows(
        file: file.path, count: count, of: max(all, count), reason: reasons.first?.key ?? "",
        otherReasons: reasons.count - 1)
    }
  }
}
