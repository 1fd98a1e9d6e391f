import Glibc

/// One of the process's standard streams.
public struct StandardStream: Sendable {
  let descriptor: Int32

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

/// Whether and how a stream of the process is painted.
public struct TerminalStyle: Sendable {
  /// Whether escape sequences for colour are written.
  public var hasColour: Bool

  public init(hasColour: Bool) { self.hasColour = hasColour }

  /// The style of `stream`: colour on a terminal, unless `NO_COLOR` is set or it is a dumb one.
  public init(of stream: StandardStream) {
    let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    hasColour = isatty(stream.descriptor) == 1 && !refused && !isDumb
  }

  package func bold(_ text: String) -> String { paint(text, "1") }

  package func warning(_ text: String) -> String { paint(text, "33") }

  private func paint(_ text: String, _ code: String) -> String {
    hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
