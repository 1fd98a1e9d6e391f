import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import Wording

@Suite struct OutputFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var root: String { folder.path }

  private var out: String { root + "/out" }

  private func open(_ path: String) throws -> OutputFolder {
    try OutputFolder(
      path: path, names: ["a.csv", "b.csv"], marker: ResultMarker(name: "a.csv", start: ""))
  }

  private func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  private func put(_ text: String, _ path: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  private func content(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func run(_ path: String, _ files: [String: String]) throws {
    let folder = try open(path)
    for (name, text) in files { try folder.write(Array(text.utf8), as: name) }
    try folder.commit()
  }

  private func removeRoot() { try? FileManager.default.removeItem(atPath: root) }

  @Test func firstRunMakesTheFolderAndThoseAroundIt() throws {
    defer { removeRoot() }
    try run(root + "/x/y/out/", ["a.csv": "1"])
    #expect(try names(in: root + "/x/y") == ["out"])
    #expect(try content(root + "/x/y/out/a.csv") == "1")
  }

  @Test func somebodysOwnFilesOfOurNamesAreNotTouched() throws {
    defer { removeRoot() }
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try put("mine", out + "/b.csv")
    #expect(throws: OutputError.foreignFileInTheWay(out + "/b.csv")) {
      try run(out, ["a.csv": "1", "b.csv": "1"])
    }
    #expect(try content(out + "/b.csv") == "mine" && names(in: out) == ["b.csv"])
    let marker = ResultMarker(name: "b.csv", start: "mi")
    _ = try OutputFolder(path: out, names: ["b.csv"], marker: marker)
  }

  /// A name that others use too is ours only where an earlier run wrote it.
  @Test func resultsWithAUsualNameAreKnownByTheirStart() throws {
    defer { removeRoot() }
    func run(_ files: [String]) throws {
      let folder = try OutputFolder(
        path: out, names: ["a.csv"] + files.filter { $0 == "c.csv" },
        marker: ResultMarker(name: "a.csv", start: "a"),
        starts: [ResultMarker(name: "c.csv", start: "ours")])
      for file in files { try folder.write(Array((file == "a.csv" ? "a" : "ours").utf8), as: file) }
      try folder.commit()
    }
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    // A copy of a result in a folder without results is somebody's.
    for text in ["mine", "ours, copied"] {
      try put(text, out + "/c.csv")
      #expect(throws: OutputError.foreignFileInTheWay(out + "/c.csv")) {
        try run(["a.csv", "c.csv"])
      }
      #expect(try content(out + "/c.csv") == text)
    }
    try put("mine", out + "/c.csv")
    for _ in 0..<2 { try run(["a.csv"]) }
    #expect(try content(out + "/c.csv") == "mine")
    #expect(throws: OutputError.foreignFileInTheWay(out + "/c.csv")) {
      try run(["a.csv", "c.csv"])
    }
    try FileManager.default.removeItem(atPath: out + "/c.csv")
    try run(["a.csv", "c.csv"])
    #expect(try content(out + "/c.csv") == "ours")
    try run(["a.csv"])
    #expect(try names(in: out) == ["a.csv"])
  }

  @Test func nextRunReplacesOurFilesAndKeepsOthers() throws {
    defer { removeRoot() }
    try run(out, ["a.csv": "1", "b.csv": "1"])
    try put("mine", out + "/notes.txt")
    try FileManager.default.createDirectory(
      atPath: out + "/maps/old", withIntermediateDirectories: true)
    try put("map", out + "/maps/old/m.qgz")
    try FileManager.default.createSymbolicLink(
      atPath: out + "/link", withDestinationPath: "nowhere")
    try run(out, ["a.csv": "2"])
    #expect(try names(in: out) == ["a.csv", "link", "maps", "notes.txt"])
    #expect(try content(out + "/a.csv") == "2")
    #expect(try content(out + "/notes.txt") == "mine")
    #expect(try content(out + "/maps/old/m.qgz") == "map")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: out + "/link") == "nowhere")
    #expect(try names(in: root) == ["out"])
  }

  @Test func runThatEndsBeforeItsCommitChangesNothing() throws {
    defer { removeRoot() }
    try run(out, ["a.csv": "1"])
    do {
      let folder = try open(out)
      try folder.write(Array("2".utf8), as: "a.csv")
      #expect(try names(in: root).count == 2)
    }
    #expect(try content(out + "/a.csv") == "1")
    #expect(try names(in: root) == ["out"])
  }

  /// What a killed run leaves: a stage without a lock, here killed after the exchange, when a folder
  /// that is not ours was still in it.
  @Test func whatAKilledRunLeftIsClearedAndForeignFilesReturn() throws {
    defer { removeRoot() }
    try run(out, ["a.csv": "1"])
    let stage = root + "/.out.lifecircle-12ab"
    try FileManager.default.createDirectory(
      atPath: stage + "/maps", withIntermediateDirectories: true)
    try put("map", stage + "/maps/m.qgz")
    try put("old", stage + "/a.csv")
    try run(out, ["a.csv": "2"])
    #expect(try names(in: root) == ["out"])
    #expect(try content(out + "/maps/m.qgz") == "map")
    #expect(try content(out + "/a.csv") == "2")
  }

  @Test func aFileInAStageWhoseNameIsTakenIsNotLost() throws {
    defer { removeRoot() }
    try run(out, ["a.csv": "1"])
    try put("new", out + "/notes.txt")
    let stage = root + "/.out.lifecircle-12ab"
    try FileManager.default.createDirectory(atPath: stage, withIntermediateDirectories: true)
    try put("old", stage + "/notes.txt")
    try run(out, ["a.csv": "2"])
    #expect(try content(out + "/notes.txt") == "new")
    #expect(try content(stage + "/notes.txt") == "old")
  }

  @Test func theStageOfALivingRunIsLeftAlone() throws {
    defer { removeRoot() }
    let first = try open(out)
    try first.write(Array("1".utf8), as: "a.csv")
    try first.write(Array("1".utf8), as: "b.csv")
    try run(out, ["a.csv": "2"])
    try first.commit()
    #expect(try content(out + "/a.csv") == "1")
    #expect(try content(out + "/b.csv") == "1")
    #expect(try names(in: root) == ["out"])
  }

  @Test func manyRunsAtOnceLeaveTheResultOfOne() async throws {
    defer { removeRoot() }
    try run(out, ["a.csv": "0", "b.csv": "0"])
    try put("mine", out + "/notes.txt")
    await withTaskGroup(of: Void.self) { group in
      for number in 1...24 {
        group.addTask {
          #expect(throws: Never.self) {
            try run(out, ["a.csv": "\(number)", "b.csv": "\(number)"])
          }
        }
      }
    }
    #expect(try names(in: out) == ["a.csv", "b.csv", "notes.txt"])
    #expect(try content(out + "/a.csv") == content(out + "/b.csv"))
    #expect(try content(out + "/a.csv") != "0")
    #expect(try names(in: root) == ["out"])
  }

  @Test func aLinkStaysALink() throws {
    defer { removeRoot() }
    try FileManager.default.createDirectory(
      atPath: root + "/real/out", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: out, withDestinationPath: "real/out")
    try run(out, ["a.csv": "1"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: out) == "real/out")
    #expect(try content(root + "/real/out/a.csv") == "1")
    #expect(try names(in: root + "/real") == ["out"])
  }

  @Test func aFileIsNotAFolder() throws {
    defer { removeRoot() }
    try put("mine", out)
    for path in [out, out + "/deeper"] {
      let error = #expect(throws: OutputError.self) { try open(path) }
      #expect(error?.message.problem.en == "is not a folder")
    }
    #expect(try content(out) == "mine")
  }

  @Test func aLinkThatLeadsNowhereIsRefused() throws {
    defer { removeRoot() }
    try FileManager.default.createSymbolicLink(atPath: out, withDestinationPath: "nowhere")
    #expect(throws: OutputError.self) { try open(out) }
    #expect(try names(in: root) == ["out"])
  }

  @Test func aFolderWhereAResultBelongsIsRefused() throws {
    defer { removeRoot() }
    try FileManager.default.createDirectory(
      atPath: out + "/a.csv", withIntermediateDirectories: true)
    #expect(throws: OutputError.self) { try open(out) }
  }

  @Test func placesWhereNothingCanBeMadeAreRefused() throws {
    defer { removeRoot() }
    for path in ["", "/proc/lifecircle/out"] {
      #expect(throws: OutputError.self) { try run(path, ["a.csv": "1"]) }
    }
  }

  /// Root may write anywhere, so this says something for other users only.
  @Test(.enabled(if: getuid() != 0)) func aReadOnlyParentOfAWritableFolderIsEnough() throws {
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: root)
      removeRoot()
    }
    try run(out, ["a.csv": "1"])
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: root)
    try run(out, ["b.csv": "2"])
    #expect(try names(in: out) == ["b.csv"])
    #expect(throws: OutputError.self) { try run(root + "/other", ["a.csv": "1"]) }
  }

  @Test func permissionsOfTheFolderStay() throws {
    defer { removeRoot() }
    try run(out, ["a.csv": "1"])
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: out)
    try run(out, ["a.csv": "2"])
    let attributes = try FileManager.default.attributesOfItem(atPath: out)
    #expect(attributes[.posixPermissions] as? Int == 0o750)
  }

  @Test func namesThatAreNotUTF8AreKept() throws {
    defer { removeRoot() }
    try run(out, ["a.csv": "1"])
    // 报告 in GBK.
    let name: [CChar] = [0xB1, 0xA8, 0xB8, 0xE6].map { CChar(bitPattern: $0) } + [0]
    let folder = try #require(Directory(path: out))
    #expect(folder.write([1], to: name) == 0)
    try run(out, ["a.csv": "2"])
    let after = try #require(Directory(path: out))
    #expect(Set(after.names()) == [name, FileName("a.csv")])
  }
}
