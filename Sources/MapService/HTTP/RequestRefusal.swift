import Wording

/// Why a request is not answered as it asks to be: a status and a line that says it.
struct RequestRefusal: Error, Equatable, Sendable {
  var status: Int
  var lines: [LocalizedText]
  /// Methods that the path knows, for 405.
  var allowed: [String] = []

  init(_ status: Int, _ lines: [LocalizedText]) { (self.status, self.lines) = (status, lines) }

  init(_ status: Int, _ line: LocalizedText) { self.init(status, [line]) }

  static let malformed = RequestRefusal(400, MapTexts.malformedRequest)
  static let lengthRequired = RequestRefusal(411, MapTexts.lengthRequired)
  static let bodyTooLarge = RequestRefusal(
    413, MapTexts.bodyTooLarge(bytes: RequestLimits.body))
  static let headTooLarge = RequestRefusal(
    431, MapTexts.headTooLarge(bytes: RequestLimits.head, headers: RequestLimits.headers))
  static let otherVersion = RequestRefusal(505, MapTexts.otherVersion)
  static let tooSlow = RequestRefusal(408, MapTexts.tooSlow)
  static let tooManyConnections = RequestRefusal(503, MapTexts.tooManyConnections)
  static let notFound = RequestRefusal(404, MapTexts.unknownPath)
  static let superseded = RequestRefusal(409, MapTexts.superseded)

  static func methodNotAllowed(_ allowed: [String]) -> RequestRefusal {
    var refusal = RequestRefusal(405, MapTexts.otherMethod(allowed))
    refusal.allowed = allowed
    return refusal
  }
}
