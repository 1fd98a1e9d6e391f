import Foundation
import TestSupport
import Testing

@testable import Reporting
@testable import RunFiles

/// Programs that stand for a browser.
@Suite struct PictureBrowserTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func program(_ text: String) throws -> String {
    let path = try folder.write("browser", "#!/bin/sh\n" + text)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  private func reason(_ text: String, seconds: Double = 20) throws -> String? {
    let browser = PictureBrowser(path: try program(text), seconds: seconds)
    let result = browser.png(of: Array("<svg/>".utf8), width: 10, height: 10)
    if case .failure(let failure) = result { return failure.reason.en }
    return nil
  }

  /// The image is what the program wrote where it was told to.
  @Test func imageIsRead() throws {
    let path = try program(
      """
      for word in "$@"; do case "$word" in --screenshot=*) out="${word#*=}";; file://*) in="${word#file://}";; esac; done
      { printf '\\211PNG'; cat "$in"; } > "$out"
      """)
    let result = PictureBrowser(path: path, seconds: 20)
      .png(of: Array("<svg/>".utf8), width: 10, height: 10)
    #expect(try result.get() == [0x89, 0x50, 0x4E, 0x47] + Array("<svg/>".utf8))
  }

  @Test func failures() throws {
    #expect(try reason("exit 7") == "it ended with 7")
    #expect(try reason("kill -TERM $$") == "it ended with 143")
    let missing = PictureBrowser(path: folder.path + "/none", seconds: 1)
    #expect(throws: PictureBrowser.Failure.self) {
      try missing.png(of: [], width: 1, height: 1).get()
    }
  }

  /// What hangs is ended with all that it started, soon after its time.
  @Test func hangingIsEnded() throws {
    let start = Date()
    let note = folder.path + "/pid"
    #expect(
      try reason("sleep 60 & echo $! > '\(note)'; sleep 60", seconds: 0.5) == "it took too long")
    #expect(Date().timeIntervalSince(start) < 10)
    let child = try #require(
      Int32(try folder.content("pid").trimmingCharacters(in: .whitespacesAndNewlines)))
    let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
    #expect(state.isEmpty || state.contains(") Z "))
  }

  @Test func scratchFoldersGo() throws {
    var path = ""
    do {
      let scratch = try #require(ScratchFolder())
      path = scratch.path
      #expect(scratch.write([1, 2], as: "a") && scratch.read("a") == [1, 2])
      try FileManager.default.createDirectory(
        atPath: path + "/b/c", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: path + "/b/link", withDestinationPath: folder.path)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(FileManager.default.fileExists(atPath: folder.path))
  }
}
