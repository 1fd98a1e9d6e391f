import Wording

/// What answers requests that were read whole.
protocol HTTPService: Sendable {
  /// Of what is said to clients.
  var language: Language { get }

  /// Whether the answer may take so long that the client may have gone before; its task is cancelled then.
  func isLong(_ request: HTTPRequest) -> Bool

  func answer(_ request: HTTPRequest) async -> HTTPAnswer
}

/// How long a client may take, and how many there may be.
struct Patience: Sendable {
  /// Until the next request begins.
  var nextRequest = Duration.seconds(75)
  /// Until a request that has begun is there as a whole.
  var request = Duration.seconds(10)
  /// Until an answer is taken.
  var answer = Duration.seconds(30)
  /// Until a client that is refused has read why.
  var farewell = Duration.seconds(1)
  /// Connections that may be open at once; a browser keeps six.
  var connections = 128
}
