import CityData

extension RunRecord {
  /// `problems.csv`: one row per problem of the input, sorted by file, row, feature and field.
  public func problemTable() -> [UInt8] {
    var table = makeTable([
      "severity", "district", "file", "row", "feature", "field", "problem", "action", "fix",
    ])
    for problem in problems {
      table.text(problem.severity.rawValue)
      table.text(problem.district)
      table.text(problem.file)
      table.integer(problem.row)
      table.text(problem.feature)
      table.text(problem.field)
      table.text(problem.problem)
      table.text(problem.action.rawValue)
      table.text(problem.fix)
      endRow(of: &table)
    }
    return table.bytes
  }

  func problemCount(_ severity: InputProblem.Severity) -> Int {
    problems.count { $0.severity == severity }
  }
}
