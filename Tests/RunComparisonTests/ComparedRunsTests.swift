import Assessment
import RunComparison
import RunFiles
import TestSupport
import Testing
import Wording

@Suite struct ComparedRunsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compare(
    _ a: WrittenRun, _ b: WrittenRun, crosswalk: Crosswalk? = nil
  ) throws -> ComparedRuns {
    ComparedRuns(
      try a.read("a", in: folder), try b.read("b", in: folder), crosswalk: crosswalk)
  }

  private func table(_ compared: ComparedRuns) -> [String] {
    String(decoding: compared.comparisonTable(in: .en), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test func aRunComparedWithItselfIsEmpty() throws {
    let run = WrittenRun(0.9, facilities: [WrittenRun.facility("F")])
    let compared = try compare(run, run)
    #expect(compared.rows.isEmpty && compared.indices.isEmpty && !compared.isWorse)
    #expect(compared.facilityChanges?.isEmpty == true)
    #expect(table(compared).count == 1)
  }

  @Test func verdictsAreWonAndLost() throws {
    let compared = try compare(WrittenRun(0.7), WrittenRun(0.9))
    #expect(compared.won.count == 1 && compared.lost.isEmpty && !compared.isWorse)
    #expect(compared.rows[0].people == 1000 && abs(compared.rows[0].gain - 0.2) < 1e-12)
    let back = try compare(WrittenRun(0.9), WrittenRun(0.7))
    #expect(back.lost.count == 1 && back.won.isEmpty && back.isWorse)
    // A share that changes without its verdict is in the table, neither won nor lost.
    let grown = try compare(WrittenRun(0.85), WrittenRun(0.9))
    #expect(grown.rows.count == 1 && grown.won.isEmpty && grown.lost.isEmpty && !grown.isWorse)
    #expect(table(grown)[1].hasPrefix("X,pharmacy,met,met,0.850000000,0.900000000,,,"))
  }

  @Test func whatIsUndecidedIsNotMet() throws {
    var undecided = WrittenRun(0.9)
    undecided.rows["X/pharmacy"]?.verdict = "undecided"
    #expect(try compare(WrittenRun(0.9), undecided).isWorse)
    var empty = WrittenRun(0.9)
    empty.rows["X/pharmacy"]?.verdict = "no_demand"
    #expect(try !compare(WrittenRun(0.9), empty).isWorse)
  }

  @Test func aCityWhoseIndexFallsIsWorse() throws {
    var (a, b) = (WrittenRun(0.9), WrittenRun(0.9))
    (a.cityExam, b.cityExam) = (61.5, 61.4)
    let compared = try compare(a, b)
    #expect(compared.isWorse && compared.rows.isEmpty)
    #expect(try !compare(b, a).isWorse)
  }

  // MARK: - Causes

  /// What the only row is put down to where F is as given.
  private func cause(
    _ before: [String], _ after: [String], shares: (Double, Double) = (0.5, 0.9)
  ) throws -> RowCause {
    let compared = try compare(
      WrittenRun(shares.0, facilities: before), WrittenRun(shares.1, facilities: after))
    return try #require(compared.rows.first).cause
  }

  private static let other = WrittenRun.facility("O", opened: "2025-06-30")

  @Test func openedIsWhatAStatusOrADateSays() throws {
    let (open, planned) = (
      WrittenRun.facility("F"), WrittenRun.facility("F", state: "planned", status: "在建")
    )
    let byStatus = try cause([planned], [open])
    #expect(byStatus.cause == .opened && !byStatus.isUndecidable)
    #expect(byStatus.evidence.zh.contains("在建"))
    func dated(_ date: String) throws -> RowCause {
      try cause([Self.other], [Self.other, WrittenRun.facility("F", opened: date)])
    }
    let byDate = try dated("2025-09")
    #expect(byDate.cause == .opened && !byDate.isUndecidable)
    // It was there already when the earlier data were taken.
    let late = try dated("2019-03-01")
    #expect(late.cause == .newRecord && !late.isUndecidable)
    // Before or after the end of June nothing tells.
    #expect(try dated("2025").isUndecidable)
    let untold = try dated("")
    #expect(untold.cause == .newRecord && untold.isUndecidable)
  }

  @Test func closedIsWhatAStatusOrADateSays() throws {
    let open = WrittenRun.facility("F")
    let shares = (0.9, 0.5)
    let byStatus = try cause(
      [open], [WrittenRun.facility("F", state: "closed", status: "停业")], shares: shares)
    #expect(byStatus.cause == .closed && !byStatus.isUndecidable)
    let byDate = try cause([WrittenRun.facility("F", closed: "2025-12")], [], shares: shares)
    #expect(byDate.cause == .closed && !byDate.isUndecidable)
    let gone = try cause([open], [], shares: shares)
    #expect(gone.cause == .closed && gone.isUndecidable)
  }

  @Test func movedIsWhatAStatusSays() throws {
    let before = WrittenRun.facility("F")
    func after(_ status: String) -> String {
      WrittenRun.facility("F", x: 120.001, status: status)
    }
    let moved = try cause([before], [after("已迁址")])
    #expect(moved.cause == .moved && !moved.isUndecidable)
    let corrected = try cause([before], [after("坐标更正")])
    #expect(corrected.cause == .corrected && !corrected.isUndecidable)
    let untold = try cause([before], [after("")])
    #expect(untold.cause == .corrected && untold.isUndecidable)
  }

  /// A facility that only has another id is no change; nor can what closed explain a greater share.
  @Test func whatCannotBeTheCauseIsNotTold() throws {
    let renamed = try cause([WrittenRun.facility("F")], [WrittenRun.facility("G")])
    #expect(renamed.cause == nil && renamed.isUndecidable)
    let closed = try cause(
      [WrittenRun.facility("F")], [WrittenRun.facility("F", state: "closed", status: "停业")])
    #expect(closed.cause == nil)
    let other = try cause(
      [], [WrittenRun.facility("F", opened: "2025", types: "kindergarten")])
    #expect(other.cause == nil)
  }

  @Test func otherDataAreTold() throws {
    func cause(_ change: (inout WrittenRun) -> Void) throws -> ChangeCause? {
      var after = WrittenRun(0.5)
      change(&after)
      let row = try #require(try compare(WrittenRun(0.9), after).rows.first)
      return row.cause.cause
    }
    #expect(try cause { $0.version = "0.2.0" } == .software)
    #expect(try cause { $0.threshold = 0.9 } == .standard)
    #expect(try cause { $0.types[0].radius = 200 } == .standard)
    #expect(try cause { $0.metric = "network" } == .network)
    #expect(try cause { $0.communities[0].area = 1_200_000 } == .boundary)
    #expect(try cause { $0.rows["X/pharmacy"]?.demand = 120 } == .population)
    #expect(try cause { $0.measure = "area" } == .population)
    #expect(
      try cause {
        $0.version = "0.2.0"
        $0.threshold = 0.9
      } == .several)
  }

  /// An input that was exchanged alone and changed nothing is no cause; one that did is.
  @Test func exchangedInputsNarrowTheCause() throws {
    var (a, b) = (WrittenRun(0.5), WrittenRun(0.9, facilities: [WrittenRun.facility("F")]))
    for (run, hash) in [(0, "1"), (1, "2")] {
      let layers = ["facilities": ("f.csv", "f" + hash), "population": ("p.csv", "p" + hash)]
      if run == 0 { a.layers = layers } else { b.layers = layers }
    }
    var compared = try compare(a, b)
    #expect(compared.changedLayers == [.facilities, .population])
    #expect(compared.rows[0].cause.cause == .several)
    let key = RowKey(community: "X", type: "pharmacy")
    compared.findCauses(exchanges: [
      ExchangedInput(role: .facilities, rows: [key]), ExchangedInput(role: .population, rows: []),
    ])
    #expect(compared.rows[0].cause.cause == .newRecord)
    compared.findCauses(exchanges: [
      ExchangedInput(role: .facilities, rows: []), ExchangedInput(role: .population, rows: [key]),
    ])
    #expect(compared.rows[0].cause.cause == .population)
    #expect(!compared.rows[0].cause.isUndecidable)
  }

  /// Projects by status, as `summary.json` has them; a run that read none has none.
  @Test(arguments: [Language.en, .zh]) func projectsAreSideBySide(language: Language) throws {
    var after = WrittenRun(0.9)
    after.more = """
      , "projects_progress": {"projects": 3, "planned": 1, "under_way": 0, "finished": 2, "accepted": 0,
      "overdue": 0, "due": 2, "reused_area_m2": 450.75}
      """
    let compared = try compare(WrittenRun(0.9), after)
    let report = ComparisonReport(
      of: compared, folder: "c", language: language, style: TerminalStyle(hasColour: false)
    ).text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let name = language == .en ? "finished" : "已完工"
    #expect(report.contains([name, "0", "2", "+2"]))
    #expect(report.contains { $0.suffix(3) == ["0", "451", "451"] })
    let json = String(decoding: compared.json(in: language), as: UTF8.self)
    #expect(json.contains("\"status\": \"finished\",\n      \"a\": 0,\n      \"b\": 2"))
    let none = try compare(WrittenRun(0.9), WrittenRun(0.9)).json(in: language)
    #expect(String(decoding: none, as: UTF8.self).contains("\"projects\": []"))
  }

  // MARK: - Folders

  @Test func whatIsNoResultIsRefused() throws {
    #expect(throws: InputError.self) { try RunResults(folder: folder.path) }
    let run = WrittenRun(0.5)
    try run.write("a", in: folder)
    try folder.write("a/coverage.csv", "community_id,type\nX,pharmacy\n")
    #expect(throws: InputError.self) { try RunResults(folder: folder.path + "/a") }
    try run.write("a", in: folder)
    try folder.write("a/summary.json", "{\"version\": ")
    #expect(throws: InputError.self) { try RunResults(folder: folder.path + "/a") }
    // As check writes one.
    try folder.write("a/summary.json", "{\"version\": \"0.1.0\"}")
    #expect(throws: InputError.self) { try RunResults(folder: folder.path + "/a") }
  }

  @Test func incompleteResultsAreStamped() throws {
    var partial = WrittenRun(0.9)
    partial.isIncomplete = true
    let compared = try compare(WrittenRun(0.5), partial)
    #expect(table(compared)[0].hasSuffix(",undecidable,incomplete"))
    #expect(table(compared).dropFirst().allSatisfy { $0.hasSuffix(",yes") })
    #expect(
      String(decoding: compared.json(in: .en), as: UTF8.self).contains("\"incomplete\": true"))
  }

  /// A run of an earlier version: no records, no weights, no layers.
  @Test func olderResultsAreCompared() throws {
    var old = WrittenRun(0.5, facilities: nil)
    old.basis = []
    let compared = try compare(old, WrittenRun(0.9))
    #expect(compared.facilityChanges == nil && compared.won.count == 1)
    #expect(compared.won[0].cause.cause == nil && compared.won[0].cause.isUndecidable)
  }
}
