import RunComparison
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: [
    ("2021", "2021"), ("2021-05", "2021-05"), ("2021/5/3", "2021-05-03"),
    ("2021年5月3日", "2021-05-03"), ("20210503", "2021-05-03"), ("202105", "2021-05"),
    ("2021-05-03 08:30:00", "2021-05-03"), ("2030年", "2030"),
  ])
  func datesOfTablesAreRead(text: String, date: String) {
    #expect(PartialDate(text)?.description == date)
  }

  @Test(arguments: ["", "unknown", "5月", "99", "1200-01", "2021-13", "2021-02-40", "330102001001"])
  func otherTextsAreNoDates(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test func whatIsNotKnownIsNotCompared() throws {
    func date(_ text: String) throws -> PartialDate { try #require(PartialDate(text)) }
    #expect(try date("2022").isAfter(date("2021-12-31")) == true)
    #expect(try date("2021").isAfter(date("2021-05")) == nil)
    #expect(try date("2021-05-03").isAfter(date("2021-05")) == nil)
    #expect(try date("2021-05-03").isAfter(date("2021-05-03")) == false)
    #expect(try date("2021-04-30").isAfter(date("2021-05-01")) == false)
    #expect(try date("2021-06").isAfter(date("2021-05-03")) == true)
  }
}
