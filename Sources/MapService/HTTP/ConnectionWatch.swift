import Synchronization

/// Ends connections whose clients take too long, and counts those that are open.
///
/// A deadline is set for each step of a connection (the next request, the rest of a request, the taking of an
/// answer), so that a client that sends a byte now and then gains nothing by it.
final class ConnectionWatch: Sendable {
  private struct State {
    var open: [Int: Entry] = [:]
    var last = 0
  }

  private struct Entry {
    var deadline: ContinuousClock.Instant?
    var isLate = false
    var task: Task<Void, Never>?
  }

  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter limit: connections that may be open at once.
  init(limit: Int) { self.limit = limit }

  /// A number for a new connection; nil where too many are open.
  func open() -> Int? {
    state.withLock { state in
      guard state.open.count < limit else { return nil }
      state.last += 1
      state.open[state.last] = Entry()
      return state.last
    }
  }

  /// Names the task that is cancelled when the connection is late.
  func attach(_ task: Task<Void, Never>, to connection: Int) {
    state.withLock { $0.open[connection]?.task = task }
  }

  func close(_ connection: Int) { _ = state.withLock { $0.open.removeValue(forKey: connection) } }

  /// - Parameter time: until which the connection's next step must be over; nil for one that the server takes.
  func expect(_ connection: Int, within time: Duration?) {
    let deadline = time.map { ContinuousClock.now + $0 }
    state.withLock { $0.open[connection]?.deadline = deadline }
  }

  /// Whether the connection was ended because its client took too long.
  func isLate(_ connection: Int) -> Bool {
    state.withLock { $0.open[connection]?.isLate ?? false }
  }

  /// Ends what is late, again and again until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(200))
      for task in late(at: .now) { task.cancel() }
    }
  }

  private func late(at now: ContinuousClock.Instant) -> [Task<Void, Never>] {
    state.withLock { state in
      var tasks: [Task<Void, Never>] = []
      for (number, entry) in state.open {
        guard let deadline = entry.deadline, deadline < now, let task = entry.task else { continue }
        state.open[number]?.isLate = true
        state.open[number]?.deadline = nil
        tasks.append(task)
      }
      return tasks
    }
  }
}
