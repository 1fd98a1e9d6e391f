/// All places within one radius of some facilities, as a union of simple shapes: a disc around every
/// entrance, and for every polygon facility its region, a slab along each edge and a disc around
/// each vertex. Together the three are exactly the points within the radius of the region.
public struct ReachShapes: Sendable {
  /// Metres, greater than 0.
  public let radius: Double
  /// Centres of the discs, each place once.
  public let centers: [PlanarPoint]
  /// Slabs of all regions, one after the other.
  let slabs: [OffsetSlab]
  /// Into `slabs`, one more than regions.
  let slabStarts: [Int32]
  public let regions: [PlanarRegion]

  /// - Parameters:
  ///   - radius: metres, greater than 0 and finite.
  ///   - points: finite; places named twice count once.
  ///   - regions: may overlap each other.
  /// - Complexity: O(points + vertices of regions).
  public init(radius: Double, points: [PlanarPoint], regions: [PlanarRegion] = []) {
    precondition(radius > 0 && radius.isFinite, "a reach needs a positive radius")
    self.radius = radius
    var seen = Set<PlanarPoint>(minimumCapacity: points.count)
    var centers: [PlanarPoint] = []
    for point in points where seen.insert(point).inserted { centers.append(point) }
    var slabs: [OffsetSlab] = []
    var slabStarts: [Int32] = [0]
    for region in regions {
      for vertex in region.vertices where seen.insert(vertex).inserted { centers.append(vertex) }
      region.forEachEdge { slabs.append(OffsetSlab(from: $0, to: $1, radius: radius)) }
      slabStarts.append(Int32(slabs.count))
    }
    self.centers = centers
    self.slabs = slabs
    self.slabStarts = slabStarts
    self.regions = regions
  }

  func slabRange(ofRegion region: Int32) -> Range<Int> {
    Int(slabStarts[Int(region)])..<Int(slabStarts[Int(region) + 1])
  }
}
