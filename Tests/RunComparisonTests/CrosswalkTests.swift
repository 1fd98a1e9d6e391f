import Assessment
import RunComparison
import TestSupport
import Testing
import Wording

/// Communities that were split or merged.
@Suite struct CrosswalkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Communities of an area of 1 km² per 1000 people; shares by id.
  private func run(_ shares: [(id: String, people: Double, share: Double)]) -> WrittenRun {
    var run = WrittenRun(0)
    run.communities = shares.map { ($0.id, $0.people, $0.people * 1000, 50) }
    run.rows = [:]
    for own in shares {
      run.rows["\(own.id)/pharmacy"] = WrittenRun.Row(
        coverage: own.share,
        verdict: own.share >= 0.8 ? "met" : own.share > 0 ? "partial" : "absent",
        demand: own.people)
    }
    return run
  }

  private func compare(
    _ a: WrittenRun, _ b: WrittenRun, _ pairs: [(String, String)]
  ) throws -> ComparedRuns {
    let crosswalk = Crosswalk(pairs.map { Crosswalk.Pair(before: $0.0, after: $0.1) })
    return ComparedRuns(
      try a.read("a", in: folder), try b.read("b", in: folder), crosswalk: crosswalk)
  }

  /// 3000 people at 0.9 and 1000 at 0.1 are 0.7 of 4000.
  @Test func aMergerIsWeightedByPeople() throws {
    let before = run([("a", 3000, 0.9), ("b", 1000, 0.1)])
    let pairs = [("a", "c"), ("b", "c")]
    let same = try compare(before, run([("c", 4000, 0.7)]), pairs)
    #expect(same.rows.isEmpty && same.pooledGroups == 1)
    let better = try compare(before, run([("c", 4000, 0.85)]), pairs)
    let row = try #require(better.won.first)
    #expect(row.community == "c" && abs((row.before?.coverage ?? 0) - 0.7) < 1e-12)
    #expect(row.before?.verdict == .partial && row.people == 4000)
    // All of it lies where the two lay: its border is no cause.
    #expect(row.cause.cause == nil)
  }

  /// Tables state people to three decimals: what rounding makes of it is no change.
  @Test func roundedWeightsAreNoChange() throws {
    let before = run([("a", 3000.0004, 0.9), ("b", 1000, 0.1)])
    let pairs = [("a", "c"), ("b", "c")]
    #expect(try compare(before, run([("c", 4000, 0.70000001)]), pairs).rows.isEmpty)
    #expect(try compare(before, run([("c", 4000, 0.70001)]), pairs).rows.count == 1)
  }

  @Test func aSplitIsWeightedByPeople() throws {
    let after = run([("p", 1000, 1), ("q", 3000, 0.6)])
    let compared = try compare(run([("s", 4000, 0.7)]), after, [("s", "p"), ("s", "q")])
    #expect(compared.rows.isEmpty && compared.onlyBefore.isEmpty && compared.onlyAfter.isEmpty)
    let lower = try compare(run([("s", 4000, 0.8)]), after, [("s", "p"), ("s", "q")])
    #expect(lower.lost.map(\.community) == ["p;q"])
    #expect(abs((lower.lost.first?.after?.coverage ?? 0) - 0.7) < 1e-12)
  }

  /// By area nobody is counted, so that the people of the communities weigh.
  @Test func landIsWeightedByPeopleToo() throws {
    var (before, after) = (run([("a", 3000, 0.9), ("b", 1000, 0.1)]), run([("c", 4000, 0.7)]))
    for id in ["a", "b"] { before.rows["\(id)/pharmacy"]?.demand = 500_000 }
    (before.measure, after.measure) = ("area", "area")
    #expect(try compare(before, after, [("a", "c"), ("b", "c")]).rows.isEmpty)
  }

  /// A community that keeps its code when a part of it becomes another.
  @Test func aCodeMayStay() throws {
    let compared = try compare(
      run([("s", 4000, 0.7)]), run([("s", 1000, 1), ("q", 3000, 0.6)]), [("s", "q")])
    #expect(compared.rows.isEmpty && compared.pooledGroups == 1)
  }

  @Test func withoutACrosswalkTheyAreOfOneRun() throws {
    let compared = try compare(run([("a", 1000, 0.9)]), run([("b", 1000, 0.9)]), [])
    #expect(compared.onlyBefore == ["a"] && compared.onlyAfter == ["b"])
    #expect(compared.rows.map(\.community) == ["b", "a"])
    #expect(compared.rows.allSatisfy { $0.cause.cause == .boundary && $0.cause.isUndecidable })
    #expect(compared.won.isEmpty && compared.lost.isEmpty && !compared.isWorse)
  }

  @Test func unknownCodesAreTold() throws {
    let same = run([("a", 1000, 0.9)])
    let compared = try compare(same, same, [("a", "x"), ("y", "a"), ("y", "x")])
    #expect(compared.unknownCodes.before == ["y"] && compared.unknownCodes.after == ["x"])
    #expect(compared.rows.isEmpty && compared.onlyBefore.isEmpty)
  }

  @Test func tablesAreRead() throws {
    let path = try folder.write("c.csv", "备注,code_a,code_b\n,a,c\n,b,c\n")
    #expect(
      try Crosswalk(path: path).pairs == [
        Crosswalk.Pair(before: "a", after: "c"), Crosswalk.Pair(before: "b", after: "c"),
      ])
    for text in ["from,to\na,c\n", "code_a,code_b\na,\n"] {
      let path = try folder.write("d.csv", text)
      #expect(throws: InputError.self) { try Crosswalk(path: path) }
    }
  }
}
