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
    var child = pid_t()
    let failure = start(path, [path] + arguments, as: &child)
    guard failure == 0 else { return .notStarted(SystemCall.words(for: failure)) }
    let watch = RunStopwatch()
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      guard watch.seconds < seconds else {
        kill(-child, SIGKILL)
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        return .timedOut
      }
      usleep(10_000)
    }
    let signal = status & 0x7F
    return .ended(signal == 0 ? status >> 8 & 0xFF : 128 + signal)
  }

  /// Returns the number of the error, 0 when it runs.
  private static func start(_ path: String, _ words: [String], as child: inout pid_t) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    // What this run ignores or holds back the other program is to hear.
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    return posix_spawn(&child, path, &actions, &attributes, arguments, environ)
  }
}
