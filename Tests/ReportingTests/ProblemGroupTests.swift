import Testing

@testable import Reporting
@testable import Wording

@Suite struct ProblemGroupTests {
  private func problem(_ text: String, row: Int?, feature: String? = nil) -> InputProblem {
    InputProblem(
      severity: .warning, file: "a.csv", row: row, feature: feature, problem: text, action: .kept,
      fix: "mend it")
  }

  @Test func whatIsTheSameIsToldOnce() {
    let groups = InputProblem.grouped([
      problem("odd", row: 2, feature: "x"), problem("even", row: 3),
      problem("odd", row: 7, feature: "y"), problem("odd", row: 9),
    ])
    #expect(groups.map(\.problem) == ["odd", "even"] && groups.map(\.count) == [3, 1])
    #expect(groups[0].row == 2 && groups[0].rows == [2, 7, 9] && groups[0].features == ["x", "y"])
    #expect(groups[1].rows.isEmpty)
    var record = TwoCommunities.record()
    record.problems = groups
    let lines = String(decoding: record.problemTable(), as: UTF8.self).split(separator: "\n")
    #expect(lines[0].hasSuffix("action,fix,count,rows,features"))
    #expect(lines[1] == "warning,,a.csv,2,x,,odd,kept,mend it,3,2;7;9,x;y")
    #expect(lines[2] == "warning,,a.csv,3,,,even,kept,mend it,1,,")
  }

  @Test func atMostAHundredPlacesAreListed() {
    let groups = InputProblem.grouped((1...500).map { problem("odd", row: $0) })
    #expect(groups.map(\.count) == [500] && groups[0].rows == Array(1...100))
  }
}
