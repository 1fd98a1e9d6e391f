import PlanarGeometry

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

  /// Lowers the least distance to 0 where a disc meets the grounds, and the greatest where it lies
  /// inside.
  func narrow(_ range: inout ClosedRange<Double>, _ center: PlanarPoint, _ radius: Double) {
    for region in regions {
      guard region.squaredDistance(to: center) <= radius * radius else { continue }
      let isInside =
        region.contains(center) && !region.isOnBoundary(center, tolerance: radius)
      range = 0...(isInside ? 0 : range.upperBound)
    }
  }
}
