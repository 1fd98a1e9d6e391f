import CityBatch
import TestSupport
import Testing
import Wording

@Suite struct BatchManifestTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func manifest(_ text: String) throws -> BatchManifest {
    try BatchManifest(path: folder.write("cities.csv", text), taken: ["summary.json"])
  }

  @Test func pathsAreRelativeToTheManifest() throws {
    let studies = try manifest("city,study,weight\na,x/study.yaml,2.5\nb,/y.yaml,\n").studies
    #expect(studies.map(\.study) == ["\(folder.path)/x/study.yaml", "/y.yaml"])
    #expect(studies.map(\.weight) == [2.5, 1])
    #expect(studies.map(\.row) == [2, 3])
    #expect(studies.allSatisfy { $0.defect == nil })
  }

  @Test func chineseHeadingsAreRead() throws {
    let studies = try manifest("城市,研究,权重\n甲,a.yaml,3\n").studies
    #expect(studies.map(\.city) == ["甲"] && studies[0].weight == 3)
  }

  @Test(arguments: [
    "../x", "a/b", "a\\b", ".hidden", "..", "summary.json", "a\u{1}b",
    String(repeating: "长", count: 60),
  ])
  func unsafeNamesAreDefects(name: String) throws {
    let studies = try manifest("city,study\n\(name),a.yaml\ngood,b.yaml\n").studies
    #expect(studies.count == 2)
    #expect(studies[0].defect != nil && studies[1].defect == nil)
  }

  @Test(arguments: ["=cmd|'calc'!A0", "<script>", "a b", "杭州", "O'Brien"])
  func oddNamesAreNone(name: String) throws {
    #expect(try manifest("city,study\n\(name),a.yaml\n").studies[0].defect == nil)
  }

  @Test func noneOfSeveralRowsOfACityIsTaken() throws {
    let studies = try manifest("city,study\na,1.yaml\nb,2.yaml\na,3.yaml\n").studies
    #expect(studies.map { $0.defect == nil } == [false, true, false])
    #expect(studies[0].defect?.problem.en.contains("(4)") == true)
  }

  @Test(arguments: ["0", "-1", "x", "1e300"])
  func weightsAreChecked(weight: String) throws {
    #expect(try manifest("city,study,weight\na,1.yaml,\(weight)\n").studies[0].defect != nil)
  }

  @Test(arguments: ["city,path\na,b\n", "name,study\na,b\n", "city,study\n"])
  func tablesOfSomethingElseAreRefused(text: String) throws {
    #expect(throws: InputError.self) { try manifest(text) }
  }

  @Test func emptyCellsAreDefects() throws {
    let studies = try manifest("city,study,weight\n,1.yaml,1\na,,1\n").studies
    #expect(studies.allSatisfy { $0.defect != nil } && studies.count == 2)
  }
}
