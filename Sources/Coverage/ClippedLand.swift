import PlanarGeometry

/// What a box holds of a piece of land: rings whose signed areas add up to its area.
///
/// Rings are cut one by one (Sutherland and Hodgman 1974, doi:10.1145/360767.360802); where a ring falls
/// into several parts they stay joined by edges that run there and back and enclose nothing.
struct ClippedLand: Sendable {
  private(set) var rings: [[PlanarPoint]]
  private(set) var box: PlanarBox
  private(set) var area: Double

  /// Complexity: O(vertices).
  init(_ region: PlanarRegion, in box: PlanarBox) {
    let rings = (0..<region.ringCount).map {
      Array(region.vertices[region.vertexRange(ofRing: $0)])
    }
    self.init(rings: rings, in: box)
  }

  /// What lies in a box inside that of the land.
  func clipped(to box: PlanarBox) -> ClippedLand { ClippedLand(rings: rings, in: box) }

  private init(rings: [[PlanarPoint]], in box: PlanarBox) {
    self.rings = rings.compactMap { ring in
      var cut = ring.cut { $0.x - box.minX }
      cut = cut.cut { box.maxX - $0.x }
      cut = cut.cut { $0.y - box.minY }
      cut = cut.cut { box.maxY - $0.y }
      return cut.count < 3 ? nil : cut
    }
    self.box = PlanarBox(around: self.rings.joined())
    area = self.rings.reduce(0) { $0 + $1.doubledArea } / 2
  }
}

extension [PlanarPoint] {
  /// The ring where `height`, which is linear, is not negative.
  fileprivate func cut(_ height: (PlanarPoint) -> Double) -> [PlanarPoint] {
    guard var previous = last else { return [] }
    var before = height(previous)
    var result: [PlanarPoint] = []
    for point in self {
      let now = height(point)
      if (before < 0) != (now < 0) {
        result.append(previous + (point - previous) * (before / (before - now)))
      }
      if now >= 0 { result.append(point) }
      (previous, before) = (point, now)
    }
    return result
  }

  fileprivate var doubledArea: Double {
    guard let origin = first, var previous = last.map({ $0 - origin }) else { return 0 }
    var sum = 0.0
    for point in self {
      let current = point - origin
      sum += previous.cross(current)
      previous = current
    }
    return sum
  }
}
