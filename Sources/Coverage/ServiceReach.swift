package import PlanarGeometry
package import SpatialIndexing

/// The places within the straight-line reach of a layer of facilities, ready to be measured against
/// any number of regions.
package final class ServiceReach: Sendable {
  private let strategy: IndexStrategy
  /// What counts as reached: of land what lies within these, of points what the limit holds.
  private let shapes: ReachShapes
  private let limit: ReachLimit
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
    limit = ReachLimit(layer.radius, detour: detour)
    self.index = index
    regionBoxes = boxes
  }

  /// The reach of the facilities that concern communities in `box`; measured against them it gives the
  /// same, to the last bit, as that of the whole layer.
  ///
  /// - Complexity: O(facilities in and within three radii of the box · neighbours within two radii).
  package convenience init(
    of facilities: FacilityIndex, near box: PlanarBox, detour: Double, strategy: IndexStrategy
  ) {
    let layer = facilities.layer
    let around = box.expanded(by: 3.1 * layer.radius / detour)
    var (points, regions) = ([Int32](), [Int32]())
    facilities.points.box(around, into: &points)
    facilities.regionBoxes.query(around, into: &regions)
    (points, regions) = (points.sorted(), regions.sorted())
    let near = FacilityLayer(
      radius: layer.radius, points: points.map { layer.points[Int($0)] },
      pointOwners: points.map { layer.pointOwners[Int($0)] },
      regions: regions.map { layer.regions[Int($0)] },
      regionOwners: regions.map { layer.regionOwners[Int($0)] }, counts: layer.counts)
    self.init(of: near, detour: detour, strategy: strategy)
  }

  /// Demand of a community within reach, in a column of its weights.
  ///
  /// - Parameter scratch: prepared for this community.
  package func coveredDemand(
    of demand: CommunityDemand, weightColumn: Int, scratch: inout Scratch
  ) -> Double {
    guard !demand.isEmpty else { return 0 }
    let weights = demand.weights[weightColumn]
    if demand.places.count > 1 {
      switch quickVerdict(demand.box) {
      case .inside: return weights.reduce(0, +)
      case .outside: return 0
      case .open: break
      }
    }
    var covered = 0.0
    switch demand.places {
    case .land(let parts):
      for (number, (land, weight)) in zip(parts, weights).enumerated() where weight > 0 {
        let area = coveredArea(
          of: scratch.outlines[number], area: land.area, scratch: &scratch)
        covered += area >= land.area ? weight : weight * (area / land.area)
      }
    case .points(let points):
      for (point, weight) in zip(points, weights) where weight > 0 && reaches(point, &scratch) {
        covered += weight
      }
    }
    return covered
  }

  private enum QuickVerdict { case inside, outside, open }

  /// Whether one disc holds a whole box, or none reaches it.
  private func quickVerdict(_ box: PlanarBox) -> QuickVerdict {
    let nearest = index.nearest(to: box.center, within: box.diagonal / 2 + limit.straightBound)
    guard let nearest else { return shapes.regions.isEmpty ? .outside : .open }
    let farthest = box.squaredFarthestDistance(to: shapes.centers[Int(nearest.position)])
    return farthest <= shapes.radius * shapes.radius ? .inside : .open
  }

  private func reaches(_ point: PlanarPoint, _ scratch: inout Scratch) -> Bool {
    let nearest = index.nearest(to: point, within: limit.straightBound)
    if let nearest, limit.holds(squared: nearest.squaredDistance) { return true }
    scratch.regions.removeAll(keepingCapacity: true)
    // The boxes end at the radius; twice the tolerance leaves room for rounding.
    let around = PlanarBox(around: point, margin: 2 * ReachLimit.tolerance)
    regionBoxes.query(around, into: &scratch.regions)
    return scratch.regions.contains {
      limit.holds(squared: shapes.regions[Int($0)].squaredDistance(to: point))
    }
  }

  /// Area in m² of a region within reach; see `CoveredAreaKernel`.
  private func coveredArea(
    of outline: RegionOutline, area: Double, scratch: inout Scratch
  ) -> Double {
    let region = outline.region
    guard !region.isEmpty else { return 0 }
    switch quickVerdict(region.box) {
    case .inside: return area
    case .outside: return 0
    case .open: break
    }
    let squaredRadius = shapes.radius * shapes.radius
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
      of: outline, area: area, shapes: shapes, boundary: boundary, discs: scratch.discs,
      facilities: scratch.regions)
    let allowed = max(2e-10 * area / region.box.diagonal, 16 * region.box.diagonal.ulp)
    guard measured.gap > allowed else { return measured.area }
    return widened(outline, area: area, gap: measured.gap, &scratch) ?? measured.area
  }

  /// The area again where borders touch so that rounding leaves a gap: with a radius longer by a tenth
  /// of a micrometre they no longer do, and what that adds is the border's length times the step.
  private func widened(
    _ outline: RegionOutline, area: Double, gap: Double, _ scratch: inout Scratch
  ) -> Double? {
    let step = min(1e-7, 1e-6 * shapes.radius)
    let box = outline.region.box.expanded(by: 3.1 * shapes.radius)
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
      of: outline, area: area, shapes: local, boundary: boundary, discs: all, facilities: parks)
    guard measured.gap < gap else { return nil }
    return min(max(measured.area - step * measured.borderLength, 0), area)
  }

  /// What is prepared for one community, and memory that one task reuses.
  package struct Scratch {
    fileprivate var outlines: [RegionOutline] = []
    fileprivate var kernel = CoveredAreaKernel()
    fileprivate var discs: [Int32] = []
    fileprivate var regions: [Int32] = []

    package init() {}

    /// Complexity: O(vertices).
    package mutating func prepare(_ demand: CommunityDemand) {
      outlines.removeAll(keepingCapacity: true)
      if case .land(let parts) = demand.places {
        for land in parts { outlines.append(RegionOutline(land.region)) }
      }
    }
  }
}
