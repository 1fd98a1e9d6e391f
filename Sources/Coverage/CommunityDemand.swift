public import PlanarGeometry

/// The demand of one community: spread evenly over parts of its land, or at points.
public struct CommunityDemand: Sendable {
  public enum Places: Sendable {
    /// Parts that do not overlap, none of them empty.
    case land([Land])
    case points([PlanarPoint])

    public var count: Int {
      switch self {
      case .land(let parts): parts.count
      case .points(let points): points.count
      }
    }
  }

  /// Land over which demand is spread evenly.
  public struct Land: Sendable {
    public let region: PlanarRegion
    /// m², greater than 0.
    public let area: Double

    /// Complexity: O(vertices).
    public init(_ region: PlanarRegion) {
      self.region = region
      area = region.area
    }
  }

  public let places: Places
  /// Demand of each place, not negative, in as many columns as there are groups of people that are
  /// told apart: `weights[column][place]`.
  public let weights: [[Double]]
  /// The box around all places.
  public let box: PlanarBox
  /// Whether a part of the land that is hardly larger than a cell of the lattice, up to three sides of
  /// one across, is measured as a whole instead of in the pieces that the lattice cuts it into.
  public let keepsSmallLand: Bool

  /// - Parameter weights: one column at least; each as long as the places.
  public init(_ places: Places, weights: [[Double]], keepsSmallLand: Bool = false) {
    self.places = places
    self.weights = weights
    self.keepsSmallLand = keepsSmallLand
    switch places {
    case .land(let parts):
      precondition(weights.allSatisfy { $0.count == parts.count })
      box = parts.reduce(into: .empty) { $0.insert($1.region.box) }
    case .points(let points):
      precondition(weights.allSatisfy { $0.count == points.count })
      box = PlanarBox(around: points)
    }
  }

  /// Demand of one per m² of `region`. Complexity: O(vertices).
  public init(_ region: PlanarRegion) {
    let land = Land(region)
    self.init(.land(land.area > 0 ? [land] : []), weights: land.area > 0 ? [[land.area]] : [[]])
  }

  /// All demand of a column.
  public func total(_ column: Int) -> Double { weights[column].reduce(0, +) }

  public var isEmpty: Bool { weights[0].isEmpty }
}
