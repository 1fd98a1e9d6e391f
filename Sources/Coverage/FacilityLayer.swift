public import PlanarGeometry

/// The facilities of one type as the engine sees them: entrances, and regions of polygon facilities.
public struct FacilityLayer: Sendable {
  /// Service radius in metres of walking, greater than 0.
  public internal(set) var radius: Double
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
  /// Column of the demand's weights: whose people count for these facilities.
  package var weightColumn = 0

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

/// The grounds of a layer's polygon facilities near a community: who stands on them has arrived.
struct FacilityGrounds: Sendable {
  private let regions: [PlanarRegion]
  private let owners: [Int32]

  /// Complexity: O(polygon facilities of the layer).
  init(_ layer: FacilityLayer, near box: PlanarBox) {
    let near = layer.regions.indices.filter { layer.regions[$0].box.intersects(box) }
    regions = near.map { layer.regions[$0] }
    owners = near.map { layer.regionOwners[$0] }
  }

  var isEmpty: Bool { regions.isEmpty }

  /// Complexity: O(vertices).
  func contain(_ point: PlanarPoint) -> Bool { regions.contains { $0.contains(point) } }

  /// The smallest number of a facility on whose grounds the point is. Complexity: O(vertices).
  func owner(of point: PlanarPoint) -> Int32? {
    zip(regions, owners).lazy.filter { $0.0.contains(point) }.map(\.1).min()
  }
}
