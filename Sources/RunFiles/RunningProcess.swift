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
  ///   - lifeline: it ends when this process is gone, if it is this program; nil: it goes on.
  ///   - leadsSession: so that `end` also finds what left its group, and a terminal's signals do not reach it.
  package static func start(
    _ path: String, _ arguments: [String], errorFile: String? = nil, lifeline: Lifeline? = nil,
    leadsSession: Bool = false
  ) -> Start {
    var child = pid_t()
    let failure = spawn(
      [path] + arguments, errorFile: errorFile, lifeline: lifeline, leadsSession: leadsSession,
      as: &child)
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
    if leadsSession { Self.endOthers(ofSession: identifier) }
    var word: Int32 = 0
    while waitpid(identifier, &word, 0) < 0 && errno == EINTR {}
    status = 128 + SIGKILL
  }

  /// Until it is waited for, its number is nobody else's, nor is that of its session.
  static func endOthers(ofSession leader: pid_t) {
    guard let folder = Directory(path: "/proc") else { return }
    for process in folder.names().compactMap({ pid_t($0.text) }) where process != leader {
      if session(of: process) == leader { kill(process, SIGKILL) }
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
    _ words: [String], errorFile: String?, lifeline: Lifeline?, leadsSession: Bool,
    as child: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let lifeline {
      posix_spawn_file_actions_adddup2(&actions, lifeline.input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
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
    let arguments = pointers(to: words)
    let mark = lifeline == nil ? [] : ["\(Lifeline.mark)=yes"]
    let settings = pointers(to: environment + mark)
    defer { for text in arguments + settings { free(text) } }
    return posix_spawn(&child, words[0], &actions, &attributes, arguments, settings)
  }

  /// Copies of texts, and nil behind the last.
  private static func pointers(to texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  /// Of this process, without the mark of a lifeline of its own.
  private static var environment: [String] {
    var settings: [String] = []
    var place = environ
    while let setting = place.pointee {
      settings.append(String(cString: setting))
      place += 1
    }
    return settings.filter { !$0.hasPrefix("\(Lifeline.mark)=") }
  }
}
