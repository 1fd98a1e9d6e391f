import Foundation
import TestSupport
import Testing

/// Pictures and documents through the built command.
@Suite struct PictureCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in TwoSquares.files { try folder.write(name, text) }
  }

  private func assess(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> BuiltCommand {
    try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--facilities", "facilities.csv",
        "--facilities-crs", "EPSG:4326", "--language", "en",
      ] + arguments, in: folder, environment: environment)
  }

  @Test func sameBytesForAnyNumberOfThreads() throws {
    for threads in ["1", "2"] {
      let run = try assess(["--format", "svg,docx", "--threads", threads, "--out", threads])
      #expect(run.status == 0, "\(run.error)")
    }
    let names = try folder.names("1").filter { $0.hasSuffix(".svg") || $0.hasSuffix(".docx") }
    #expect(names.contains("report.docx") && names.contains("picture_circle5.svg"))
    #expect(names.contains("picture_index.svg") && names.count >= 9)
    for name in names {
      #expect(try folder.data("1/\(name)") == folder.data("2/\(name)"), "\(name)")
    }
    let index = try folder.content("1/picture_index.svg")
    #expect(index.contains("not the published"))
  }

  /// Another run takes the place of all pictures.
  @Test func olderPicturesGo() throws {
    #expect(try assess(["--format", "svg", "--out", "o"]).status == 0)
    #expect(try assess(["--format", "csv", "--out", "o"]).status == 0)
    #expect(try folder.names("o").allSatisfy { !$0.hasSuffix(".svg") })
  }

  @Test func withoutABrowser() throws {
    let run = try assess(["--format", "csv,png", "--out", "o"], environment: ["PATH": folder.path])
    #expect(run.status == 0 && run.output.contains("no Chromium on the PATH"), "\(run.error)")
    #expect(try folder.content("o/problems.csv").contains("no Chromium on the PATH"))
    #expect(try folder.names("o").allSatisfy { !$0.hasSuffix(".png") })
    #expect(try folder.names("o").contains("coverage.csv"))
  }

  @Test(arguments: [
    (["--docx-of", "town", "--format", "docx"], "--docx-of town is not known"),
    (["--docx-of", "city"], "add docx to --format"),
    (["--docx-of", "community:Z", "--format", "docx"], "no community has the id or name 'Z'"),
    (["--docx-of", "district:Z", "--format", "docx"], "no community is in a district 'Z'"),
  ])
  func unknownSubjects(arguments: [String], words: String) throws {
    let run = try assess(arguments + ["--out", "o"])
    #expect(run.status == 2 && run.error.contains(words), "\(run.error)")
    #expect(try !folder.names().contains("o"))
  }

  @Test func portrait() throws {
    let run = try assess([
      "--format", "docx", "--docx-of", "community:A", "--docx-of", "community:乙", "--out", "o",
    ])
    #expect(run.status == 0, "\(run.error)")
    let document = Unzipped(Array(try folder.data("o/report.docx"))).text("word/document.xml")
    #expect(document.contains("甲 A · Portrait") && document.contains("乙 B · Portrait"))
  }
}
