import CityReading
import TableFiles
import Wording

extension RunRecord {
  /// `problems.csv`: one row per problem of the input, sorted by file, row, feature and field.
  public func problemTable() -> [UInt8] {
    var table = makeTable(InputProblem.columns)
    for problem in problems {
      table.append(problem)
      endRow(of: &table)
    }
    return table.bytes
  }

  func problemCount(_ severity: InputProblem.Severity) -> Int {
    problems.count { $0.severity == severity }
  }
}

extension InputProblem {
  /// The columns of `problems.csv`.
  static let columns = [
    "severity", "district", "file", "row", "feature", "field", "problem", "action", "fix",
  ]
}

extension CSVWriter {
  /// Writes the cells of a problem's row.
  mutating func append(_ problem: InputProblem) {
    text(problem.severity.rawValue)
    text(problem.district)
    text(problem.file)
    integer(problem.row)
    text(problem.feature)
    text(problem.field)
    text(problem.problem)
    text(problem.action.rawValue)
    text(problem.fix)
  }
}
