internal import CPROJ

/// A PROJ context with its network access off, and the last error that PROJ logged in it.
///
/// Not thread-safe: one context per task.
final class ProjectionContext {
  let handle: OpaquePointer?
  private let log = ProjectionLog()

  init() {
    handle = proj_context_create()
    proj_context_set_enable_network(handle, 0)
    proj_log_level(handle, PJ_LOG_ERROR)
    // The words of an error arrive only here; PROJ would print them otherwise.
    proj_log_func(handle, Unmanaged.passUnretained(log).toOpaque()) { data, _, message in
      guard let data, let message else { return }
      Unmanaged<ProjectionLog>.fromOpaque(data).takeUnretainedValue().message =
        String(cString: message)
    }
  }

  deinit { proj_context_destroy(handle) }

  /// What PROJ said last, without the name of its function, or a general phrase; forgets it.
  func takeMessage() -> String {
    defer { log.message = "" }
    let parts = log.message.split(separator: ": ", maxSplits: 1)
    guard let last = parts.last else { return "PROJ gives no reason" }
    return String(last)
  }
}

private final class ProjectionLog {
  var message = ""
}

/// The PROJ library in use.
package enum ProjectionLibrary {
  /// Version of PROJ at run time, for example "9.1.1".
  package static var version: String {
    guard let version = proj_info().version else { return "" }
    return String(cString: version)
  }
}
