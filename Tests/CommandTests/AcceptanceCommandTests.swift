import Foundation
import TestSupport
import Testing

/// `assess --acceptance` on two squares, and on the exam data of a small city.
@Suite struct AcceptanceCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, content) in TwoSquares.files { try folder.write(name, content) }
    try folder.write("standard.yaml", Self.standard)
  }

  private static let standard = """
    standard: 1
    types:
      - {id: kindergarten, name: {zh: 幼儿园, en: Kindergarten}, circle: 5, radius_m: 300, service_group: education}
      - {id: pharmacy, name: {zh: 药店, en: Pharmacy}, circle: 15, radius_m: 500, service_group: convenience}
    acceptance:
      - id: province
        name: {zh: 省级, en: province}
        level: provinceCreation
        satisfaction: {at_least: 4, points: 20}
        items:
          - {id: scenario, name: {zh: 场景, en: scenario}, limit: 80}
          - {id: platform, name: {zh: 平台, en: platform}, kind: digital, limit: 100}
          - {id: bonus, kind: bonus, limit: 5}
        digital: {preset: province}
        total: {minimum: 70}
        service_groups: {at_least: 2}
      - id: city
        name: {zh: 市级, en: city}
        level: cityCreation
        items: [{id: platform, kind: digital, limit: 100}]
        digital: {preset: city}

    """

  private func assess(_ scores: String, _ more: String...) throws -> BuiltCommand {
    try folder.write("scores.csv", "community_id,item,score,evidence\n" + scores)
    return try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--facilities", "facilities.csv",
        "--standard", "standard.yaml", "--acceptance", "scores.csv", "--skip-balance", "--out",
        "out", "--language", "en",
      ] + more, in: folder)
  }

  private func rows(_ name: String) throws -> [[String]] {
    try folder.content("out/" + name).split(separator: "\n").map {
      $0.components(separatedBy: ",")
    }
  }

  /// 4.5 of 5 are 17.5 points; A has both groups, B has none.
  @Test func writesOneRowForEachPreconditionItemAndTotal() throws {
    let run = try assess(
      """
      A,satisfaction,4.5,residents
      A,scenario,60,panel
      A,platform,58,log
      A,bonus,3,
      B,satisfaction,4.5,
      B,scenario,60,
      B,platform,61,
      """)
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    let table = try rows("acceptance.csv")
    #expect(
      table[0].joined(separator: ",").hasSuffix(
        "unit,item,score,limit,result,evidence,rules,minimum"))
    let expected = """
      A,satisfaction,4.5,5,pass,residents,province,4
      A,service_groups,2,2,pass,education;convenience,province,2
      A,scenario,60,80,pass,panel,province,
      A,platform,58,100,pass,log,province,
      A,bonus,3,5,,,province,
      A,digital,58,100,pass,,province,56
      """.split(separator: "\n").map(String.init)
    #expect(table[1...6].map { $0.joined(separator: ",") } == expected)
    #expect(table[7][..<5] == ["A", "total", "77.5", "100", "pass"])
    #expect(table[7].joined(separator: ",").contains("for no minimum: 3"))
    let totals = table.filter { $0[1] == "total" }.map {
      [$0[0], $0[4], $0.suffix(2)[$0.count - 2]]
    }
    #expect(
      totals == [
        ["A", "pass", "province"], ["A", "fail", "city"], ["B", "fail", "province"],
        ["B", "pass", "city"],
      ])
    #expect(run.output.contains("1 passed, 1 failed, 0 cannot be judged"))
    let summary = try folder.content("out/summary.json")
    #expect(summary.contains("\"cannot_be_judged\": 0"))
  }

  @Test func wordsOnTheScreenAreInTheLanguageOfTheRun() throws {
    let run = try assess("A,scenario,60,\n", "--language", "zh")
    #expect(run.status == 0)
    #expect(run.output.contains("验收(自定规则):省级 通过 0 · 不通过 0 · 无法判定 1"))
    #expect(
      try rows("acceptance.csv").filter { $0[1] == "total" }.map { $0[4] }.allSatisfy {
        $0 == "cannot_be_judged"
      })
  }

  /// What cannot be used is told with its row; the first of two scores counts, and a bonus to its limit.
  @Test func rowsThatCannotBeUsed() throws {
    let run = try assess(
      """
      A,satisfaction,4.5,
      C,scenario,60,
      A,scenaro,60,
      A,scenario,60,
      A,场景,20,
      A,platform,101,
      A,bonus,9,
      B,scenario,,
      B,platform,many,
      ,platform,5,
      """)
    #expect(run.status == 0, "\(run.error)")
    let problems = try rows("problems.csv").filter { $0[2] == "scores.csv" }
    let found = problems.map { [$0[3], $0[5], $0[7]] }
    #expect(
      found == [
        ["3", "community_id", "skipped"], ["4", "item", "skipped"], ["6", "item", "skipped"],
        ["7", "score", "skipped"], ["8", "score", "repaired"], ["9", "score", "skipped"],
        ["10", "score", "skipped"], ["11", "community_id", "skipped"],
      ])
    #expect(problems[1].joined().contains("scenario"), "the nearest item is named")
    let table = try rows("acceptance.csv").filter { $0[0] == "A" && $0[6] == "province" }
    #expect(table.first { $0[1] == "scenario" }?[2] == "60")
    #expect(table.first { $0[1] == "bonus" }?[2] == "5")
    #expect(table.first { $0[1] == "platform" }?[4] == "cannot_be_judged")
  }

  /// A workbook with Chinese headings and names of items says the same as a table of codes.
  @Test func workbooksAreReadToo() throws {
    _ = try assess("A,satisfaction,4.5,residents\nA,scenario,60,panel\nA,platform,58,log\n")
    let codes = try folder.content("out/acceptance.csv")
    let workbook = TestWorkbook([
      ["社区编码", "指标", "得分", "依据"], ["A", "满意度", "4.5", "residents"],
      ["A", "场景", "60", "panel"], ["A", "platform", "58", "log"],
    ])
    try folder.write("scores.xlsx", workbook.data)
    let run = try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--facilities", "facilities.csv",
        "--standard", "standard.yaml", "--acceptance", "scores.xlsx", "--skip-balance", "--out",
        "out", "--language", "en",
      ], in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(try folder.content("out/acceptance.csv") == codes)
  }

  @Test(arguments: [
    ("no,columns\n1,2\n", "community_id"), ("community_id,item\nA,x\n", "score"),
  ])
  func filesWithoutScores(content: String, word: String) throws {
    try folder.write("bad.csv", content)
    let run = try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--facilities", "facilities.csv",
        "--standard", "standard.yaml", "--acceptance", "bad.csv", "--out", "out", "--language",
        "en",
      ], in: folder)
    #expect(run.status == 3 && run.error.contains(word) && run.error.contains("bad.csv"))
    #expect(run.error.split(separator: "\n").count == 1)
  }

  @Test func aStandardWithoutRulesRefusesScores() throws {
    try folder.write(
      "plain.yaml", "standard: 1\ntypes: [{id: kindergarten, circle: 5, radius_m: 300}]\n")
    let run = try assess("A,scenario,60,\n", "--standard", "plain.yaml")
    #expect(run.status == 3 && run.error.contains("acceptance"))
  }

  /// The exam data beside the files of a city, the same bytes for a seed; the study names only files that are there.
  @Test func examDataAreWrittenAndJudged() throws {
    let arguments = ["generate", "--communities", "70", "--exam", "--quiet", "--out"]
    #expect(try BuiltCommand(arguments + ["one"], in: folder).status == 0)
    #expect(try BuiltCommand(arguments + ["two"], in: folder).status == 0)
    let names = try folder.names("one")
    #expect(names.count == 9 + 15)
    for name in names {
      #expect(try folder.data("one/" + name) == folder.data("two/" + name), "\(name)")
    }
    for study in ["study-exam.yaml", "study-exam-b.yaml"] {
      let paths = try folder.content("one/" + study).matches(of: /path: ([^\s,}]+)/)
      #expect(paths.count > 4 && paths.allSatisfy { names.contains(String($0.1)) }, "\(study)")
    }
    // Without the sections behind the survey, so that only the acceptance is read.
    let base = try #require(
      folder.content("one/study-exam.yaml").components(separatedBy: "survey:").first)
    try folder.write("one/study.yaml", base + "acceptance: {path: acceptance-scores.csv}\n")
    let run = try BuiltCommand(
      [
        "assess", "--study", "one/study.yaml", "--metric", "straight", "--measure", "area",
        "--skip-balance", "--out", "out",
      ], in: folder)
    #expect(run.status == 0, "\(run.error)")
    let totals = try rows("acceptance.csv").filter { $0[1] == "total" }
    #expect(Set(totals.map { $0[4] }) == ["pass", "fail", "cannot_be_judged"])
    let scored = try folder.content("one/acceptance-scores.csv").split(separator: "\n").dropFirst()
      .map { $0.prefix { $0 != "," } }
    #expect(totals.count == Set(scored).count)
    let problems = try rows("problems.csv").filter { $0[2].hasSuffix("acceptance-scores.csv") }
    #expect(problems.isEmpty)
  }
}
