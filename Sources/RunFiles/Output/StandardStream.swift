import Glibc
import Wording

/// One of the process's standard streams.
public struct StandardStream: Sendable {
  public let descriptor: Int32

  public static let output = StandardStream(descriptor: STDOUT_FILENO)
  public static let error = StandardStream(descriptor: STDERR_FILENO)

  /// Writes as much of `text` as the stream takes.
  public func write(_ text: String) { _ = write(Array(text.utf8)) }

  /// Returns 0, or the error number. A reader that has gone away has read enough: that is no error.
  public func write(_ bytes: [UInt8]) -> Int32 {
    let failure = SystemCall.write(bytes, to: descriptor)
    return failure == EPIPE ? 0 : failure
  }
}
