import Testing

@testable import MapService

/// Heads of requests, sound and otherwise (RFC 9112).
@Suite struct RequestHeadTests {
  private func status(_ lines: String...) -> Int {
    let bytes = Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
    var scanner = HeadScanner()
    do throws(RequestRefusal) {
      guard let end = try scanner.end(in: bytes) else { return 0 }
      #expect(end == bytes.count)
      _ = try RequestHead(bytes.prefix(end))
      return 200
    } catch {
      return error.status
    }
  }

  @Test func parts() throws {
    let text =
      "POST /a/b?token=x&y&z=1=2 HTTP/1.1\r\nHost:  h:1 \r\nX-A: b: c\r\nContent-Length: 07\r\n\r\n"
    let head = try RequestHead(Array(text.utf8))
    #expect(
      head.method == "POST" && head.path == "/a/b" && head.bodyLength == 7 && head.isKeptAlive)
    #expect(head.query("token") == "x" && head.query("y") == "" && head.query("z") == "1=2")
    #expect(head.header("host") == "h:1" && head.header("x-a") == "b: c" && head.query("n") == nil)
    let closing = "GET /?token=x&token=x HTTP/1.1\r\nHost: h\r\nConnection: Close\r\n\r\n"
    #expect(try !RequestHead(Array(closing.utf8)).isKeptAlive)
    #expect(try RequestHead(Array(closing.utf8)).query("token") == nil)
  }

  @Test func whatHasTwoReadingsIsRefused() {
    let get = "GET / HTTP/1.1"
    #expect(status(get, "Host: x") == 200)
    #expect(status("GET / HTTP/1.0") == 200)
    for lines in [
      [get], [get, "Host: x", "Host: x"], [get, "Host : x"], [get, "Host: x", " folded"],
      [get, "Host: x", ": y"], [get, "Host: x", "no colon"], ["GET  / HTTP/1.1", "Host: x"],
      ["GET / HTTP/1.1 ", "Host: x"], ["GET http://x/ HTTP/1.1", "Host: x"],
      ["G(T / HTTP/1.1", "Host: x"],
      ["GET /\u{e9} HTTP/1.1", "Host: x"], ["/ HTTP/1.1", "Host: x"], ["", "Host: x"],
      [get, "Host: x", "Content-Length: 1", "Content-Length: 1"],
      [get, "Host: x", "Content-Length: -1"], [get, "Host: x", "Content-Length: +1"],
      [get, "Host: x", "Content-Length: 1 1"], [get, "Host: x", "Content-Length:"],
      [get, "Host: x", "X-LifeCircle-Token: a", "X-LifeCircle-Token: b"],
      [get, "Host: x", "Origin: a", "Origin: b"],
    ] {
      let bytes = Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
      #expect(throws: RequestRefusal.malformed, "\(lines)") { try RequestHead(bytes) }
    }
    #expect(status("GET / HTTP/2.0", "Host: x") == 505)
    #expect(status(get, "Host: x", "Transfer-Encoding: chunked") == 411)
    #expect(status("POST / HTTP/1.1", "Host: x") == 411)
    #expect(status("POST / HTTP/1.1", "Host: x", "Content-Length: 65537") == 413)
    #expect(status("POST / HTTP/1.1", "Host: x", "Content-Length: 99999999999999999999999") == 413)
  }

  @Test(arguments: [
    "GET / HTTP/1.1\nHost: x\n\n", "\u{0}", "GET /\rHost", "\u{16}\u{3}\u{1}", "a\u{7f}",
  ])
  func bytesThatNoHeadHas(_ text: String) {
    var scanner = HeadScanner()
    #expect(throws: RequestRefusal.malformed) { try scanner.end(in: Array(text.utf8)) }
  }

  @Test func tokensAreRandom() {
    let tokens = Set((0..<100).map { _ in TokenGuard.makeToken() })
    #expect(tokens.count == 100 && tokens.allSatisfy { $0.count == 32 })
  }
}
