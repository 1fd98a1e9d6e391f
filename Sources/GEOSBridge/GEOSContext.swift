internal import CGEOS

/// A GEOS context, through which all geometry of one task goes.
///
/// Not thread-safe: one context per task. Making one costs microseconds.
public final class GEOSContext {
  let handle: GEOSContextHandle_t
  private let log = GEOSLog()

  public init() throws(GEOSError) {
    guard let handle = GEOS_init_r() else { throw GEOSError(call: "GEOS_init_r", message: "") }
    self.handle = handle
    // GEOS says why a call failed only here.
    let data = Unmanaged.passUnretained(log).toOpaque()
    GEOSContext_setErrorMessageHandler_r(handle, GEOSLog.receive, data)
  }

  deinit { GEOS_finish_r(handle) }

  /// The failure of `call`, in GEOS's own words.
  func failure(_ call: String) -> GEOSError {
    defer { log.message = "" }
    return GEOSError(call: call, message: log.message)
  }

  /// Whether GEOS has complained since `forgetFailure`, for calls that return nothing.
  var hasFailed: Bool { !log.message.isEmpty }

  func forgetFailure() { log.message = "" }

  /// The geometry that `call` returned, which is nil when it failed.
  func checked(_ call: String, _ geometry: OpaquePointer?) throws(GEOSError) -> GEOSGeometry {
    guard let geometry else { throw failure(call) }
    return GEOSGeometry(geometry, in: self)
  }

  /// The answer of a predicate, of which 2 stands for failure.
  func checked(_ call: String, predicate answer: CChar) throws(GEOSError) -> Bool {
    guard answer == 0 || answer == 1 else { throw failure(call) }
    return answer == 1
  }

  /// Throws when `call` returned another status than 1.
  func check(_ call: String, status: Int32) throws(GEOSError) {
    guard status == 1 else { throw failure(call) }
  }
}

private final class GEOSLog {
  var message = ""

  static let receive: @convention(c) (UnsafePointer<CChar>?, UnsafeMutableRawPointer?) -> Void = {
    message, data in
    guard let message, let data else { return }
    Unmanaged<GEOSLog>.fromOpaque(data).takeUnretainedValue().message = String(cString: message)
  }
}

/// A call to GEOS that failed.
public struct GEOSError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Name of the C function.
  public let call: String
  /// What GEOS said, or an empty string.
  public let message: String

  public var description: String { "\(call): \(message.isEmpty ? "failed" : message)" }
}

/// The GEOS library in use.
package enum GEOSLibrary {
  /// Version of GEOS at run time, for example "3.11.1-CAPI-1.17.1".
  package static var version: String {
    guard let version = GEOSversion() else { return "" }
    return String(cString: version)
  }
}
