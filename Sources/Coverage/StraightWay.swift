package import PlanarGeometry

/// A shortest straight line from a community's demand to a facility.
package struct StraightWay: Sendable {
  /// Number of the facility in its layer; of equally near ones the smallest.
  package private(set) var facility: Int32
  package private(set) var start: PlanarPoint
  package private(set) var end: PlanarPoint

  /// Metres.
  package var length: Double { start.distance(to: end) }

  /// nil without demand or without facilities.
  ///
  /// - Complexity: O(places or vertices of the land · entrances and vertices of the layer).
  package init?(from demand: CommunityDemand, to layer: FacilityLayer) {
    var best: (start: PlanarPoint, end: PlanarPoint, facility: Int32)?
    func offer(_ line: (start: PlanarPoint, end: PlanarPoint)?, _ facility: Int32) {
      guard let line else { return }
      let squared = line.start.squaredDistance(to: line.end)
      let known = best.map { ($0.start.squaredDistance(to: $0.end), $0.facility) }
      if (squared, facility) < known ?? (.infinity, .max) {
        best = (line.start, line.end, facility)
      }
    }
    for (point, owner) in zip(layer.points, layer.pointOwners) {
      demand.places.forEachLine(to: point) { offer($0, owner) }
    }
    for (region, owner) in zip(layer.regions, layer.regionOwners) {
      demand.places.forEachLine(to: region) { offer($0, owner) }
    }
    guard let best else { return nil }
    (facility, start, end) = (best.facility, best.start, best.end)
  }
}

extension CommunityDemand.Places {
  fileprivate typealias Line = (start: PlanarPoint, end: PlanarPoint)

  fileprivate func forEachLine(to point: PlanarPoint, _ body: (Line?) -> Void) {
    switch self {
    case .points(let points): for place in points { body((place, point)) }
    case .land(let lands): for land in lands { body((land.region.nearestPlace(to: point), point)) }
    }
  }

  fileprivate func forEachLine(to region: PlanarRegion, _ body: (Line?) -> Void) {
    switch self {
    case .points(let points): for place in points { body((place, region.nearestPlace(to: place))) }
    case .land(let lands): for land in lands { body(land.region.shortestLine(to: region)) }
    }
  }
}
