import Foundation
import RunFiles
import TestSupport
import Testing

/// Processes that run beside this one.
@Suite struct RunningProcessTests {
  private func start(
    _ words: String..., errorFile: String? = nil
  ) throws -> RunningProcess {
    let start = RunningProcess.start(
      "/bin/bash", ["-c"] + words, errorFile: errorFile, leadsSession: true)
    guard case .started(let process) = start else { throw CocoaError(.featureUnsupported) }
    return process
  }

  private func end(of process: RunningProcess) -> Int32 {
    while true {
      if let status = process.poll() { return status }
      usleep(5000)
    }
  }

  @Test func statusAndWordsAreHeard() throws {
    let folder = try TemporaryFolder()
    let process = try start("echo words >&2; exit 7", errorFile: folder.path + "/e")
    #expect(end(of: process) == 7)
    #expect(try folder.content("e") == "words\n")
    #expect(process.poll() == 7)
  }

  @Test func signalsAreTold() throws {
    #expect(end(of: try start("kill -9 $$")) == 137)
  }

  @Test func whatIsNoProgramIsNotStarted() {
    let start = RunningProcess.start("/nowhere", [])
    guard case .notStarted(let words) = start else { return #expect(Bool(false)) }
    #expect(!words.isEmpty)
  }

  /// A grandchild with a group of its own, as a browser that draws pictures has one, goes too.
  @Test func allThatItStartedEndsWithIt() throws {
    let folder = try TemporaryFolder()
    let process = try start("set -m; sleep 1000 & echo $! > '\(folder.path)/n'; wait")
    var grandchild = ""
    while grandchild.isEmpty {
      usleep(5000)
      grandchild = ((try? folder.content("n")) ?? "").trimmingCharacters(
        in: .whitespacesAndNewlines)
    }
    #expect(isAlive(grandchild))
    process.end()
    #expect(process.poll() == 137)
    var looks = 0
    while isAlive(grandchild) && looks < 400 {
      usleep(5000)
      looks += 1
    }
    #expect(!isAlive(grandchild))
  }

  /// Whether a process runs: one that has ended may still wait for somebody to ask for its status.
  private func isAlive(_ process: String) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let state = text.split(separator: ")").last?.split(separator: " ").first
    else { return false }
    return state != "Z" && state != "X"
  }
}
