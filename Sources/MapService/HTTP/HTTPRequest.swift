/// A request that was read as a whole.
struct HTTPRequest: Sendable {
  var head: RequestHead
  var body: [UInt8]

  /// What the page calls itself, so that its long jobs replace each other; at most 64 characters.
  var window: String { String((head.header(TokenGuard.window) ?? "").prefix(64)) }
}
