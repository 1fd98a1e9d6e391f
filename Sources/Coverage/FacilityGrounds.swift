import PlanarGeometry

/// The grounds of a layer's polygon facilities near a community: who stands on them has arrived.
struct FacilityGrounds: Sendable {
  private let regions: [PlanarRegion]

  /// Complexity: O(polygon facilities of the layer).
  init(_ layer: FacilityLayer, near box: PlanarBox) {
    regions = layer.regions.filter { $0.box.intersects(box) }
  }

  var isEmpty: Bool { regions.isEmpty }

  /// Complexity: O(vertices).
  func contain(_ point: PlanarPoint) -> Bool { regions.contains { $0.contains(point) } }

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
