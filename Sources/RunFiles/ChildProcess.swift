import Glibc

/// Another program that is run for a limited time, without input and without being heard.
package enum ChildProcess {
  package enum Outcome: Equatable, Sendable {
    /// The program's status, or 128 and the number of the signal that ended it.
    case ended(Int32)
    /// It and all that it had started were ended.
    case timedOut
    /// With what the system says.
    case notStarted(String)
  }

  /// The first of some names that is a program on the PATH; nil where none is.
  package static func path(of names: [String]) -> String? {
    guard let search = getenv("PATH").map({ String(cString: $0) }) else { return nil }
    let folders = search.split(separator: ":").filter { $0.hasPrefix("/") }
    return names.lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }
      .first { isProgram($0) }
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }

  /// Whether this run may do everything, with which some programs refuse to protect themselves.
  package static var isSuperuser: Bool { geteuid() == 0 }

  /// Runs a program to its end, or for `seconds`.
  ///
  /// It leads a group of processes of its own, which is ended with it when the time is over.
  package static func run(_ path: String, _ arguments: [String], seconds: Double) -> Outcome {
    let child: RunningProcess
    switch RunningProcess.start(path, arguments) {
    case .started(let process): child = process
    case .notStarted(let words): return .notStarted(words)
    }
    while true {
      if let status = child.poll() { return .ended(status) }
      guard child.seconds < seconds else {
        child.end()
        return .timedOut
      }
      usleep(10_000)
    }
  }
}
