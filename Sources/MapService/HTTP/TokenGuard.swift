import Wording

/// Who may ask: whoever knows the token, from a page of this server, by its own name.
///
/// The token keeps other users of the machine and other pages out; the host's name keeps out pages whose name was
/// made to point here (DNS rebinding); the origin keeps out requests that other pages send.
struct TokenGuard: Sendable {
  static let header = "x-lifecircle-token"
  static let window = "x-lifecircle-window"

  private let token: [UInt8]
  private let hosts: [String]

  init(token: String, port: UInt16) {
    self.token = Array(token.utf8)
    hosts =
      ["127.0.0.1:\(port)", "localhost:\(port)"]
      + (port == 80 ? ["127.0.0.1", "localhost"] : [])
  }

  /// 128 bits of the system's random numbers as 32 hexadecimal digits.
  static func makeToken() -> String {
    var random = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef")
    return String((0..<32).map { _ in digits[Int(random.next(upperBound: UInt8(16)))] })
  }

  func check(_ head: RequestHead) throws(RequestRefusal) {
    guard let host = head.header("host")?.lowercased(), hosts.contains(host) else {
      throw RequestRefusal(403, MapTexts.otherHost)
    }
    if let origin = head.header("origin"), origin != "http://\(host)" {
      throw RequestRefusal(403, MapTexts.otherOrigin)
    }
    guard let given = head.header(Self.header) ?? head.query("token"), isToken(given) else {
      throw RequestRefusal(403, MapTexts.wrongToken)
    }
  }

  /// Takes as long for a token that is wrong at its start as for one that is wrong at its end.
  private func isToken(_ text: String) -> Bool {
    let given = Array(text.utf8)
    guard given.count == token.count else { return false }
    return zip(given, token).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
