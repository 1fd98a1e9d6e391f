import TableFiles
import Wording

/// What a request is answered with.
struct HTTPAnswer: Sendable {
  var status = 200
  var contentType = "application/json; charset=utf-8"
  var body: [UInt8]
  /// Methods that the path knows, for 405.
  var allowed: [String] = []
  /// The policy of the page; nothing at all may be loaded by other answers.
  var policy = "default-src 'none'; frame-ancestors 'none'"

  init(json body: [UInt8]) { self.body = body }

  /// - Parameter policy: what the page may load and run.
  init(page: [UInt8], policy: String) {
    body = page
    contentType = "text/html; charset=utf-8"
    self.policy = policy
  }

  init(_ refusal: RequestRefusal, _ language: Language) {
    var json = JSONWriter()
    json.beginObject()
    json.key("error")
    json.string(refusal.lines.first?[language])
    json.key("problems")
    json.beginArray()
    for line in refusal.lines { json.string(line[language]) }
    json.endArray()
    json.endObject()
    status = refusal.status
    allowed = refusal.allowed
    body = json.bytes
  }

  /// As it goes over the wire, in one piece.
  func bytes(keepingAlive: Bool) -> [UInt8] {
    var head = "HTTP/1.1 \(status) \(Self.phrases[status] ?? "Status")\r\n"
    let fields = [
      ("Content-Type", contentType), ("Content-Length", String(body.count)),
      ("Cache-Control", "no-store"), ("Content-Security-Policy", policy),
      ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
      ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Connection", keepingAlive ? "keep-alive" : "close"),
    ]
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    if !allowed.isEmpty { head += "Allow: \(allowed.joined(separator: ", "))\r\n" }
    return Array((head + "\r\n").utf8) + body
  }

  private static let phrases = [
    200: "OK", 201: "Created", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict", 411: "Length Required",
    413: "Content Too Large", 417: "Expectation Failed", 422: "Unprocessable Content",
    431: "Request Header Fields Too Large", 500: "Internal Server Error",
    503: "Service Unavailable", 505: "HTTP Version Not Supported",
  ]
}
