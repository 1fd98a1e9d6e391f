import Projection

/// A port of this machine that is listened at, and the secret of whoever may ask there.
public struct MapAddress: Sendable {
  let listener: HTTPListener
  let token = TokenGuard.makeToken()

  /// Begins to listen; who connects waits until a server runs.
  ///
  /// - Parameter port: 0 takes one that is free.
  public init(port: UInt16) throws(MapServiceError) { listener = try HTTPListener(port: port) }

  /// What a browser opens. Whoever has it can ask.
  public var text: String { "http://127.0.0.1:\(listener.port)/?token=\(token)" }
}

/// Serves a page and the exact engine behind it on this machine, to whoever has the address.
public struct MapServer: Sendable {
  private let address: MapAddress
  private let routes: MapRoutes

  /// - Parameter folder: for scenarios that the page saves.
  /// - Throws: `ProjectionError`.
  public init(_ study: MapStudy, page: MapPage, folder: String, at address: MapAddress) throws {
    self.address = address
    routes = try MapRoutes(
      study, page: page, folder: folder,
      access: TokenGuard(token: address.token, port: address.listener.port))
  }

  /// Answers requests until the task is cancelled.
  public func run() async throws(MapServiceError) { try await address.listener.run(routes) }
}
