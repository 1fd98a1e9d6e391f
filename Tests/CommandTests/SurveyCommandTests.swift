import Foundation
import Reporting
import TestSupport
import Testing

/// From the sheet that is filled in to what a run says of it.
@Suite struct SurveyCommandTests {
  private let folder: TemporaryFolder

  /// A with 1000 households, B with 1000 in renewal, C without a number; a canteen in A reaches all of A.
  init() throws {
    folder = try TemporaryFolder()
    let squares = [
      (
        "\"id\":\"0001\",\"name\":\"甲\",\"street\":\"一街\",\"district\":\"东区\",\"households\":1000",
        0.0
      ),
      ("\"id\":\"0002\",\"name\":\"乙\",\"households\":1000,\"renewal\":\"yes\"", 5000),
      ("\"id\":\"0003\",\"name\":\"丙\"", 10_000),
    ].map { MisreadKind.square($0.0 + ",\"population\":2000", x: 500_000 + $0.1) }
    try folder.write("communities.geojson", MisreadKind.collection(squares))
    try folder.write(
      "facilities.csv", "id,type,x,y\nP,communityCanteen,500200,3350200\n")
    try folder.write(
      "study.yaml",
      """
      study: 1
      communities: {path: communities.geojson, crs: EPSG:4549}
      facilities: [{path: facilities.csv, crs: EPSG:4549}]
      """)
  }

  private func run(_ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(arguments, in: folder)
  }

  private func template(_ out: String, _ language: String) throws -> BuiltCommand {
    try run(
      "survey", "--template", "--study", "study.yaml", "--out", out, "--language", language)
  }

  private func table(_ name: String) throws -> [[String]] {
    try folder.content("lifecircle-out/" + name).drop { $0 == "\u{FEFF}" }
      .split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
  }

  // MARK: - The sheet

  @Test func aRowForEachCommunityAndCategory() throws {
    #expect(try template("survey.csv", "zh").status == 0)
    let lines = try folder.content("survey.csv").split(separator: "\n")
    #expect(lines.count == 1 + 3 * 8)
    #expect(
      lines[0].hasSuffix("社区编码,社区名称,街道,区,类别,户数,发放户数,触达户数,有效答卷户数,需求票数,满意度"))
    #expect(lines[1] == "0001,甲,一街,东区,治理,1000,,,,,")
    #expect(lines[24] == "0003,丙,,,便民,,,,,,")
  }

  @Test func theWorkbook() throws {
    let written = try template("survey.xlsx", "en")
    #expect(
      written.status == 0 && written.output.contains("3 communities × 8 categories; 1 communities"))
    let again = try template("survey.xlsx", "en")
    #expect(again.status == 4 && again.isOneLineOfError)
    #expect(again.error.contains("is there already and may be filled in"))
    // Its second sheet is not taken for the table, and what is empty is told as that.
    let run = try run(
      "assess", "--study", "study.yaml", "--survey", "survey.xlsx", "--language", "en")
    #expect(run.status == 3 && run.error.contains("no usable row of a survey"), "\(run.error)")
  }

  @Test(arguments: [
    ["survey"], ["survey", "--template"],
    ["survey", "--template", "--study", "study.yaml", "--out", "survey.doc"],
  ])
  func wrongFlags(arguments: [String]) throws {
    let run = try BuiltCommand(arguments, in: folder)
    #expect(run.status == 2 && run.isOneLineOfError, "\(run.error)")
  }

  // MARK: - What a run says

  /// The sheet filled in with these answers for elderly care by id.
  private func fill(_ answers: [String: String]) throws {
    _ = try template("survey.csv", "zh")
    let rows = try folder.content("survey.csv").split(separator: "\n").map { line -> String in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells[4] == "养老", let answer = answers[String(cells[0])] else { return String(line) }
      return cells.prefix(5).joined(separator: ",") + "," + answer
    }
    try folder.write("survey.csv", rows.joined(separator: "\n") + "\n")
  }

  /// 49.9 % are too few and 80 % are enough in renewal; by hand: 499 ÷ 1000, 1 more; 800 of 1000.
  @Test func validity() throws {
    try fill(["0001": "1000,900,700,499,250,4", "0002": "1000,900,900,800,100,3"])
    let run = try run(
      "assess", "--study", "study.yaml", "--survey", "survey.csv", "--language", "zh")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("调研有效社区 1/3,低于50%(更新社区80%)的 1 个已标注,未调研 1 个"))
    let rows = try table("survey_validity.csv")
    #expect(
      rows[1] == [
        "0001", "甲", "一街", "东区", "no", "1000", "900", "700", "499", "0.499000000",
        "0.500000000", "no", "1",
      ])
    #expect(rows[2].suffix(5) == ["800", "0.800000000", "0.800000000", "yes", "0"])
    #expect(
      rows[3] == ["0003", "丙", "", "", "no", "", "", "", "", "", "0.500000000", "", ""])
    for name in ["survey_validity.csv", "interviews.csv"] {
      for column in try table(name)[0] {
        #expect(ColumnDictionary().entry(column, of: name) != nil, "\(name) \(column)")
      }
    }
  }

  @Test func interviews() throws {
    try fill(["0001": "1000,900,700,499,250,4", "0002": "1000,900,900,800,100,3"])
    #expect(
      try run(
        "assess", "--study", "study.yaml", "--survey", "survey.csv", "--language", "zh", "--quiet"
      ).status == 0)
    let text = try folder.content("lifecircle-out/interviews.csv").split(separator: "\n")
    // A reaches its canteen, misses two more types of the old and one of the young, and calls for more: 250 of 499.
    let own = text.filter { $0.hasPrefix("0001,") }
    #expect(own.count == 4)
    #expect(!own.contains { $0.contains("社区食堂(老年食堂):") })
    #expect(own.contains { $0.contains("养老:需求票250/有效答卷499(50.1%);调研户数不足,仅供参考") })
    #expect(
      text.filter { $0.hasPrefix("0002,") }.contains {
        $0.contains("社区食堂(老年食堂):服务半径500米(直线)内覆盖0.0%,最近4800米")
      })
    #expect(text.filter { $0.hasPrefix("0002,") }.count == 4)
  }

  /// The whole as a workbook too, and a summary with the numbers.
  @Test func otherFormats() throws {
    try fill(["0001": "1000,900,700,600,250,4"])
    let run = try run(
      "assess", "--study", "study.yaml", "--survey", "survey.csv", "--format", "csv,xlsx",
      "--language", "en")
    #expect(run.status == 0, "\(run.error)")
    let names = try folder.names("lifecircle-out")
    #expect(names.contains("survey_validity.csv") && names.contains("results.xlsx"))
    let summary = try folder.content("lifecircle-out/summary.json")
    #expect(summary.contains("\"survey_valid\": 1,") && summary.contains("\"survey_missing\": 2,"))
    let none = try self.run("assess", "--study", "study.yaml", "--quiet")
    #expect(none.status == 0)
    #expect(try !folder.names("lifecircle-out").contains("survey_validity.csv"))
  }

  /// Satisfaction 4 is 75 of 100; one complaint of 2000 people is 99.95; as the only parts, their mean.
  @Test func governance() throws {
    try folder.write("12345.csv", "id,x,y\n1,500100,3350100\n")
    try fill([
      "0001": "1000,900,700,600,250,4", "0002": "1000,,,900,,4", "0003": "1000,,,900,,4",
    ])
    let run = try run(
      "assess", "--study", "study.yaml", "--survey", "survey.csv", "--complaints", "12345.csv",
      "--complaints-crs", "EPSG:4549", "--language", "en")
    #expect(run.status == 0, "\(run.error)")
    let rows = try table("communities.csv")
    let column = try #require(rows[0].firstIndex(of: "governance_index"))
    let basis = try #require(rows[0].firstIndex(of: "index_basis"))
    #expect(rows[1][basis].hasSuffix(";satisfaction;complaints"))
    #expect(rows[1...3].map { $0[column] } == ["87.4750", "87.5000", "87.5000"])
  }
}
