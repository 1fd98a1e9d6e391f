/// The start of a request (RFC 9112), read strictly: what has two readings is refused.
struct RequestHead: Equatable, Sendable {
  var method: String
  /// As it came, without the query.
  var path: String
  /// Names and values as they came, in their order.
  var query: [Field]
  /// Names in lower case, in the order in which they came.
  var headers: [Field]
  /// Bytes of the body, at most `RequestLimits.body`.
  var bodyLength: Int
  /// Whether the connection serves another request afterwards.
  var isKeptAlive: Bool

  struct Field: Equatable, Sendable {
    var name: String
    var value: String
  }

  /// The first value of a header; the name in lower case.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The value of the query's only member of a name; nil where there is none or more than one.
  func query(_ name: String) -> String? {
    let found = query.filter { $0.name == name }
    return found.count == 1 ? found[0].value : nil
  }
}

/// What a client may ask for at once.
enum RequestLimits {
  /// Bytes of the line and the headers, and of the body.
  static let head = 16 << 10
  static let body = 64 << 10
  static let headers = 64
}

extension RequestHead {
  /// - Parameter bytes: to the empty line, that included.
  init(_ bytes: some Collection<UInt8>) throws(RequestRefusal) {
    let lines = try Self.lines(of: Array(bytes))
    guard let first = lines.first else { throw .malformed }
    let version: String
    (method, path, query, version) = try Self.requestLine(first)
    headers = try Self.fields(lines.dropFirst())
    let host = headers.count { $0.name == "host" }
    guard host == 1 || host == 0 && version == "HTTP/1.0" else { throw .malformed }
    for name in Self.singleHeaders where headers.count(where: { $0.name == name }) > 1 {
      throw .malformed
    }
    bodyLength = 0
    let options = (headers.first { $0.name == "connection" }?.value ?? "").lowercased()
    isKeptAlive = version == "HTTP/1.1" && !options.contains("close")
    bodyLength = try length()
  }

  private static let singleHeaders = [
    "content-length", "transfer-encoding", "origin", "content-type", "expect",
    TokenGuard.header, TokenGuard.window,
  ]

  private func length() throws(RequestRefusal) -> Int {
    guard header("transfer-encoding") == nil else { throw .lengthRequired }
    guard let text = header("content-length") else {
      if method == "POST" || method == "PUT" || method == "PATCH" { throw .lengthRequired }
      return 0
    }
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .malformed
    }
    // What does not fit in an integer is too long as well.
    guard let length = Int(text), length <= RequestLimits.body else { throw .bodyTooLarge }
    return length
  }

  private static func lines(of bytes: [UInt8]) throws(RequestRefusal) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      guard let end = bytes[start...].firstIndex(of: 0x0A), end > start, bytes[end - 1] == 0x0D
      else { throw .malformed }
      if end - 1 == start { return lines }
      lines.append(bytes[start..<end - 1])
      start = end + 1
    }
    throw .malformed
  }

  private static func requestLine(
    _ line: ArraySlice<UInt8>
  ) throws(RequestRefusal) -> (String, String, [Field], String) {
    let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count <= 16, parts[0].allSatisfy(\.isTokenByte),
      !parts[0].isEmpty
    else { throw .malformed }
    let version = String(decoding: parts[2], as: UTF8.self)
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
      throw version.hasPrefix("HTTP/") ? .otherVersion : .malformed
    }
    guard parts[1].first == 0x2F, parts[1].allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .malformed
    }
    let target = parts[1].split(separator: 0x3F, maxSplits: 1, omittingEmptySubsequences: false)
    let query = target.count > 1 ? target[1].split(separator: 0x26).map(field) : []
    return (
      String(decoding: parts[0], as: UTF8.self), String(decoding: target[0], as: UTF8.self),
      query, version
    )
  }

  private static func field(_ text: ArraySlice<UInt8>) -> Field {
    let parts = text.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
    return Field(
      name: String(decoding: parts[0], as: UTF8.self),
      value: parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "")
  }

  private static func fields(
    _ lines: ArraySlice<ArraySlice<UInt8>>
  ) throws(RequestRefusal) -> [Field] {
    guard lines.count <= RequestLimits.headers else { throw .headTooLarge }
    var fields: [Field] = []
    for line in lines {
      let parts = line.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(\.isTokenByte),
        parts[1].allSatisfy(\.isValueByte)
      else { throw .malformed }
      fields.append(
        Field(
          name: String(decoding: parts[0], as: UTF8.self).lowercased(),
          value: String(decoding: parts[1].trimmingBlanks, as: UTF8.self)))
    }
    return fields
  }
}

extension UInt8 {
  /// Whether a name or a method may hold it (RFC 9110, 5.6.2).
  fileprivate var isTokenByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
    default: false
    }
  }

  fileprivate var isValueByte: Bool { self >= 0x20 && self != 0x7F || self == 0x09 }

  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmingBlanks: ArraySlice<UInt8> {
    let start = drop(while: \.isBlank)
    guard let end = start.lastIndex(where: { !$0.isBlank }) else { return [] }
    return start[...end]
  }
}
