@preconcurrency import Dispatch
import Foundation
import MapService
import Synchronization

/// That the process was asked to stop, by Ctrl-C or SIGTERM, which from then on do not end it by themselves.
final class StopSignal: Sendable {
  private let isGiven = Atomic(false)
  private let sources: [any DispatchSourceSignal]

  init() {
    let queue = DispatchQueue(label: "stop")
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: queue)
    }
    // Until a source stands its signal is lost: nobody is told an address, or sees a city begin, before that.
    let standing = DispatchGroup()
    for source in sources {
      source.setEventHandler { [weak self] in self?.isGiven.store(true, ordering: .relaxed) }
      standing.enter()
      source.setRegistrationHandler { standing.leave() }
      source.resume()
    }
    standing.wait()
  }

  var wasGiven: Bool { isGiven.load(ordering: .relaxed) }

  /// Waits a moment.
  func wait() async { try? await Task.sleep(for: .milliseconds(50)) }
}

/// How serving has ended.
final class ServingOutcome: Sendable {
  private let state = Mutex<(isFinished: Bool, error: MapServiceError?)>((false, nil))

  func finish(_ error: MapServiceError?) { state.withLock { $0 = (true, error) } }

  var isFinished: Bool { state.withLock { $0.isFinished } }
  var error: MapServiceError? { state.withLock { $0.error } }
}
