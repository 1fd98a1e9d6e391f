import Foundation
import TestSupport
import Testing

@testable import Reporting
@testable import RunFiles
@testable import Wording

/// Programs that stand for a browser.
@Suite struct PictureBrowserTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A program of a text. Another process writes it: no test that starts something at the same moment can hold it open
  /// for writing, with which nobody could run it.
  private func program(_ text: String) throws -> String {
    let source = try folder.write("source", "#!/bin/sh\n" + text)
    let path = folder.path + "/browser"
    let copy = Process()
    copy.executableURL = URL(fileURLWithPath: "/usr/bin/install")
    copy.arguments = ["-m", "755", source, path]
    try copy.run()
    copy.waitUntilExit()
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
    let (ended, killed) = (try reason("exit 7"), try reason("kill -TERM $$"))
    #expect(ended == "it ended with 7")
    #expect(killed == "it ended with 143")
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
    for _ in 0..<100 where isAlive(child) { usleep(50_000) }
    #expect(!isAlive(child))
  }

  /// Whether a process runs; one that nobody has asked about since its end does not.
  private func isAlive(_ process: Int32) -> Bool {
    guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return !state.contains(") Z ")
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
