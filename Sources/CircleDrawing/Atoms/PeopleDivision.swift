import Assessment
import GEOSBridge
import PlanarGeometry

/// Deals the places of people in one community to its blocks.
struct PeopleDivision {
  /// A place, or a part of one, in a block.
  struct Share {
    /// Position in the layer.
    var place: Int
    var region: PlanarRegion?
    /// Of the place's people, 0…1.
    var share: Double
  }

  /// By block.
  private(set) var shares: [[Share]]

  /// Every place goes to some block: one that lies in none, to the nearest.
  ///
  /// - Parameter range: positions in the layer of the community's places.
  /// - Complexity: O(places · (blocks + edges at their height)), and one cut for each polygon that a border meets.
  init(
    of layer: PopulationLayer, _ range: Range<Int>, among blocks: [PlanarRegion],
    _ geos: GEOSContext
  ) throws(GEOSError) {
    shares = [[Share]](repeating: [], count: blocks.count)
    switch layer.shape {
    case .points(let points):
      let slabs = blocks.map(RegionSlabs.init)
      for place in range {
        let block =
          slabs.firstIndex { $0.contains(points[place]) } ?? blocks.nearest(to: points[place])
        shares[block].append(Share(place: place, share: 1))
      }
    case .regions(let regions):
      var division = Apportionment(blocks, geos)
      for place in range { try deal(regions[place], of: place, among: blocks, &division) }
    }
  }

  private mutating func deal(
    _ region: PlanarRegion, of place: Int, among blocks: [PlanarRegion],
    _ division: inout Apportionment
  ) throws(GEOSError) {
    let parts = region.area > 0 ? try division.divide(region).parts : []
    let sum = parts.reduce(0) { $0 + $1.share }
    guard sum > 0 else {
      let block = blocks.nearest(to: region.box.center)
      return shares[block].append(Share(place: place, region: region, share: 1))
    }
    for part in parts {
      shares[Int(part.community)].append(
        Share(place: place, region: part.region, share: part.share / sum))
    }
  }

  /// People of each block.
  func people(in layer: PopulationLayer) -> [Double] {
    shares.map { $0.reduce(0) { $0 + layer.people[$1.place] * $1.share } }
  }
}

extension [PlanarRegion] {
  /// The first of the nearest. Complexity: O(vertices).
  func nearest(to point: PlanarPoint) -> Int {
    var best = (position: 0, squared: Double.infinity)
    for (position, region) in enumerated() {
      let squared = region.squaredDistance(to: point)
      if squared < best.squared { best = (position, squared) }
    }
    return best.position
  }
}
