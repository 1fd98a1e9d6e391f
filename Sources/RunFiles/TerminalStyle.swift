import Glibc
import Wording

/// Whether and how a stream of the process is painted.
public struct TerminalStyle: Sendable {
  /// Whether escape sequences for colour are written.
  public var hasColour: Bool

  public init(hasColour: Bool) { self.hasColour = hasColour }

  /// The style of `descriptor`: colour on a terminal, unless `NO_COLOR` is set or it is a dumb one.
  public init(of descriptor: Int32) {
    let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    hasColour = isatty(descriptor) == 1 && !refused && !isDumb
  }

  package func bold(_ text: String) -> String { paint(text, "1") }

  package func warning(_ text: String) -> String { paint(text, "33") }

  private func paint(_ text: String, _ code: String) -> String {
    hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
