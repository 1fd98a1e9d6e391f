import Projection
import Wording

/// Serves a page and the exact engine behind it on this machine, to whoever has the address.
public struct MapServer: Sendable {
  private let listener: HTTPListener
  private let routes: MapRoutes
  private let token: String

  /// Begins to listen, so that the address is known; `run` answers.
  ///
  /// - Parameters:
  ///   - port: 0 takes one that is free.
  ///   - folder: for scenarios that the page saves.
  /// - Throws: `MapServiceError`, `ProjectionError`.
  public init(_ study: MapStudy, page: MapPage, folder: String, port: UInt16) throws {
    listener = try HTTPListener(port: port)
    token = TokenGuard.makeToken()
    routes = try MapRoutes(
      study, page: page, folder: folder, access: TokenGuard(token: token, port: listener.port))
  }

  /// What a browser opens. Whoever has it can ask.
  public var address: String { "http://127.0.0.1:\(listener.port)/?token=\(token)" }

  /// Answers requests until the task is cancelled.
  public func run() async throws(MapServiceError) { try await listener.run(routes) }
}
