import FlyingSocks
import FoundationEssentials
import Glibc
import Wording

/// One client: its requests one after the other, each read whole, answered whole.
///
/// The server of FlyingFox reads heads of any length, waits for ever for the rest of a request and closes the
/// connection without a word where one is malformed; so its sockets are used, and this in place of the server.
struct HTTPConnection: Sendable {
  let socket: AsyncSocket
  let pool: any AsyncSocketPool
  let watch: ConnectionWatch
  let number: Int
  let service: any HTTPService
  let patience: Patience

  func serve() async {
    var input = RequestInput()
    do {
      while try await serveNext(&input) {}
    } catch let refusal as RequestRefusal {
      await refuse(refusal)
    } catch is CancellationError where watch.isLate(number) && !input.bytes.isEmpty {
      await refuse(.tooSlow)
    } catch {
      // The client has gone, or the server stops.
    }
    try? socket.close()
    watch.close(number)
  }

  /// - Returns: whether another request may follow.
  private func serveNext(_ input: inout RequestInput) async throws -> Bool {
    watch.expect(number, within: input.bytes.isEmpty ? patience.nextRequest : patience.request)
    guard let head = try await readHead(&input) else { return false }
    let body = try await readBody(of: head, &input)
    watch.expect(number, within: nil)
    let answer = await answer(HTTPRequest(head: head, body: body), hasMore: !input.bytes.isEmpty)
    watch.expect(number, within: patience.answer)
    try await socket.write(Data(answer.bytes(keepingAlive: head.isKeptAlive)))
    return head.isKeptAlive
  }

  /// nil where the client has said all it had to say.
  private func readHead(_ input: inout RequestInput) async throws -> RequestHead? {
    var scanner = HeadScanner()
    while true {
      if let end = try scanner.end(in: input.bytes) {
        let head = try RequestHead(input.take(end))
        guard try await goesOn(head) else { throw RequestRefusal(417, MapTexts.otherExpectation) }
        return head
      }
      let isFirst = input.bytes.isEmpty
      guard try await read(&input) else {
        guard isFirst else { throw RequestRefusal.malformed }
        return nil
      }
      if isFirst { watch.expect(number, within: patience.request) }
    }
  }

  private func goesOn(_ head: RequestHead) async throws -> Bool {
    guard let expectation = head.header("expect") else { return true }
    guard expectation.lowercased() == "100-continue" else { return false }
    try await socket.write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    return true
  }

  private func readBody(
    of head: RequestHead, _ input: inout RequestInput
  ) async throws -> [UInt8] {
    while input.bytes.count < head.bodyLength {
      guard try await read(&input) else { throw RequestRefusal.malformed }
    }
    return input.take(head.bodyLength)
  }

  /// - Returns: false at the end of what the client sends.
  private func read(_ input: inout RequestInput) async throws -> Bool {
    do {
      input.bytes += try await socket.read(atMost: 4096)
      return true
    } catch SocketError.disconnected {
      return false
    }
  }

  /// - Parameter hasMore: whether the client has sent another request already, so that nothing tells whether it
  ///   waits for this answer.
  private func answer(_ request: HTTPRequest, hasMore: Bool) async -> HTTPAnswer {
    guard service.isLong(request), !hasMore else { return await service.answer(request) }
    let work = Task { await service.answer(request) }
    let departure = Task {
      if await isGone() { work.cancel() }
    }
    let answer = await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      work.cancel()
    }
    departure.cancel()
    await departure.value
    return answer
  }

  /// Waits until the client closes its side or sends more; whether it has closed.
  private func isGone() async -> Bool {
    do {
      try await pool.suspendSocket(socket.socket, untilReadyFor: .read)
    } catch is CancellationError {
      return false
    } catch {
      return true
    }
    var byte: UInt8 = 0
    return recv(socket.socket.file.rawValue, &byte, 1, Int32(MSG_PEEK)) == 0
  }

  /// Says why, and waits a little for the client to read it: what it still sends would otherwise take the answer
  /// away from it.
  private func refuse(_ refusal: RequestRefusal) async {
    await Task {
      let end = ContinuousClock.now + patience.farewell
      let answer = HTTPAnswer(refusal, service.language).bytes(keepingAlive: false)
      let task = Task {
        try await socket.write(Data(answer))
        shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
        while ContinuousClock.now < end { _ = try await socket.read(atMost: 4096) }
      }
      let timer = Task {
        try await Task.sleep(for: patience.farewell)
        task.cancel()
      }
      _ = await task.result
      timer.cancel()
    }.value
  }
}

/// What came and was not used yet.
struct RequestInput {
  var bytes: [UInt8] = []

  mutating func take(_ count: Int) -> [UInt8] {
    let taken = Array(bytes.prefix(count))
    bytes.removeFirst(taken.count)
    return taken
  }
}
