import Foundation
import Glibc
import TestSupport

/// The command as it was built, while it runs.
final class BackgroundCommand {
  private let process = Process()

  init(_ arguments: [String], in folder: TemporaryFolder) throws {
    process.executableURL = URL(fileURLWithPath: try BuiltCommand.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["LANG": "C", "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  func interrupt() { process.interrupt() }

  /// With the signal that nobody can answer.
  func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

  func waitForStatus() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  struct NoChild: Error {}

  /// Number of the process that it started with a word; waits until there is one.
  func child(_ word: String) throws -> Int32 {
    for _ in 0..<2000 {
      if let child = children.first(where: { Self.words(of: $0).contains(word) }) { return child }
      guard process.isRunning else { break }
      usleep(10_000)
    }
    throw NoChild()
  }

  func killChild(_ word: String) throws { Glibc.kill(try child(word), SIGKILL) }

  private var children: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter {
      Self.fields(of: $0).dropFirst().first == "\(process.processIdentifier)"
    }
  }

  static func isAlive(_ process: Int32) -> Bool {
    fields(of: process).first.map { !["Z", "X"].contains($0) } ?? false
  }

  /// State, parent and so on.
  private static func fields(of process: Int32) -> [Substring] {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    return text.split(separator: ")").last?.split(separator: " ") ?? []
  }

  private static func words(of process: Int32) -> [String] {
    let data = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
    return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// A folder that no run can write to until it is let go: runs wait for the lock that orders them.
final class HeldFolder {
  private let descriptor: Int32

  /// - Parameter cities: whose folders of results lie in it, behind links.
  init(in folder: TemporaryFolder, cities: [String], of out: String) throws {
    let path = folder.path + "/held"
    for name in ["held", out] + cities.map({ "held/" + $0 }) {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    for city in cities {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(out)/\(city)", withDestinationPath: "\(path)/\(city)")
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    flock(descriptor, LOCK_EX)
  }

  deinit { close(descriptor) }

  func release() { flock(descriptor, LOCK_UN) }
}
