import Foundation
import TestSupport
import Testing

/// `lifecircle batch`: what fails touches nothing else, and what is done is not done again.
@Suite struct BatchCommandTests {
  private let folder: TemporaryFolder

  private static let flags = ["--", "--metric", "straight", "--types", "pharmacy,kindergarten"]

  init() throws {
    folder = try TemporaryFolder()
    for seed in 1...3 {
      let made = try BuiltCommand(
        ["generate", "--communities", "5", "--seed", "\(seed)", "--out", "c\(seed)", "--quiet"],
        in: folder)
      #expect(made.status == 0, "\(made.error)")
    }
    let study = try folder.content("c1/study.yaml")
    try folder.write(
      "c1/broken.yaml", study.replacingOccurrences(of: "facilities.csv", with: "none.csv"))
  }

  private func batch(_ out: String, _ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(
      ["batch", "--manifest", "cities.csv", "--out", out] + arguments + Self.flags, in: folder)
  }

  private func manifest(_ rows: String...) throws {
    try folder.write("cities.csv", "city,study,weight\n" + rows.map { $0 + "\n" }.joined())
  }

  /// By city, the cells of its row.
  private func rows(_ out: String) throws -> [String: [String: String]] {
    let lines = try folder.content(out + "/cities.csv").drop { $0 == "\u{FEFF}" }
      .split(separator: "\n")
    let head = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().reduce(into: [:]) { rows, line in
      // Reasons are the only cells that may be quoted.
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      let plain = parts.enumerated().map { place, part in
        place % 2 == 0 ? String(part) : part.replacingOccurrences(of: ",", with: ";")
      }.joined()
      let cells = plain.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      rows[cells[0]] = Dictionary(uniqueKeysWithValues: zip(head, cells))
    }
  }

  private func writtenAt(_ file: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(file)")[.modificationDate]
      as? Date
  }

  /// The tables of cities one behind the other, put together by hand.
  private func concatenation(_ name: String, of cities: [String], in out: String) throws -> String {
    var text = ""
    for city in cities {
      let lines = try folder.content("\(out)/\(city)/\(name)").drop { $0 == "\u{FEFF}" }
        .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if text.isEmpty { text = "\u{FEFF}city,\(lines[0])\n" }
      text += lines.dropFirst().map { "\(city),\($0)\n" }.joined()
    }
    return text
  }

  @Test func tablesAreThoseOfTheCitiesAndBytesDoNotDependOnJobs() throws {
    try manifest("b,c2/study.yaml,9", "a,c1/study.yaml,1", "c,c3/study.yaml,2")
    for jobs in ["1", "2"] {
      let run = try batch("x\(jobs)", "--jobs", jobs)
      #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    }
    for name in ["communities.csv", "coverage.csv", "types.csv", "gaps.csv", "problems.csv"] {
      let merged = String(decoding: try folder.data("x1/" + name), as: UTF8.self)
      #expect(merged == (try concatenation(name, of: ["a", "b", "c"], in: "x1")), "\(name)")
      #expect(try folder.data("x1/" + name) == folder.data("x2/" + name))
    }
    for city in ["a", "b", "c"] {
      #expect(try folder.names("x1/" + city) == folder.names("x2/" + city))
      for name in try folder.names("x1/" + city) where name != "summary.json" {
        #expect(try folder.data("x1/\(city)/\(name)") == folder.data("x2/\(city)/\(name)"))
      }
    }
    // And as a run of its own writes them.
    let alone = try BuiltCommand(
      ["assess", "--study", "c2/study.yaml", "--out", "alone"] + Self.flags.dropFirst(), in: folder)
    #expect(alone.status == 0)
    #expect(try folder.names("alone") == folder.names("x1/b"))
    #expect(try folder.data("alone/coverage.csv") == folder.data("x1/b/coverage.csv"))
  }

  @Test func whatIsUnchangedIsNotExaminedAgain() throws {
    try manifest("a,c1/study.yaml,", "b,c2/study.yaml,")
    #expect(try batch("x").status == 0)
    let before = try ["a", "b"].map { try writtenAt("x/\($0)/summary.json") }
    let again = try batch("x")
    #expect(again.output.contains("2 of them unchanged"), "\(again.output)")
    #expect(try ["a", "b"].map { try writtenAt("x/\($0)/summary.json") } == before)
    #expect(try rows("x").values.allSatisfy { $0["skipped"] == "yes" && $0["status"] == "done" })
    // Another byte of an input examines that city alone.
    try folder.write("c2/facilities.csv", folder.content("c2/facilities.csv") + "\n")
    #expect(try batch("x").status == 0)
    #expect(try writtenAt("x/a/summary.json") == before[0])
    #expect(try writtenAt("x/b/summary.json") != before[1])
    #expect(try rows("x").mapValues { $0["skipped"] } == ["a": "yes", "b": "no"])
    // A table that somebody damaged is made again, and other flags make everything again.
    try folder.write("x/a/coverage.csv", "")
    #expect(try batch("x").status == 0)
    #expect(try rows("x").mapValues { $0["skipped"] } == ["a": "no", "b": "yes"])
    #expect(try batch("x", "--threads", "2").status == 0)
    #expect(try rows("x").mapValues { $0["skipped"] } == ["a": "no", "b": "no"])
  }

  /// One city is healthy, one has a bad file, one hangs, one is killed.
  @Test func whatFailsIsARowAndStopsNothing() throws {
    try manifest(
      "healthy,c1/study.yaml,1", "broken,c1/broken.yaml,1", "hanging,c2/study.yaml,1",
      "killed,c3/study.yaml,1", "absent,c9/study.yaml,1", "../x,c1/study.yaml,1")
    // Both wait for a folder that is held here.
    let held = try HeldFolder(in: folder, cities: ["hanging", "killed"], of: "x")
    let run = try BackgroundCommand(
      ["batch", "--manifest", "cities.csv", "--out", "x", "--jobs", "4", "--time-limit", "8"]
        + Self.flags, in: folder)
    try run.killChild("--out=x/killed")
    #expect(run.waitForStatus() == 0)
    var rows = try rows("x")
    #expect(rows.filter { $0.value["status"] == "done" }.keys.sorted() == ["healthy"])
    #expect(rows["broken"]?["exit"] == "3")
    #expect(rows["broken"]?["reason"]?.contains("c1/none.csv: no such file") == true)
    #expect(rows["hanging"]?["reason"]?.contains("not finished after 8 s") == true)
    #expect(rows["killed"]?["exit"] == "137")
    #expect(rows["killed"]?["reason"]?.contains("signal 9") == true)
    #expect(rows["absent"]?["reason"]?.contains("c9/study.yaml: no such file") == true)
    #expect(rows["../x"]?["reason"]?.contains("cannot be the name") == true)
    try expectStamps()
    // What had failed for a reason that is gone is examined; the rest stays.
    held.release()
    let again = try batch("x", "--fail-if-any")
    #expect(again.status == 3 && again.isOneLineOfError)
    #expect(again.output.hasPrefix("INCOMPLETE: 3 of 6 cities"))
    rows = try self.rows("x")
    #expect(rows["healthy"]?["skipped"] == "yes")
    #expect(rows["hanging"]?["status"] == "done" && rows["killed"]?["status"] == "done")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/../x"))
  }

  /// Nothing that lacks a city passes for the whole.
  private func expectStamps() throws {
    let lines = try folder.content("x/coverage.csv").split(separator: "\n")
    #expect(lines[0].hasSuffix(",incomplete"))
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("healthy,") && $0.hasSuffix(",yes") })
    let summary = try folder.content("x/summary.json")
    #expect(summary.contains("\"incomplete\": true"))
    #expect(summary.contains("\"city\": \"hanging\""))
  }

  /// Ctrl-C ends what runs; what is done is kept, and nothing else is written.
  @Test func stoppedBatchesGoOn() throws {
    try manifest("a,c1/study.yaml,9", "b,c2/study.yaml,1")
    let held = try HeldFolder(in: folder, cities: ["b"], of: "x")
    let run = try BackgroundCommand(
      ["batch", "--manifest", "cities.csv", "--out", "x", "--jobs", "1"] + Self.flags, in: folder)
    let child = try run.child("--out=x/b")
    run.interrupt()
    #expect(run.waitForStatus() == 130)
    #expect(!BackgroundCommand.isAlive(child))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x/cities.csv"))
    held.release()
    #expect(try batch("x").status == 0)
    #expect(try rows("x").mapValues { $0["skipped"] } == ["a": "yes", "b": "no"])
  }

  /// A batch that is killed cannot end what runs; that ends by itself.
  @Test func nothingOutlivesAKilledBatch() throws {
    try manifest("a,c1/study.yaml,9")
    let held = try HeldFolder(in: folder, cities: ["a"], of: "x")
    let run = try BackgroundCommand(
      ["batch", "--manifest", "cities.csv", "--out", "x"] + Self.flags, in: folder)
    let child = try run.child("--out=x/a")
    run.kill()
    #expect(run.waitForStatus() == 9)
    for _ in 0..<500 where BackgroundCommand.isAlive(child) { usleep(10_000) }
    #expect(!BackgroundCommand.isAlive(child))
    held.release()
    #expect(try batch("x").status == 0)
    #expect(try rows("x").mapValues { $0["status"] } == ["a": "done"])
  }

  @Test(arguments: [
    (["--", "--out", "y"], "--out behind --"), (["--", "--metric", "teleport"], "behind --"),
    (["--", "--format", "json"], "add csv"), (["--", "--fail-below", "0.5"], "--fail-below"),
    (["--jobs", "0"], "--jobs"), (["--time-limit", "-1"], "--time-limit"),
    (["--memory-limit", "nan"], "--memory-limit"),
  ])
  func flagsAreCheckedOnce(flags: [String], words: String) throws {
    try manifest("a,c1/study.yaml,1")
    let run = try BuiltCommand(
      ["batch", "--manifest", "cities.csv", "--out", "x"] + flags, in: folder)
    #expect(run.status == 2 && run.isOneLineOfError && run.error.contains(words), "\(run.error)")
  }

  @Test func badManifestsAreRefused() throws {
    try folder.write("cities.csv", "town,file\na,b\n")
    let run = try batch("x")
    #expect(run.status == 3 && run.isOneLineOfError && run.error.contains("no column 'city'"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
  }

  /// A study that grows beyond a limit is ended.
  @Test func memoryIsLimited() throws {
    try manifest("a,c1/study.yaml,1")
    #expect(try batch("x", "--memory-limit", "1").status == 0)
    #expect(try rows("x")["a"]?["reason"]?.contains("--memory-limit") == true)
  }
}
