import Foundation
import Synchronization
import Testing
import Wording

@testable import MapService

/// Connections in this process. Clients wait on threads of their own, so that the server has those of the tasks; since
/// tests that compute keep these for minutes, nobody loses patience but where that is what is tested.
@Suite(.serialized) struct ConnectionTests {
  /// Says the path; `/long` waits until it is cancelled or a minute is over.
  private final class Echo: HTTPService {
    let language = Language.en
    let cancelled = Atomic(0)

    func isLong(_ request: HTTPRequest) -> Bool { request.head.path == "/long" }

    func answer(_ request: HTTPRequest) async -> HTTPAnswer {
      if isLong(request) {
        do { try await Task.sleep(for: .seconds(60)) } catch {
          cancelled.wrappingAdd(1, ordering: .relaxed)
        }
      }
      return HTTPAnswer(json: Array("\(request.head.path) \(request.body.count)".utf8))
    }
  }

  private static var endless: Patience {
    var patience = Patience()
    (patience.nextRequest, patience.request) = (.seconds(3600), .seconds(3600))
    patience.answer = .seconds(3600)
    return patience
  }

  private func serve(
    _ patience: Patience = endless, _ body: (UInt16, Echo) async throws -> Void
  ) async throws {
    let listener = try HTTPListener(port: 0)
    let echo = Echo()
    let serving = Task { try await listener.run(echo, patience: patience) }
    try await body(listener.port, echo)
    serving.cancel()
    _ = try? await serving.value
    #expect(RawClient(port: listener.port) == nil)
  }

  private func onThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }

  /// Sends and reads until the server closes.
  private func answer(_ port: UInt16, to text: String) async -> RawAnswer? {
    await onThread {
      guard let client = RawClient(port: port) else { return nil }
      client.send(text)
      return client.readAll().flatMap { RawAnswer($0) }
    }
  }

  private static let last = "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

  @Test func requestsFollowEachOther() async throws {
    try await serve { port, _ in
      let (single, rest) = await onThread {
        guard let client = RawClient(port: port) else { return ([String?](), [UInt8]()) }
        let single = (1...3).map { number in
          client.send("POST /\(number) HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab")
          return client.readAnswer()?.text
        }
        client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b \(Self.last)")
        return (single, client.readAll() ?? [])
      }
      #expect(single == ["/1 2", "/2 2", "/3 2"])
      let both = String(decoding: rest, as: UTF8.self)
      #expect(both.contains("/a 0") && both.hasSuffix("/b 0"))
    }
  }

  @Test func byteByByte() async throws {
    try await serve { port, _ in
      let answer = await onThread { () -> RawAnswer? in
        guard let client = RawClient(port: port) else { return nil }
        for byte
          in "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc".utf8
        {
          client.send([byte])
          Thread.sleep(forTimeInterval: 0.001)
        }
        return client.readAll().flatMap { RawAnswer($0) }
      }
      #expect(answer?.text == "/x 3")
    }
  }

  /// A byte now and then wins no time, and who says nothing is not told anything.
  @Test func slowClientsAreTold() async throws {
    var patience = Patience()
    (patience.request, patience.nextRequest) = (.milliseconds(400), .milliseconds(300))
    try await serve(patience) { port, _ in
      let slow = await onThread { () -> RawAnswer? in
        guard let client = RawClient(port: port) else { return nil }
        for byte in "GET / HTTP".utf8 {
          client.send([byte])
          Thread.sleep(forTimeInterval: 0.08)
        }
        return client.readAll().flatMap { RawAnswer($0) }
      }
      #expect(slow?.status == 408)
      #expect(await onThread { RawClient(port: port)?.readAll() } == [])
    }
  }

  @Test func noMoreThanSomeAtOnce() async throws {
    var patience = Self.endless
    patience.connections = 3
    try await serve(patience) { port, _ in
      let open = await onThread {
        (0..<3).compactMap { _ -> RawClient? in
          guard let client = RawClient(port: port) else { return nil }
          client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
          return client.readAnswer()?.status == 200 ? client : nil
        }
      }
      #expect(open.count == 3)
      #expect(await answer(port, to: "")?.status == 503)
      _ = await onThread {
        open[0].send("GET / \(Self.last)")
        return open[0].readAll()
      }
      try await waitUntil { await answer(port, to: "GET / \(Self.last)")?.status == 200 }
    }
  }

  @Test func aLongJobEndsWithItsClient() async throws {
    try await serve { port, echo in
      await onThread {
        RawClient(port: port)?.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
        Thread.sleep(forTimeInterval: 0.2)
      }
      try await waitUntil { echo.cancelled.load(ordering: .relaxed) == 1 }
    }
  }

  @Test func longHeads() async throws {
    try await serve { port, _ in
      let long = String(repeating: "a", count: 20_000)
      let many = String(repeating: "X: y\r\n", count: 100)
      for text in [
        "GET /\(long) HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX: \(long)",
        "GET / HTTP/1.1\r\nHost: x\r\n\(many)\r\n",
      ] {
        #expect(await answer(port, to: text)?.status == 431)
      }
    }
  }

  /// Looks again and again for half a minute.
  private func waitUntil(_ isTrue: () async -> Bool) async throws {
    for _ in 0..<300 {
      if await isTrue() { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("it never became true")
  }
}
