import Assessment
import CityReading
import Testing

@testable import Wording

/// No message quotes much of a file, and none moves the cursor.
@Suite struct MessageLengthTests {
  private let long = String(repeating: "很长的文字 long ", count: 200)

  @Test func messagesStayShort() {
    let columns = (0..<300).map { "column \($0) \(long)" }
    let messages: [InputMessage] = [
      .notANumber(long), .unknownType(long, count: 3, suggestion: nil),
      .noSuchField(long, among: columns), .noPositionFields(among: columns), .unclearComma(long),
      .differingTexts(long, long), .duplicateColumn(long),
      .unknownStatus(3, long, of: LocalizedText(zh: "处", en: "places")), .badCRS(long),
      .noFacilities.because(.unknownType(long, count: 3, suggestion: nil)), .angle(long),
    ]
    for message in messages {
      for language in Language.allCases {
        let line = message.problem[language] + "; " + message.fix[language]
        #expect(line.count <= 400)
        #expect(!line.contains(long.prefix(201)))
      }
    }
  }

  @Test func endsRemain() {
    let message = InputMessage.unknownType(long, count: 3, suggestion: nil)
    #expect(message.problem.en.hasSuffix("' in 3 rows"))
  }

  @Test func oneLongCellOfATable() throws {
    let cell = String(repeating: "x\u{1B}[2J", count: 2000)
    #expect {
      _ = try readCity(facilities: "id,type,lon,lat\na,pharmacy,\(cell),30.25\n")
    } throws: { "\($0)".count < 600 && !"\($0)".contains("\u{1B}") }
  }
}
