import Assessment
import CityReading
import Testing

@Suite struct PeopleRangeTests {
  @Test(arguments: [
    ("5000-12000", 5000.0, 12_000.0), ("5,000–12,000", 5000, 12_000),
    ("5，000—12，000人", 5000, 12_000),
    ("0.5万-1.2万", 5000, 12_000), ("0.5-1.2万", 5000, 12_000), ("5000-1.2万", 5000, 12_000),
    ("０.５万～１.２万", 5000, 12_000), (" 2万 至 4万 ", 20_000, 40_000), ("2万到4万人", 20_000, 40_000),
    ("7-7", 7, 7), ("1,234,567-2,000,000", 1_234_567, 2_000_000), ("0.5-1", 0.5, 1),
  ])
  func ranges(text: String, least: Double, most: Double) {
    let range = PeopleRange(text)
    #expect(range?.least == least && range?.most == most)
  }

  @Test(arguments: [
    "", "-", "5000", "5000-", "-5000", "-5-10", "12000-5000", "0-10", "5000-12000-20000", "5e3-1e4",
    "50,00-12000", "5,0000-12000", ",500-1000", "1..2-3", "inf-inf", "nan-nan", "0x10-0x20",
    "五千-一万",
    "5000-12000x", "万-2万", "1-9999999999", "+5-6",
  ])
  func noRanges(text: String) {
    #expect(PeopleRange(text) == nil)
  }

  @Test func standards() {
    #expect(PeopleChoice("gb50180") == .standard(.gb50180))
    #expect(PeopleChoice("HangZhou") == .standard(.hangzhou))
    #expect(PeopleChoice("gb") == nil)
    #expect(PeopleChoice("gb50180")?.people(minutes: 15) == PeopleRange(50_000, 100_000))
    #expect(PeopleChoice("hangzhou")?.people(minutes: 15) == PeopleRange(20_000, 40_000))
    for standard in PeopleStandard.allCases {
      #expect(standard.people(minutes: 5) == PeopleRange(5000, 12_000))
      #expect(standard.people(minutes: 10) == nil)
      #expect(standard.certainty(minutes: 5) == .b)
    }
    #expect(PeopleStandard.hangzhou.certainty(minutes: 15) == .measured)
  }
}
