import Glibc

/// A client that sends bytes as they are given, whatever they say.
final class RawClient: Sendable {
  private let descriptor: Int32

  /// Reading gives up after `patience` seconds.
  init?(port: UInt16, patience: Int = 1800) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return nil }
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
  }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Says that nothing more comes.
  func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// All that comes until the server closes; nil where it does not in time.
  func readAll() -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      guard let more = readSome() else { return nil }
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  /// What comes next, nothing at the end; nil where nothing does in time. A reset is an end.
  func readSome() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0 { return errno == ECONNRESET ? [] : nil }
    return Array(buffer.prefix(count))
  }

  /// One answer of a connection that stays open.
  func readAnswer() -> RawAnswer? {
    var bytes: [UInt8] = []
    while let more = readSome(), !more.isEmpty {
      bytes += more
      if let answer = RawAnswer(bytes), answer.isWhole { return answer }
    }
    return RawAnswer(bytes)
  }
}

/// An answer taken apart.
struct RawAnswer {
  var status: Int
  var head: String
  var body: [UInt8]

  /// nil where the bytes are no answer.
  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)), text.hasPrefix("HTTP/1.1 "),
      let status = Int(text.dropFirst(9).prefix(3))
    else { return nil }
    self.status = status
    head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    body = Array(bytes[end.upperBound...])
  }

  var isWhole: Bool { header("Content-Length").flatMap { Int($0) } == body.count }

  var text: String { String(decoding: body, as: UTF8.self) }

  func header(_ name: String) -> String? {
    head.split(separator: "\r\n").dropFirst().first {
      $0.lowercased().hasPrefix(name.lowercased() + ": ")
    }
    .map { String($0.dropFirst(name.count + 2)) }
  }
}
