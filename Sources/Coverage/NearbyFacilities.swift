import PlanarGeometry
import SpatialIndexing

/// The facilities of a layer that can be nearest to, or within reach of, some place of a region.
struct NearbyFacilities: Sendable {
  /// Positions in the layer's points.
  private(set) var points: [Int32] = []
  /// Positions in the layer's regions.
  private(set) var regions: [Int32] = []
  /// Squared distance in m² from the region to the nearest facility.
  private(set) var leastSquared = Double.infinity
  /// Facilities that some of the demand reaches.
  private(set) var facilitiesInReach = 0
  private var owners: [Int32] = []

  /// A facility that is nearest to a place of the box, or at most `reach` from it, is at most the
  /// distance of the one nearest to the middle, plus the box's diagonal, from the middle.
  mutating func gather(around box: PlanarBox, _ index: FacilityIndex, reach: Double) {
    let half = box.diagonal / 2
    points.removeAll(keepingCapacity: true)
    regions.removeAll(keepingCapacity: true)
    let limit = max(index.upperBound(from: box.center) + 2 * half, reach + half) * (1 + 1e-12)
    index.points.radius(limit, around: box.center, into: &points)
    points.sort()
    let around = PlanarBox(around: box.center, margin: limit)
    index.regionBoxes.query(around, into: &regions)
    regions.sort()
  }

  /// Finds the least distance and counts the facilities within reach.
  ///
  /// Complexity: O(vertices) for each entrance that is not clearly beyond, and the vertices of both
  /// multiplied for each polygon facility.
  mutating func measure(
    _ demand: CommunityDemand, _ layer: FacilityLayer, limit: ReachLimit
  ) {
    leastSquared = .infinity
    owners.removeAll(keepingCapacity: true)
    switch demand.places {
    case .land(let parts): for land in parts { measure(land.region, layer, limit: limit) }
    case .points(let places):
      for place in places { measure(place, layer, limit: limit) }
    }
    owners.sort()
    facilitiesInReach = 0
    for (index, owner) in owners.enumerated() where index == 0 || owner != owners[index - 1] {
      facilitiesInReach += layer.counts[Int(owner)]
    }
  }

  private mutating func measure(
    _ region: PlanarRegion, _ layer: FacilityLayer, limit: ReachLimit
  ) {
    let squaredBound = limit.straightBound * limit.straightBound
    for position in points {
      let point = layer.points[Int(position)]
      let atLeast = region.box.squaredDistance(to: point)
      guard atLeast <= max(leastSquared, squaredBound) else { continue }
      let cannotBeNearer = atLeast >= leastSquared
      if cannotBeNearer,
        region.vertices.contains(where: { limit.holds(squared: $0.squaredDistance(to: point)) })
      {
        noteInReach(layer.pointOwners[Int(position)])
      } else {
        note(
          layer.pointOwners[Int(position)], squared: region.squaredDistance(to: point), limit)
      }
    }
    for position in regions {
      let other = layer.regions[Int(position)]
      let bound = max(leastSquared, squaredBound)
      guard region.box.squaredDistance(to: other.box) <= bound else { continue }
      note(
        layer.regionOwners[Int(position)], squared: region.squaredDistance(to: other), limit)
    }
  }

  private mutating func measure(
    _ place: PlanarPoint, _ layer: FacilityLayer, limit: ReachLimit
  ) {
    for position in points {
      let squared = place.squaredDistance(to: layer.points[Int(position)])
      note(layer.pointOwners[Int(position)], squared: squared, limit)
    }
    for position in regions {
      let squared = layer.regions[Int(position)].squaredDistance(to: place)
      note(layer.regionOwners[Int(position)], squared: squared, limit)
    }
  }

  private mutating func note(_ owner: Int32, squared: Double, _ limit: ReachLimit) {
    leastSquared = min(leastSquared, squared)
    if limit.holds(squared: squared) { noteInReach(owner) }
  }

  private mutating func noteInReach(_ owner: Int32) {
    if owners.last != owner { owners.append(owner) }
  }
}
