public import Reporting

/// The page that a browser opens.
public struct MapPage: Sendable {
  let html: [UInt8]
  /// What it may load and run: itself, and answers of this server.
  let policy: String

  /// - Parameter html: one self-contained file, its styles and scripts inside it.
  public init(html: [UInt8]) {
    self.html = html
    policy = """
      default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; \
      img-src data: blob:; font-src data:; connect-src 'self'; base-uri 'none'; \
      form-action 'none'; frame-ancestors 'none'
      """
  }

  /// The report's page of a record, which knows that it is live.
  ///
  /// - Parameter hasCircles: whether the server has circles that can be changed.
  /// - Complexity: that of the page.
  public init(of record: RunRecord, hasCircles: Bool = false) {
    self.init(html: record.livePage(protocol: Self.liveProtocol, hasCircles: hasCircles))
  }

  /// Of the requests and answers that the article LiveMap describes.
  static let liveProtocol = 1
}
