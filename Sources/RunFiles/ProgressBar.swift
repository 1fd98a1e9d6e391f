import Glibc
import Synchronization
import Wording

/// How far a run is, on one line of the standard error stream.
///
/// May be told from any task. Nothing is drawn in the first half second, nor more than ten times a
/// second.
public final class ProgressBar: Sendable {
  public enum Mode: String, Sendable, CaseIterable {
    /// Where the standard error stream is a terminal.
    case auto
    case always, never
  }

  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  private struct State {
    var lastDrawn: ContinuousClock.Instant?
    var isFinished = false
  }

  public init(_ mode: Mode) {
    isShown = mode == .always || (mode == .auto && isatty(STDERR_FILENO) == 1)
  }

  /// - Parameters:
  ///   - fraction: done so far, 0…1.
  ///   - step: what is being done.
  public func update(_ fraction: Double, step: String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start >= .milliseconds(500) else { return }
    state.withLock { state in
      if state.isFinished { return }
      if let last = state.lastDrawn, now - last < .milliseconds(100) { return }
      state.lastDrawn = now
      Self.draw(ProgressBar.line(fraction, step: step))
    }
  }

  /// Removes the bar. Later updates draw nothing.
  public func finish() {
    state.withLock { state in
      if state.lastDrawn != nil { Self.draw("") }
      state.isFinished = true
    }
  }

  /// The line for a fraction, 30 cells wide.
  package static func line(_ fraction: Double, step: String) -> String {
    let share = fraction.isFinite ? fraction.clampedToShare : 0
    let done = Int(share * 30)
    let bar = String(repeating: "█", count: done) + String(repeating: "░", count: 30 - done)
    let percent = (share * 100).fixedText(decimals: 0).padded(to: 3, right: true)
    return "\(bar) \(percent)% \(step.printable.cut(to: 40))"
  }

  private static func draw(_ line: String) {
    StandardStream.error.write("\r\(line)\u{1B}[K")
  }
}
