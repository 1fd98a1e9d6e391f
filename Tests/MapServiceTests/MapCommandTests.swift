import Foundation
import TestSupport
import Testing

/// The built command over raw sockets.
@Suite(.serialized) struct MapCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    #expect(
      try BuiltCommand(["generate", "--communities", "5", "--out", "city"], in: folder).status == 0)
  }

  private func serve(_ more: String...) throws -> ServedMap {
    try ServedMap(
      ["--study", "city/study.yaml", "--quiet", "--metric", "straight"] + more, in: folder)
  }

  private static let whatIf = #"{"scenario":{"remove":["F000002"]}}"#

  @Test func whoMayAsk() throws {
    let map = try serve()
    let port = map.port
    func status(_ request: String) -> Int? { map.answer(to: request)?.status }
    #expect(
      status(
        "GET /?token=\(map.token) HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n")
        == 200)
    #expect(status("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n") == 403)
    let wrong = String(repeating: "0", count: 32)
    #expect(status(map.request("GET", "/api/version", token: wrong)) == 403)
    #expect(status(map.request("GET", "/api/version", token: String(map.token.dropLast()))) == 403)
    for host in [
      "127.0.0.1", "127.0.0.1:\(port &+ 1)", "evil.example:\(port)", "127.0.0.1:\(port).",
    ] {
      #expect(status(map.request("GET", "/api/version", host: host)) == 403, "\(host)")
    }
    for origin in [
      "http://evil.example", "null", "http://localhost:\(port)", "https://127.0.0.1:\(port)",
    ] {
      let request = map.request(
        "POST", "/api/whatif", body: Self.whatIf, more: ["Origin: \(origin)"])
      #expect(status(request) == 403, "\(origin)")
    }
    let own = ["Origin: http://127.0.0.1:\(port)"]
    #expect(status(map.request("POST", "/api/whatif", body: Self.whatIf, more: own)) == 200)
    let answer = try #require(map.answer(to: map.request("GET", "/", more: own)))
    #expect(answer.header("Access-Control-Allow-Origin") == nil)
    #expect(answer.header("Cache-Control") == "no-store")
    #expect(answer.header("Referrer-Policy") == "no-referrer")
    #expect(answer.header("X-Content-Type-Options") == "nosniff")
    #expect(answer.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
  }

  @Test func whatIsRefused() throws {
    let map = try serve()
    func status(_ method: String, _ path: String, _ body: String? = nil) -> Int? {
      map.answer(to: map.request(method, path, body: body))?.status
    }
    #expect(status("GET", "/api/nothing") == 404)
    #expect(status("GET", "/api/whatif") == 405)
    #expect(status("DELETE", "/") == 405)
    #expect(status("PATCH", "/api/scenarios", "{}") == 405)
    #expect(status("DELETE", "/api/scenarios?id=7") == 404)
    let tooLong = map.answer(
      to: map.request("POST", "/api/whatif", body: String(repeating: " ", count: 65_537)))
    #expect(tooLong?.status == 413)
    let bodies: [(String, Int)] = [
      ("", 400), ("{", 400), ("[1,2", 400), ("{}}", 400),
      (String(repeating: "[", count: 30_000), 400),
      ("{}", 422), ("[]", 422), (#"{"scenario":[]}"#, 422), (#"{"scenario":{"add":7}}"#, 422),
      (#"{"scenario":{"remove":["nobody"]}}"#, 422), (#"{"scenario":{"remove":[""]}}"#, 422),
      (#"{"scenario":{"remove":["a\nb: 1"]}}"#, 422),
      (#"{"scenario":{"add":[{"id":"n","type":"pharmacy","at":[1e300,0]}]}}"#, 422),
      (#"{"scenario":{"add":[{"id":"n","type":"pharmacy","xy":[1e300,0]}]}}"#, 422),
      (#"{"scenario":{"add":[{"id":"n","type":"pharmacy","xy":[NaN,0]}]}}"#, 422),
      (#"{"scenario":{"add":[{"id":"n","type":"pharmacy","at":[30,120]}]}}"#, 422),
      (
        #"{"scenario":{"remove":[\#(Array(repeating: "1", count: 501).joined(separator: ","))]}}"#,
        422
      ),
      (#"{"scenario":{}}"#, 200),
    ]
    for (body, expected) in bodies {
      let answer = map.post("/api/whatif", body)
      #expect(answer?.status == expected, "\(body.prefix(80)): \(answer?.text ?? "nothing")")
      let problems = answer?.text.contains(#"{"error":""#) ?? false
      #expect(problems == (expected != 200))
    }
    #expect(map.post("/api/catchment", #"{"type":"pharmacy"}"#)?.status == 422)
    #expect(map.post("/api/catchment", #"{"type":"none","xy":[0,0]}"#)?.status == 422)
    #expect(map.post("/api/sites", #"{"type":"pharmacy","count":11}"#)?.status == 422)
    #expect(map.isRunning)
  }

  /// Each is answered with a status that says what is wrong, or the connection is closed; none ends the server.
  @Test func aThousandMalformedRequests() throws {
    let map = try serve()
    let sound = [
      map.request("POST", "/api/whatif", body: Self.whatIf),
      map.request(
        "POST", "/api/whatif",
        body:
          #"{"scenario":{"add":[{"id":"n1","type":"pharmacy","xy":[10,20],"cost":3}],"move":[{"id":"F000003","to":[120.01,30.01]}]}}"#
      ),
      map.request("POST", "/api/catchment", body: #"{"type":"pharmacy","xy":[1,2]}"#),
      map.request("POST", "/api/scenarios", body: #"{"name":"x","scenario":{}}"#),
      map.request("GET", "/api/scenarios"), map.request("GET", "/?token=\(map.token)"),
    ].map { Array($0.utf8) }
    let clear: Set = [200, 201, 400, 403, 404, 405, 408, 409, 411, 413, 417, 422, 431, 505]
    var random = SeededRandom(24)
    var statuses: [Int: Int] = [:]
    for number in 0..<1200 {
      var bytes = sound[random.below(sound.count)]
      for _ in 0...random.below(3) { bytes.mutate(&random) }
      let client = try #require(RawClient(port: map.port), "after \(number) requests")
      client.send(bytes)
      client.finish()
      let read = try #require(
        client.readAll(), "\(number): \(String(decoding: bytes, as: UTF8.self))")
      guard !read.isEmpty else { continue }
      let status = RawAnswer(read)?.status ?? 0
      statuses[status, default: 0] += 1
      #expect(clear.contains(status), "\(number): \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(map.isRunning && map.post("/api/whatif", Self.whatIf)?.status == 200)
    #expect(statuses.count >= 5 && statuses[200, default: 0] < 600, "\(statuses)")
  }

  /// What one window does changes no answer to another, nor what it saves.
  @Test func twoWindows() async throws {
    let map = try serve("--out", "kept")
    let bodies = [
      #"{"scenario":{"remove":["F000002"]}}"#, #"{"scenario":{"remove":["F000003","F000004"]}}"#,
    ]
    let alone = bodies.map { map.post("/api/whatif", $0)?.text }
    #expect(alone[0] != nil && alone[0] != alone[1])
    let (port, requests) = (map.port, bodies.map { map.request("POST", "/api/whatif", body: $0) })
    await withTaskGroup(of: (Int, String?).self) { group in
      for number in 0..<40 {
        group.addTask {
          guard let client = RawClient(port: port) else { return (number, nil) }
          client.send(requests[number % 2])
          return (number, client.readAll().flatMap { RawAnswer($0)?.text })
        }
      }
      for await (number, text) in group { #expect(text == alone[number % 2]) }
    }
    let body = #"{"name":"../a b","scenario":{"remove":["F000002"]}}"#
    let saved = try #require(map.post("/api/scenarios", body))
    #expect(saved.status == 201 && saved.text.contains(#""path":"kept/a-b.yaml""#))
    let again = map.post("/api/scenarios", body)?.text ?? ""
    #expect(again.contains(#""id":2"#) && again.contains(#"kept/a-b-2.yaml"#))
    #expect(again.contains(#"name: \"../a b 2\""#))
    #expect(map.answer(to: map.request("DELETE", "/api/scenarios?id=2"))?.status == 200)
    #expect(
      map.answer(to: map.request("DELETE", "/api/scenarios?id=1"))?.text == #"{"scenarios":[]}"#)
    try folder.write("kept/c.yaml", "mine")
    #expect(
      map.post("/api/scenarios", #"{"name":"c","scenario":{}}"#)?.text.contains("c-2.yaml") == true)
    #expect(try folder.content("kept/c.yaml") == "mine")
    #expect(try folder.names("kept") == ["a-b-2.yaml", "a-b.yaml", "c-2.yaml", "c.yaml"])
  }

  @Test(arguments: [SIGTERM, SIGINT]) func stopsCleanly(_ signal: Int32) throws {
    let map = try serve()
    let idle = try #require(RawClient(port: map.port))
    idle.send("POST /api/whatif HTTP/1.1\r\n")
    let (status, seconds) = map.stop(signal)
    #expect(status == 0 && seconds < 3)
    #expect(RawClient(port: map.port) == nil)
  }

  @Test func aPortInUse() throws {
    let map = try serve()
    let other = try BuiltCommand(
      ["map", "--study", "city/study.yaml", "--quiet", "--port", "\(map.port)"], in: folder)
    #expect(other.status == 4 && other.output == "" && other.isOneLineOfError)
    #expect(other.error.contains("port \(map.port) is in use"))
    #expect(map.stop().status == 0)
    // Its connections are still remembered by the system; the port is free all the same.
    #expect(try serve("--port", "\(map.port)").port == map.port)
  }
}

extension [UInt8] {
  /// One change of any kind.
  fileprivate mutating func mutate(_ random: inout SeededRandom) {
    guard !isEmpty else { return append(UInt8(random.below(256))) }
    let place = random.below(count)
    let end = Swift.min(count, place + 1 + random.below(20))
    switch random.below(8) {
    case 0: self[place] = UInt8(random.below(256))
    case 1: self[place] ^= UInt8(1 << random.below(8))
    case 2: removeSubrange(place..<end)
    case 3: removeSubrange(place...)
    case 4: insert(contentsOf: self[place..<end], at: place)
    case 5: insert(contentsOf: Array("\r\n".utf8), at: place)
    case 6:
      insert(contentsOf: (0..<random.below(40)).map { _ in UInt8(random.below(256)) }, at: place)
    default: swapAt(place, random.below(count))
    }
  }
}
