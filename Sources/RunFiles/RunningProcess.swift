import Glibc

/// A program that runs beside this one, without input.
///
/// It leads a group of processes, and where it is asked for a session, which hold what it starts in its turn.
package final class RunningProcess {
  package enum Start {
    case started(RunningProcess)
    /// With what the system says.
    case notStarted(String)
  }

  private let identifier: pid_t
  private let leadsSession: Bool
  private let watch = RunStopwatch()
  /// 128 and the number of the signal where one ended it; nil while it runs.
  private var status: Int32?
  /// The most memory that it was seen to hold, in bytes.
  package private(set) var peakMemory = 0

  private init(_ identifier: pid_t, leadsSession: Bool) {
    (self.identifier, self.leadsSession) = (identifier, leadsSession)
  }

  /// - Parameters:
  ///   - errorFile: what it writes to the standard error goes there; nil: nobody hears it.
  ///   - leadsSession: so that `end` also finds what left its group, and a terminal's signals do not reach it.
  package static func start(
    _ path: String, _ arguments: [String], errorFile: String? = nil, leadsSession: Bool = false
  ) -> Start {
    var child = pid_t()
    let failure = spawn(
      [path] + arguments, errorFile: errorFile, leadsSession: leadsSession, as: &child)
    guard failure == 0 else { return .notStarted(SystemCall.words(for: failure)) }
    return .started(RunningProcess(child, leadsSession: leadsSession))
  }

  /// Since it was started.
  package var seconds: Double { watch.seconds }

  /// Its status once it has ended, or 128 and the number of the signal that ended it.
  package func poll() -> Int32? {
    if let status { return status }
    peakMemory = max(peakMemory, PeakMemory.bytes(of: identifier) ?? 0)
    var word: Int32 = 0
    guard waitpid(identifier, &word, WNOHANG) == identifier else { return nil }
    let signal = word & 0x7F
    status = signal == 0 ? word >> 8 & 0xFF : 128 + signal
    return status
  }

  /// Ends it and all that it had started, and waits until it is gone.
  package func end() {
    guard status == nil else { return }
    kill(-identifier, SIGKILL)
    kill(identifier, SIGKILL)
    if leadsSession { endSession() }
    var word: Int32 = 0
    while waitpid(identifier, &word, 0) < 0 && errno == EINTR {}
    status = 128 + SIGKILL
  }

  /// Until it is waited for, its number is nobody else's, nor is that of its session.
  private func endSession() {
    guard let folder = Directory(path: "/proc") else { return }
    for process in folder.names().compactMap({ pid_t($0.text) }) where process != identifier {
      if Self.session(of: process) == identifier { kill(process, SIGKILL) }
    }
  }

  private static func session(of process: pid_t) -> pid_t? {
    let session = getsid(process)
    return session > 0 ? session : nil
  }
}

extension RunningProcess {
  /// Not in Swift's Glibc module, which hides GNU extensions.
  private static let setsID: Int32 = 0x80

  /// Returns the number of the error, 0 when it runs.
  private static func spawn(
    _ words: [String], errorFile: String?, leadsSession: Bool, as child: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, errorFile ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // What this run ignores or holds back the other program is to hear.
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let own = leadsSession ? setsID : Int32(POSIX_SPAWN_SETPGROUP)
    let flags = own | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    return posix_spawn(&child, words[0], &actions, &attributes, arguments, environ)
  }
}
