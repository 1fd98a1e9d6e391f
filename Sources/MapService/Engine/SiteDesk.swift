/// Takes sitings, which are long, one at a time. A window's newer wish takes the place of its older one.
actor SiteDesk {
  private let study: MapStudy
  private var jobs: [String: (number: Int, task: Task<[UInt8], any Error>)] = [:]
  private var last = 0
  private let turns = Turns()

  init(_ study: MapStudy) {
    self.study = study
  }

  /// - Parameter window: who asks; a window without a name replaces nobody.
  func answer(to wish: SiteWish, for window: String) async throws(RequestRefusal) -> [UInt8] {
    last += 1
    let (number, turns) = (last, turns)
    let window = window.isEmpty ? "\u{0}\(number)" : window
    jobs[window]?.task.cancel()
    let work = SiteWork(study: study, wish: wish)
    let task = Task.detached(priority: .utility) {
      try await turns.take()
      do {
        let answer = try await work.run()
        await turns.pass()
        return answer
      } catch {
        await turns.pass()
        throw error
      }
    }
    jobs[window] = (number, task)
    defer { if jobs[window]?.number == number { jobs[window] = nil } }
    do {
      return try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    } catch {
      throw error as? RequestRefusal ?? .superseded
    }
  }
}

/// A turn that one task has at a time, in the order in which they asked.
private actor Turns {
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// - Throws: where the task was cancelled while it waited.
  func take() async throws {
    if isTaken {
      await withCheckedContinuation { waiting.append($0) }
    } else {
      isTaken = true
    }
    guard !Task.isCancelled else {
      pass()
      throw CancellationError()
    }
  }

  func pass() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
  }
}
