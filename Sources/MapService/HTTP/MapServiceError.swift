import FlyingSocks
import Glibc
public import Wording

/// Why the map cannot be served.
public enum MapServiceError: Error, Equatable, Sendable {
  /// Another program listens there.
  case portInUse(UInt16)
  case cannotListen(port: UInt16, reason: String)

  init(_ error: SocketError, port: UInt16) {
    switch error {
    case .failed(_, EADDRINUSE, _): self = .portInUse(port)
    case .failed(_, _, let message): self = .cannotListen(port: port, reason: message)
    default: self = .cannotListen(port: port, reason: "\(error)")
    }
  }

  /// One line: what is wrong, and what to do.
  public var text: LocalizedText {
    switch self {
    case .portInUse(let port): MapTexts.portInUse(Int(port))
    case .cannotListen(let port, let reason):
      MapTexts.cannotListen(port: Int(port), reason: reason)
    }
  }
}
