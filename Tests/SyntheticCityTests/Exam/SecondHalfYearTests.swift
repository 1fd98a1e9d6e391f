import PlanarGeometry
import SyntheticCity
import Testing

/// The lists of facilities of two half-years, compared row by row.
@Suite struct SecondHalfYearTests {
  private let first: ExamTable
  private let second: ExamTable
  private let truth: ExamTable

  init() throws {
    first = try #require(SampleExam.table("facilities-a.csv"))
    second = try #require(SampleExam.table("facilities-b.csv"))
    truth = try #require(SampleExam.table("truth.csv"))
  }

  private func ids(_ change: String) -> Set<String> {
    Set(truth.rows.filter { $0[0] == change }.map { $0[3] })
  }

  @Test func newOnes() {
    let old = Set(first.cells("编号"))
    let added = second.rows.filter { !old.contains($0[0]) }
    #expect(second.rows.count == first.rows.count + 110)
    let opened = added.filter { ("2025-07-01"..."2025-12-31").contains($0[8]) }
    #expect(opened.count == 60 && Set(opened.map { $0[0] }) == ids("opened"))
    let late = added.filter { $0[8] < "2025-07-01" }
    #expect(late.count == 50 && Set(late.map { $0[0] }) == ids("new_record"))
    #expect(Set(second.cells("编号")).count == second.rows.count)
  }

  @Test func changedOnes() throws {
    let (before, after) = (try #require(first.places), try #require(second.places))
    var (closed, moved, corrected) = (Set<String>(), Set<String>(), Set<String>())
    for row in first.rows.indices {
      let (old, new) = (first.rows[row], second.rows[row])
      #expect(old[0] == new[0])
      if new[6] == "已关闭" { closed.insert(new[0]) }
      guard before[row] != after[row] else { continue }
      if old[8] == new[8] { corrected.insert(new[0]) } else { moved.insert(new[0]) }
    }
    #expect(closed == ids("closed") && closed.count == 25)
    #expect(moved == ids("moved") && moved.count == 10)
    #expect(corrected == ids("corrected") && corrected.count == 40)
    #expect(first.cells("状态").allSatisfy { $0 != "已关闭" })
  }

  /// Only a status or a date of the half-year makes a change real.
  @Test func natureOfChanges() {
    let real = truth.rows.filter { $0[1] == "real" }
    #expect(Set(real.map { $0[0] }) == ["opened", "closed", "moved"])
    #expect(real.allSatisfy { ("2025-07-01"..."2025-12-31").contains($0[4]) })
    #expect(truth.rows.count == 60 + 25 + 10 + 40 + 50 + 8 + 3)
  }
}
