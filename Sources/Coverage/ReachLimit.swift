/// The one comparison of a distance with a service radius, in every command and by both metrics: of places of
/// demand and of facilities in reach. The share of land is measured at the radius itself.
public struct ReachLimit: Sendable, Hashable {
  /// Metres beyond the radius that count as within it. Coordinates are rounded and pass through projections, so
  /// that a planner's 500 m may be 500.0000002; a millimetre decides about nobody.
  public static let tolerance = 1e-3

  /// The greatest distance in metres of walking that is within the radius.
  public let metres: Double
  private let detour: Double

  /// - Parameters:
  ///   - radius: metres at the walking speed of the run, greater than 0.
  ///   - detour: walking distance ÷ straight distance, at least 1; 1 for walks on a network.
  public init(_ radius: Double, detour: Double = 1) {
    metres = radius + Self.tolerance
    self.detour = detour
  }

  /// Whether a distance in metres of walking is within the radius. Complexity: O(1).
  public func holds(_ distance: Double) -> Bool { distance <= metres }

  /// Whether a straight distance, given as its square in m², is. Complexity: O(1).
  package func holds(squared: Double) -> Bool { holds(squared.squareRoot() * detour) }

  /// Straight metres beyond which nothing is within the radius; what is nearer has to be asked.
  package var straightBound: Double { metres / detour * (1 + 1e-12) }
}
