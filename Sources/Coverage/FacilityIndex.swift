import PlanarGeometry
import SpatialIndexing

/// A layer of facilities with what finds the nearest of them.
struct FacilityIndex: Sendable {
  let layer: FacilityLayer
  /// Finds entrances.
  let points: any PointIndex
  /// Find polygon facilities by the centres of their boxes, and by the boxes.
  private let regionCenters: any PointIndex
  let regionBoxes: BoxTree

  init(_ layer: FacilityLayer, strategy: IndexStrategy) {
    self.layer = layer
    points = strategy.makeIndex(layer.points)
    regionCenters = strategy.makeIndex(layer.regions.map(\.box.center))
    regionBoxes = BoxTree(layer.regions.map(\.box))
  }

  /// Distance in metres from `center` to some facility that is about the nearest; infinite without
  /// facilities.
  func upperBound(from center: PlanarPoint) -> Double {
    let point = points.nearest(to: center, within: .infinity)
    let region = regionCenters.nearest(to: center, within: .infinity)
    let farthest = region.map {
      layer.regions[Int($0.position)].box.squaredFarthestDistance(to: center)
    }
    return min(point?.squaredDistance ?? .infinity, farthest ?? .infinity).squareRoot()
  }
}
