import Glibc
import Synchronization

/// Seconds of wall clock since it was made.
public struct RunStopwatch: Sendable {
  private let start = ContinuousClock.now

  public init() {}

  public var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
}

/// Seconds of wall clock of a run besides those that its examination measured.
public struct RunClock: Equatable, Sendable {
  /// Reading everything but the network.
  public var read: Double
  /// Reading the network and making its graph.
  public var network: Double
  public var write: Double
  /// Working out scenarios; nil where there are none.
  public var scenarios: Double?
  /// Solving a siting.
  public var solve: Double
  public var total: Double

  public init(
    read: Double, network: Double = 0, write: Double = 0, scenarios: Double? = nil,
    solve: Double = 0, total: Double = 0
  ) {
    self.read = read
    self.network = network
    self.write = write
    self.scenarios = scenarios
    self.solve = solve
    self.total = total
  }
}

/// Seconds of wall clock of the steps of a run, from when each is first told of to the next.
///
/// May be told from any task.
package final class StepClock<Step: Equatable & Sendable>: Sendable {
  private let steps: Mutex<[(step: Step, start: ContinuousClock.Instant)]>

  /// - Parameter first: the step that begins now.
  package init(first: Step) { steps = Mutex([(first, .now)]) }

  package func enter(_ step: Step) {
    steps.withLock { steps in
      if !steps.contains(where: { $0.step == step }) { steps.append((step, .now)) }
    }
  }

  /// What each step took until now.
  package var seconds: [(step: Step, seconds: Double)] {
    steps.withLock { steps in
      let ends = steps.dropFirst().map(\.start) + [.now]
      return zip(steps, ends).map { ($0.step, ($1 - $0.start) / .seconds(1)) }
    }
  }
}

/// The most memory that a process ever held.
public enum PeakMemory {
  /// Bytes of this process; nil where the system does not say.
  ///
  /// The high-water mark of the resident set is read from `/proc/self/status`, because `getrusage`
  /// also counts the process that started this one.
  public static func bytes() -> Int? { bytes(ofProcess: "self") }

  /// Bytes of a process that runs; nil once it has ended.
  static func bytes(of process: pid_t) -> Int? { bytes(ofProcess: "\(process)") }

  private static func bytes(ofProcess name: String) -> Int? {
    guard let file = fopen("/proc/\(name)/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return Int(text.filter(\.isNumber)).map { $0 * 1024 }
    }
    return nil
  }
}
