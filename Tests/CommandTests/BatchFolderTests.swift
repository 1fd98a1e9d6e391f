import Foundation
import TestSupport
import Testing

/// What a batch says of the folder that it works in, and what it takes for done.
@Suite struct BatchFolderTests {
  private let folder: TemporaryFolder

  private static let flags = ["--metric", "straight", "--types", "pharmacy,kindergarten"]

  init() throws {
    folder = try TemporaryFolder()
    let made = try BuiltCommand(
      ["generate", "--communities", "5", "--out", "c", "--quiet"], in: folder)
    #expect(made.status == 0, "\(made.error)")
    try folder.write("cities.csv", "city,study\na,c/study.yaml\n")
  }

  private func batch(_ more: String...) throws -> BuiltCommand {
    try BuiltCommand(
      ["batch", "--manifest", "cities.csv", "--out", "x", "--language", "en", "--"] + Self.flags
        + more, in: folder)
  }

  @Test func aFolderInUseIsRefused() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/x/.batch", withIntermediateDirectories: true)
    let held = open(folder.path + "/x/.batch", O_RDONLY)
    #expect(held >= 0 && flock(held, LOCK_EX) == 0)
    let refused = try batch()
    #expect(refused.status == 4 && refused.isOneLineOfError)
    #expect(refused.error.contains("another batch"))
    close(held)
    #expect(try batch().status == 0)
  }

  /// A file that was not there is no reason to leave it out for ever.
  @Test func whatLeftOutAFileIsExaminedAgain() throws {
    let study = try folder.content("c/study.yaml")
    try folder.write(
      "c/study.yaml",
      study.replacingOccurrences(
        of: "residential:", with: "  - {path: late.csv, type: pharmacy}\nresidential:"))
    let first = try batch("--allow-partial")
    #expect(first.status == 0 && first.output.contains("left out an input"), "\(first.error)")
    try folder.write("c/late.csv", "id,x,y\nnew,120.0,30.0\n")
    let second = try batch("--allow-partial")
    #expect(second.output.contains("(0 of them unchanged"))
    #expect(!second.output.contains("left out an input"), "\(second.output)")
  }

  @Test func aShippedStandardIsNoFileThatChanges() throws {
    #expect(try batch("--standard", "lifecircle-20").status == 0)
    #expect(try batch("--standard", "lifecircle-20").output.contains("(1 of them unchanged"))
  }

  /// Tables of an earlier run do not pass for those of one that was stopped.
  @Test func aStoppedRunMarksWhatStandsThere() throws {
    #expect(try batch().status == 0)
    #expect(try folder.content("x/summary.json").contains("\"incomplete\": false"))
    let held = try HeldFolder(in: folder, cities: ["b"], of: "x")
    try folder.write("cities.csv", "city,study\na,c/study.yaml\nb,c/study.yaml\n")
    let run = try BackgroundCommand(
      ["batch", "--manifest", "cities.csv", "--out", "x", "--"] + Self.flags, in: folder)
    _ = try run.child("--out=x/b")
    run.interrupt()
    #expect(run.waitForStatus() == 130)
    held.release()
    let summary = try folder.content("x/summary.json")
    #expect(summary.contains("\"incomplete\": true") && summary.contains("not examined yet"))
    let whole = try batch()
    #expect(whole.output.contains("count its communities several times: a, b"), "\(whole.output)")
  }

  /// Results of somebody else that stand where those of the batch were.
  @Test func foreignResultsAreNotMerged() throws {
    try folder.write("cities.csv", "city,study,weight\na,c/study.yaml,9\nb,c/study.yaml,1\n")
    let held = try HeldFolder(in: folder, cities: ["b"], of: "x")
    let run = try BackgroundCommand(
      ["batch", "--manifest", "cities.csv", "--out", "x", "--jobs", "1", "--"] + Self.flags,
      in: folder)
    _ = try run.child("--out=x/b")
    let other = try BuiltCommand(
      ["assess", "--study", "c/study.yaml", "--out", "x/a", "--detour", "1.5"] + Self.flags,
      in: folder)
    #expect(other.status == 0, "\(other.error)")
    held.release()
    #expect(run.waitForStatus() == 0)
    let cities = WrittenTable.rows(try folder.content("x/cities.csv"))
    #expect(cities.dropFirst().map { $0[4] } == ["failed", "done"])
    #expect(try !folder.content("x/coverage.csv").contains("\na,"))
    #expect(try batch().status == 0)
    #expect(try folder.content("x/coverage.csv").contains("\na,"))
  }

  @Test func rowsWithoutANameAreCalledByTheirNumber() throws {
    let long = String(repeating: "长", count: 60)
    try folder.write("cities.csv", "city,study\n,c/study.yaml\n\(long),c/study.yaml\n")
    let run = try batch()
    #expect(run.output.contains("national tables: row 2, "), "\(run.output)")
    #expect(run.output.contains("too long for a folder"))
    #expect(!run.output.contains("not used"))
    try folder.write("cities.csv", "city,study,weigth\na,c/study.yaml,3\n")
    #expect(try batch().output.contains("are not used (city, study and weight are): weigth"))
  }
}
