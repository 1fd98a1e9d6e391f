import PlanarGeometry
package import SpatialIndexing

/// A layer of facilities with what finds the nearest of them.
package final class FacilityIndex: Sendable {
  package let layer: FacilityLayer
  /// Finds entrances.
  let points: any PointIndex
  /// Find polygon facilities by the centres of their boxes, and by the boxes.
  private let regionCenters: any PointIndex
  let regionBoxes: BoxTree

  /// Complexity: O(n log n) in the entrances.
  package init(_ layer: FacilityLayer, strategy: IndexStrategy) {
    self.layer = layer
    points = strategy.makeIndex(layer.points)
    regionCenters = strategy.makeIndex(layer.regions.map(\.box.center))
    regionBoxes = BoxTree(layer.regions.map(\.box))
  }

  /// The nearest facility at most `limit` metres away, of equally near ones the smallest number; nil
  /// without one.
  ///
  /// Complexity: O(points and vertices of polygon facilities near the place).
  func nearest(
    to place: PlanarPoint, within limit: Double, scratch: inout [Int32]
  ) -> (squaredDistance: Double, facility: Int32)? {
    // The entrances are in the order of their facilities, so the first is the smallest number.
    var best = points.nearest(to: place, within: limit).map {
      ($0.squaredDistance, layer.pointOwners[Int($0.position)])
    }
    let reach = best.map { $0.0.squareRoot() } ?? limit
    scratch.removeAll(keepingCapacity: true)
    let around = PlanarBox(around: place, margin: reach * (1 + 1e-12))
    regionBoxes.query(around, into: &scratch)
    for position in scratch.lazy.map({ Int($0) }) {
      let found = (layer.regions[position].squaredDistance(to: place), layer.regionOwners[position])
      guard found.0 <= limit * limit else { continue }
      if let known = best, known <= found { continue }
      best = found
    }
    return best
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
