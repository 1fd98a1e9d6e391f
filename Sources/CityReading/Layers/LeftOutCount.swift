import RunFiles
import TableFiles
import Wording

/// Counts the rows of each file that are left out.
struct LeftOutCount {
  private struct File {
    var path: String
    var rows: Set<Int> = []
    var more = 0
    /// Of these, what is a defect rather than meant, as facilities are that are closed.
    var defects = 0
    var reasons: [String: Int] = [:]
  }

  private var files: [File] = []

  /// - Parameter problem: what is wrong, in the run's language.
  mutating func add(_ finding: Finding, file: String, problem: String) {
    guard finding.leavesOutRows, let row = finding.row else { return }
    let known = files.firstIndex { $0.path == file }
    if known == nil { files.append(File(path: file)) }
    let place = known ?? files.count - 1
    files[place].rows.insert(row)
    files[place].more += finding.rows - 1
    if finding.severity != .info { files[place].defects += finding.rows }
    files[place].reasons[problem, default: 0] += finding.rows
  }

  /// - Parameter inputs: with the number of rows of each file.
  func rows(of inputs: [InputFile]) -> [LeftOutRows] {
    files.map { file in
      let all = inputs.first { $0.path == file.path }?.features ?? 0
      let count = file.rows.count + file.more
      let defects = min(file.defects, count)
      let reasons = file.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return LeftOutRows(
        file: file.path, count: count, of: max(all, count), defects: defects,
        reason: reasons.first?.key ?? "", otherReasons: reasons.count - 1)
    }
  }
}
