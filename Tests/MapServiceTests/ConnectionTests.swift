import Synchronization
import Testing
import Wording

@testable import MapService

/// Connections in this process, with little patience.
@Suite(.serialized) struct ConnectionTests {
  /// Says the path; `/long` waits until it is cancelled or ten seconds are over.
  private final class Echo: HTTPService {
    let language = Language.en
    let cancelled = Atomic(0)

    func isLong(_ request: HTTPRequest) -> Bool { request.head.path == "/long" }

    func answer(_ request: HTTPRequest) async -> HTTPAnswer {
      if isLong(request) {
        do { try await Task.sleep(for: .seconds(10)) } catch {
          cancelled.wrappingAdd(1, ordering: .relaxed)
        }
      }
      return HTTPAnswer(json: Array("\(request.head.path) \(request.body.count)".utf8))
    }
  }

  private func serve(
    _ patience: Patience = Patience(), _ body: (UInt16, Echo) async throws -> Void
  ) async throws {
    let listener = try HTTPListener(port: 0)
    let echo = Echo()
    let serving = Task { try await listener.run(echo, patience: patience) }
    try await body(listener.port, echo)
    serving.cancel()
    _ = try? await serving.value
    #expect(RawClient(port: listener.port) == nil)
  }

  @Test func requestsFollowEachOther() async throws {
    try await serve { port, _ in
      let client = try #require(RawClient(port: port))
      for number in 1...3 {
        client.send("POST /\(number) HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab")
        #expect(client.readAnswer()?.text == "/\(number) 2")
      }
      // Two at once.
      client.send(
        "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      let rest = String(decoding: client.readAll() ?? [], as: UTF8.self)
      #expect(rest.contains("/a 0") && rest.hasSuffix("/b 0"))
    }
  }

  @Test func byteByByte() async throws {
    try await serve { port, _ in
      let client = try #require(RawClient(port: port))
      for byte in "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"
        .utf8
      {
        client.send([byte])
        try await Task.sleep(for: .milliseconds(1))
      }
      #expect(client.readAll().flatMap { RawAnswer($0) }?.text == "/x 3")
    }
  }

  @Test func slowClientsAreTold() async throws {
    var patience = Patience()
    (patience.request, patience.nextRequest) = (.milliseconds(400), .milliseconds(300))
    try await serve(patience) { port, _ in
      let slow = try #require(RawClient(port: port))
      // A byte now and then wins no time.
      for byte in "GET / HTTP".utf8 {
        slow.send([byte])
        try await Task.sleep(for: .milliseconds(80))
      }
      #expect(slow.readAll().flatMap { RawAnswer($0) }?.status == 408)
      let silent = try #require(RawClient(port: port))
      #expect(silent.readAll() == [])
    }
  }

  @Test func noMoreThanSomeAtOnce() async throws {
    var patience = Patience()
    patience.connections = 3
    try await serve(patience) { port, _ in
      let open = (0..<3).compactMap { _ in RawClient(port: port) }
      for client in open {
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(client.readAnswer()?.status == 200)
      }
      let fourth = try #require(RawClient(port: port))
      #expect(fourth.readAll().flatMap { RawAnswer($0) }?.status == 503)
      open[0].send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(open[0].readAll()?.isEmpty == false)
      try await Task.sleep(for: .milliseconds(100))
      let fifth = try #require(RawClient(port: port))
      fifth.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(fifth.readAll().flatMap { RawAnswer($0) }?.status == 200)
    }
  }

  @Test func aLongJobEndsWithItsClient() async throws {
    try await serve { port, echo in
      do {
        let client = try #require(RawClient(port: port))
        client.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
        try await Task.sleep(for: .milliseconds(200))
        #expect(echo.cancelled.load(ordering: .relaxed) == 0)
      }
      try await Task.sleep(for: .milliseconds(500))
      #expect(echo.cancelled.load(ordering: .relaxed) == 1)
    }
  }

  @Test func longHeads() async throws {
    try await serve { port, _ in
      func status(_ text: String) -> Int? {
        guard let client = RawClient(port: port) else { return nil }
        client.send(text)
        return client.readAll().flatMap { RawAnswer($0) }?.status
      }
      let long = String(repeating: "a", count: 20_000)
      #expect(status("GET /\(long) HTTP/1.1\r\nHost: x\r\n\r\n") == 431)
      #expect(status("GET / HTTP/1.1\r\nHost: x\r\nX: \(long)") == 431)
      let many = String(repeating: "X: y\r\n", count: 100)
      #expect(status("GET / HTTP/1.1\r\nHost: x\r\n\(many)\r\n") == 431)
    }
  }
}
