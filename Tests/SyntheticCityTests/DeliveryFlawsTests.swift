import SyntheticCity
import Testing

@Suite struct DeliveryFlawsTests {
  private func flawed() -> [[String]] {
    var rows = (0..<1000).map { ["F\($0)", "120.\($0)", "30.\($0)", "\(100 + $0)"] }
    var flaws = DeliveryFlaws(seed: 1)
    flaws.apply(to: &rows, position: [1, 2], area: 3)
    return rows
  }

  @Test func shares() {
    let rows = flawed()
    #expect(rows.count == 1020)
    #expect(rows[..<1000].count { $0[1].isEmpty && $0[2].isEmpty } == 15)
    #expect(rows[..<1000].count { Int($0[3]) == nil } == 30)
    #expect(rows[1000...].allSatisfy { rows[..<1000].contains($0) })
    #expect(Set(rows.map { $0[0] }).count == 1000)
  }

  @Test func sameSeedSameFlaws() { #expect(flawed() == flawed()) }
}
