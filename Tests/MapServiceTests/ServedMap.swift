import Foundation
import TestSupport

/// The built command while it serves a map; stopped with the value.
final class ServedMap {
  let folder: TemporaryFolder
  let port: UInt16
  let token: String
  private let process = Process()

  struct NotServed: Error { var said: String }

  /// - Parameter arguments: behind `map`.
  init(_ arguments: [String], in folder: TemporaryFolder) throws {
    self.folder = folder
    let output = folder.path + "/.served-\(UUID().uuidString)"
    try Data().write(to: URL(fileURLWithPath: output))
    process.executableURL = URL(fileURLWithPath: try BuiltCommand.path)
    process.arguments = ["map"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["LANG": "C", "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle(forWritingAtPath: output)
    try process.run()
    let end = Date(timeIntervalSinceNow: 60)
    var said = ""
    repeat {
      Thread.sleep(forTimeInterval: 0.02)
      said = try String(contentsOfFile: output, encoding: .utf8)
    } while said.split(separator: "\n").count < 2 && Date() < end && process.isRunning
    let parts = said.split { ":/?=\n".contains($0) }
    guard let place = parts.firstIndex(of: "127.0.0.1"), parts.count > place + 3,
      let port = UInt16(parts[place + 1]), parts[place + 2] == "token"
    else {
      process.terminate()
      throw NotServed(said: said)
    }
    (self.port, token) = (port, String(parts[place + 3]))
  }

  /// A server that outlives the tests would keep whoever reads their output waiting.
  deinit {
    guard process.isRunning else { return }
    process.terminate()
    let end = Date(timeIntervalSinceNow: 5)
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.02) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  var isRunning: Bool { process.isRunning }

  /// Sends the signal of `kill` and waits; the status, and the seconds until the end.
  func stop(_ signal: Int32 = SIGTERM) -> (status: Int32, seconds: Double) {
    let start = Date()
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let isExit = process.terminationReason == .exit
    return (isExit ? process.terminationStatus : -1, Date().timeIntervalSince(start))
  }

  /// A request as the page sends it.
  func request(
    _ method: String, _ path: String, body: String? = nil, token: String? = nil,
    host: String? = nil, more: [String] = []
  ) -> String {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(port)")"]
    lines.append("X-LifeCircle-Token: \(token ?? self.token)")
    if let body { lines.append("Content-Length: \(body.utf8.count)") }
    lines += more + ["Connection: close", "", ""]
    return lines.joined(separator: "\r\n") + (body ?? "")
  }

  /// Sends and reads until the server closes.
  func answer(to request: String) -> RawAnswer? {
    guard let client = RawClient(port: port) else { return nil }
    client.send(request)
    return client.readAll().flatMap { RawAnswer($0) }
  }

  func post(_ path: String, _ body: String) -> RawAnswer? {
    answer(to: request("POST", path, body: body))
  }
}
