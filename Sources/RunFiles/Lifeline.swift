import Glibc

/// A pipe that nothing is written to: who reads from it learns that this process is gone, however it ended.
package final class Lifeline: Sendable {
  /// The end that another process is given as its standard input.
  let input: Int32
  private let output: Int32

  /// The mark, in the environment of a process, that its standard input is such a pipe.
  static let mark = "LIFECIRCLE_ENDS_WITH_INPUT"

  /// nil where the system has no more pipes.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (input, output) = (ends[0], ends[1])
    // Held by nobody else, or its end would not be heard.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    close(input)
    close(output)
  }
}

/// The other end of a `Lifeline`.
public enum StartingProcess {
  /// Ends this process and its session when the one that started it, as a `RunningProcess` with a `Lifeline`, is gone.
  /// For any other process it does nothing. To be called once, before other threads are started.
  public static func followItsEnd() {
    guard getenv(Lifeline.mark) != nil else { return }
    // Not for what this process starts in its turn, whose input is another.
    unsetenv(Lifeline.mark)
    var thread = pthread_t()
    let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
      StartingProcess.waitForItsEnd()
      return nil
    }
    if pthread_create(&thread, nil, body, nil) == 0 { pthread_detach(thread) }
  }

  private static func waitForItsEnd() {
    var byte: UInt8 = 0
    var count = 0
    repeat {
      count = read(STDIN_FILENO, &byte, 1)
    } while count > 0 || (count < 0 && errno == EINTR)
    guard count == 0 else { return }
    if getsid(0) == getpid() { RunningProcess.endOthers(ofSession: getpid()) }
    _exit(128 + SIGTERM)
  }
}
