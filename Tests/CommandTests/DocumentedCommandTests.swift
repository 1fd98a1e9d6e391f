import Foundation
import TestSupport
import Testing

/// Every command that the documentation shows, block by block.
@Suite struct DocumentedCommandTests {
  /// All of them where everything is tried, otherwise the README. `ExaminationLoopTests` runs its own page.
  static let pages = Result {
    let all = try DocumentedPage.all().map(\.path).filter { !$0.hasSuffix("/Examination.md") }
    return Thoroughness.cases(["README.md"], exhaustive: all)
  }

  private static let template = Result { try makeTemplate() }

  /// A small city about the same place as the sample, once as the sample and once as a reader's own study.
  private static func makeTemplate() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let generate = ["generate", "--scale", "0.05", "--exam", "--quiet", "--out"]
    #expect(try BuiltCommand(generate + ["SampleData"], in: folder).status == 0)
    let study = try folder.content("SampleData/study.yaml") + "metric: straight\n"
    try folder.write("SampleData/study.yaml", study)
    return folder
  }

  @Test(arguments: try pages.get())
  func everyCommand(of path: String) throws {
    let folder = try DocumentedFolder(copying: Self.template.get())
    for block in try DocumentedPage(path: path).blocks() {
      let run = try folder.run(block)
      #expect(run.status == 0, "\(path):\n\(block)\n\(run.output)")
    }
  }

  /// What is looked for is found, and a page without commands is not taken for one that was run.
  @Test func pagesHaveCommands() throws {
    let all = try DocumentedPage.all()
    let blocks = try all.flatMap { try $0.blocks() }
    #expect(all.count > 15 && blocks.count > 40)
    #expect(blocks.contains { $0.hasPrefix("sudo apt-get update && ") })
    #expect(blocks.contains { $0.contains(" map --study ") })
    #expect(blocks.allSatisfy { !$0.contains("```") })
  }

  /// A command that fails in the middle of a block is seen.
  @Test func aFailingCommandIsSeen() throws {
    let folder = try DocumentedFolder(copying: TemporaryFolder())
    #expect(try folder.run("lifecircle --version").status == 0)
    #expect(try folder.run("lifecircle standard nothing\ntrue").status == 2)
    #expect(try folder.run("lifecircle map --study nowhere.yaml\ntrue").status != 0)
    #expect(try folder.run("Benchmarks/no-such-script\ntrue").status != 0)
  }
}
