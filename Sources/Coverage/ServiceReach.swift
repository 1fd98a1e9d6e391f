import PlanarGeometry
import SpatialIndexing

/// The places within the straight-line reach of a layer of facilities, ready to be measured against
/// any number of regions.
struct ServiceReach: Sendable {
  private let strategy: IndexStrategy
  private let shapes: ReachShapes
  private let boundary: ExposedBoundary
  private let index: any PointIndex
  /// Boxes of what each polygon facility reaches.
  private let regionBoxes: BoxTree

  /// - Parameters:
  ///   - detour: walking distance ÷ straight distance, at least 1.
  /// - Complexity: O(discs · neighbours within two radii).
  init(of layer: FacilityLayer, detour: Double = 1, strategy: IndexStrategy = .grid) {
    let shapes = ReachShapes(
      radius: layer.radius / detour, points: layer.points, regions: layer.regions)
    let index = strategy.makeIndex(shapes.centers)
    let boxes = BoxTree(shapes.regions.map { $0.box.expanded(by: shapes.radius) })
    boundary = ExposedBoundary(
      of: shapes, discsNear: { index.box($0, into: &$1) },
      regionsNear: { boxes.query($0, into: &$1) })
    self.strategy = strategy
    self.shapes = shapes
    self.index = index
    regionBoxes = boxes
  }

  /// Demand of a community within reach, in a column of its weights.
  func coveredDemand(
    of demand: CommunityDemand, column: Int, scratch: inout Scratch
  ) -> Double {
    guard !demand.isEmpty else { return 0 }
    let weights = demand.weights[column]
    if let nearest = index.nearest(
      to: demand.box.center, within: demand.box.diagonal / 2 + shapes.radius)
    {
      let center = shapes.centers[Int(nearest.position)]
      if demand.box.squaredFarthestDistance(to: center) <= shapes.radius * shapes.radius {
        return weights.reduce(0, +)
      }
    } else if shapes.regions.isEmpty {
      return 0
    }
    var covered = 0.0
    switch demand.places {
    case .land(let parts):
      for (land, weight) in zip(parts, weights) where weight > 0 {
        let area = coveredArea(of: land.region, area: land.area, scratch: &scratch)
        covered += area >= land.area ? weight : weight * (area / land.area)
      }
    case .points(let points):
      for (point, weight) in zip(points, weights) where weight > 0 && reaches(point, &scratch) {
        covered += weight
      }
    }
    return covered
  }

  private func reaches(_ point: PlanarPoint, _ scratch: inout Scratch) -> Bool {
    if index.nearest(to: point, within: shapes.radius) != nil { return true }
    scratch.regions.removeAll(keepingCapacity: true)
    regionBoxes.query(PlanarBox(spanning: point, point), into: &scratch.regions)
    return scratch.regions.contains {
      shapes.regions[Int($0)].squaredDistance(to: point) <= shapes.radius * shapes.radius
    }
  }

  /// Area in m² of `region` within reach; see `CoveredAreaKernel`.
  func coveredArea(of region: PlanarRegion, area: Double, scratch: inout Scratch) -> Double {
    guard !region.isEmpty else { return 0 }
    let squaredRadius = shapes.radius * shapes.radius
    let farthest = shapes.radius + region.box.diagonal / 2
    let nearest = index.nearest(to: region.box.center, within: farthest)
    if let nearest {
      let center = shapes.centers[Int(nearest.position)]
      if region.box.squaredFarthestDistance(to: center) <= squaredRadius { return area }
    } else if shapes.regions.isEmpty {
      return 0
    }
    scratch.discs.removeAll(keepingCapacity: true)
    scratch.regions.removeAll(keepingCapacity: true)
    index.box(region.box.expanded(by: shapes.radius), into: &scratch.discs)
    scratch.discs.removeAll {
      region.box.squaredDistance(to: shapes.centers[Int($0)]) > squaredRadius
    }
    scratch.discs.sort()
    regionBoxes.query(region.box, into: &scratch.regions)
    scratch.regions.sort()
    let measured = scratch.kernel.coveredArea(
      of: region, area: area, shapes: shapes, boundary: boundary, discs: scratch.discs,
      facilities: scratch.regions)
    let allowed = max(2e-10 * area / region.box.diagonal, 16 * region.box.diagonal.ulp)
    guard measured.gap > allowed else { return measured.area }
    return widened(region, area: area, gap: measured.gap, &scratch) ?? measured.area
  }

  /// The area again where borders touch so that rounding leaves a gap: with a radius longer by a tenth
  /// of a micrometre they no longer do, and what that adds is the border's length times the step.
  private func widened(
    _ region: PlanarRegion, area: Double, gap: Double, _ scratch: inout Scratch
  ) -> Double? {
    let step = min(1e-7, 1e-6 * shapes.radius)
    let box = region.box.expanded(by: 3.1 * shapes.radius)
    var near: [Int32] = []
    index.box(box, into: &near)
    var facilities: [Int32] = []
    regionBoxes.query(box, into: &facilities)
    let local = ReachShapes(
      radius: shapes.radius + step, points: near.sorted().map { shapes.centers[Int($0)] },
      regions: facilities.sorted().map { shapes.regions[Int($0)] })
    let all = local.centers.indices.map { Int32($0) }
    let parks = local.regions.indices.map { Int32($0) }
    let places = strategy.makeIndex(local.centers)
    let boundary = ExposedBoundary(
      of: local, discsNear: { places.box($0, into: &$1) }, regionsNear: { $1 += parks })
    let measured = scratch.kernel.coveredArea(
      of: region, area: area, shapes: local, boundary: boundary, discs: all, facilities: parks)
    guard measured.gap < gap else { return nil }
    return min(max(measured.area - step * measured.borderLength, 0), area)
  }

  /// Memory that one task reuses.
  struct Scratch {
    fileprivate var kernel = CoveredAreaKernel()
    fileprivate var discs: [Int32] = []
    fileprivate var regions: [Int32] = []
  }
}
