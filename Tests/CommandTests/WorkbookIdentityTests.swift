import Foundation
import TestSupport
import Testing

/// The same tables as CSV and as workbooks give the same bytes.
@Suite struct WorkbookIdentityTests {
  @Test func coverageIsTheSame() throws {
    var random = SeededRandom(8)
    let place = { (0..<2).map { _ in Double(random.below(1 << 40)) / Double(1 << 40) * 700 } }
    let facilities = (0..<40).map { number -> [String] in
      let (at, id) = (place(), 330_102_001_000 + number)
      return ["\(id)", "pharmacy", "\(500_000 + at[0])", "\(3_350_000 + at[1] / 2)"]
    }
    let people = (0..<300).map { number -> [String] in
      let at = place()
      return ["\(number)", "\(500_000 + at[0])", "\(3_350_000 + at[1] / 2)", "\(at[0] / 100)"]
    }
    let tables = [
      "facilities": [["id", "type", "x", "y"]] + facilities,
      "people": [["id", "x", "y", "population"]] + people,
    ]
    let csv = try coverage(
      tables.mapValues { $0.map { $0.joined(separator: ",") + "\n" }.joined() }, "csv")
    let xlsx = try coverage(
      tables.mapValues { MisreadKind.base64Mark + TestWorkbook($0).data.base64EncodedString() },
      "xlsx")
    #expect(csv == xlsx)
    #expect(csv.contains("330102001") == false && csv.split(separator: "\n").count == 3)
  }

  private func coverage(_ tables: [String: String], _ format: String) throws -> String {
    let folder = try TemporaryFolder()
    var files = MisreadKind.town
    files["standard.yaml"] = "standard: 1\ntypes:\n  - {id: pharmacy, circle: 15, radius_m: 60}\n"
    files["study.yaml"] = MisreadKind.study(MisreadKind.people).replacing(
      "facilities.csv", with: "facilities.\(format)"
    )
    .replacing("people.csv", with: "people.\(format)")
    for (name, text) in files { try folder.write(name, text) }
    for (name, text) in tables { try folder.write("\(name).\(format)", MisreadKind.content(text)) }
    let run = try BuiltCommand(["assess", "--study", "study.yaml"], in: folder)
    #expect(run.status == 0, "\(run.error)")
    return try folder.content("lifecircle-out/coverage.csv")
  }
}
