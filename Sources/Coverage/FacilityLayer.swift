public import PlanarGeometry

/// The facilities of one type as the engine sees them: entrances, and regions of polygon facilities.
public struct FacilityLayer: Sendable {
  /// Service radius in metres of walking, greater than 0.
  public let radius: Double
  /// Entrances of all facilities, finite.
  public let points: [PlanarPoint]
  /// Facility of each entrance.
  public let pointOwners: [Int32]
  /// Polygon facilities without entrances, which are reached at their boundary.
  public let regions: [PlanarRegion]
  /// Facility of each region.
  public let regionOwners: [Int32]
  /// How many facilities each one stands for, by its number.
  public let counts: [Int]
  /// Column of the demand's weights that counts for these facilities.
  public var column = 0

  /// Facilities with one entrance each.
  public init(radius: Double, points: [PlanarPoint]) {
    self.init(
      radius: radius, points: points, pointOwners: points.indices.map { Int32($0) },
      counts: [Int](repeating: 1, count: points.count))
  }

  /// - Parameter counts: one value for each facility number that `pointOwners` and `regionOwners` use.
  public init(
    radius: Double, points: [PlanarPoint], pointOwners: [Int32], regions: [PlanarRegion] = [],
    regionOwners: [Int32] = [], counts: [Int]
  ) {
    precondition(points.count == pointOwners.count && regions.count == regionOwners.count)
    self.radius = radius
    self.points = points
    self.pointOwners = pointOwners
    self.regions = regions
    self.regionOwners = regionOwners
    self.counts = counts
  }

  public var isEmpty: Bool { points.isEmpty && regions.isEmpty }
}
