import PlanarGeometry
public import SpatialIndexing

/// The places within the straight-line reach of a layer of facilities, ready to be measured against
/// any number of regions.
public struct ServiceReach: Sendable {
  private let shapes: ReachShapes
  private let boundary: ExposedBoundary
  private let index: any PointIndex
  private let regionBoxes: BoxIndex

  /// - Parameters:
  ///   - detour: walking distance ÷ straight distance, at least 1.
  ///   - layer: its index strategy does not matter here; `strategy` indexes the discs.
  /// - Complexity: O(discs · neighbours within two radii).
  public init(of layer: FacilityLayer, detour: Double = 1, strategy: IndexStrategy = .grid) {
    let shapes = ReachShapes(
      radius: layer.radius / detour, points: layer.points, regions: layer.regions)
    let index = strategy.makeIndex(shapes.centers)
    let boxes = BoxIndex(
      shapes.regions.map { $0.box.expanded(by: shapes.radius) }, strategy: strategy)
    boundary = ExposedBoundary(
      of: shapes, discsNear: { index.box($0, into: &$1) },
      regionsNear: { boxes.intersecting($0, into: &$1) })
    self.shapes = shapes
    self.index = index
    regionBoxes = boxes
  }

  /// Area in m² of `region` within reach; see `CoveredAreaKernel`.
  func coveredArea(of region: PlanarRegion, area: Double, scratch: inout Scratch) -> Double {
    scratch.discs.removeAll(keepingCapacity: true)
    scratch.regions.removeAll(keepingCapacity: true)
    let squaredRadius = shapes.radius * shapes.radius
    index.box(region.box.expanded(by: shapes.radius), into: &scratch.discs)
    for disc in scratch.discs
    where region.box.squaredFarthestDistance(to: shapes.centers[Int(disc)]) <= squaredRadius {
      return area
    }
    scratch.discs.removeAll {
      region.box.squaredDistance(to: shapes.centers[Int($0)]) > squaredRadius
    }
    scratch.discs.sort()
    regionBoxes.intersecting(region.box, into: &scratch.regions)
    return scratch.kernel.coveredArea(
      of: region, area: area, shapes: shapes, boundary: boundary, discs: scratch.discs,
      regions: scratch.regions)
  }

  /// Memory that one task reuses.
  struct Scratch {
    fileprivate var kernel = CoveredAreaKernel()
    fileprivate var discs: [Int32] = []
    fileprivate var regions: [Int32] = []
  }
}
