package import PlanarGeometry
import SpatialIndexing

/// Divides polygons over which people are spread evenly among the communities they lie in.
package struct Apportionment {
  /// A part of a polygon in one community; `share` of the polygon's area, 0…1.
  package struct Part {
    package var community: Int32
    package var region: PlanarRegion
    package var share: Double
  }

  /// Parts smaller than this share of their polygon are the rounding of a common border.
  private static let leastShare = 1e-9

  private let communities: [PlanarRegion]
  private let geos: GEOSContext
  private let tree: BoxTree
  private let slabs: [RegionSlabs]
  private var cutters: [RegionCutter?]
  private var candidates: [Int32] = []

  /// Complexity: O(v) in the vertices of the communities.
  package init(_ communities: [PlanarRegion], _ geos: GEOSContext) {
    self.communities = communities
    self.geos = geos
    tree = BoxTree(communities.map(\.box))
    slabs = communities.map(RegionSlabs.init)
    cutters = [RegionCutter?](repeating: nil, count: communities.count)
  }

  /// The parts of `piece`, a valid region with an area, in the order of the communities, and the share
  /// of it that lies in none. A piece that no border meets is not cut.
  ///
  /// Complexity: O(log n + w) for w edges at the height of the piece, plus one cut for every
  /// community whose border meets its box: by GEOS unless the piece is convex and the cut plain.
  package mutating func divide(
    _ piece: PlanarRegion
  ) throws(GEOSError) -> (parts: [Part], outside: Double) {
    candidates.removeAll(keepingCapacity: true)
    tree.query(piece.box, into: &candidates)
    let area = piece.area
    let convex = ConvexPiece(piece)
    var parts: [Part] = []
    for community in candidates.sorted() {
      guard let region = try common(piece, convex, with: Int(community)) else { continue }
      let share = region.area / area
      guard share > Self.leastShare else { continue }
      parts.append(Part(community: community, region: region, share: min(share, 1)))
    }
    return (parts, try outside(parts, of: area))
  }

  /// What `piece` and a community have in common; nil where they do not meet.
  private mutating func common(
    _ piece: PlanarRegion, _ convex: ConvexPiece?, with community: Int
  ) throws(GEOSError) -> PlanarRegion? {
    guard slabs[community].edgeMeets(piece.box) else {
      return slabs[community].contains(piece.vertices[0]) ? piece : nil
    }
    if let convex, let common = slabs[community].common(convex) { return common }
    return try cutter(community).cut(piece)
  }

  private mutating func cutter(_ community: Int) throws(GEOSError) -> RegionCutter {
    if let cutter = cutters[community] { return cutter }
    let cutter = try RegionCutter(communities[community], in: geos)
    cutters[community] = cutter
    return cutter
  }

  /// Communities may overlap, so that the shares need not tell what is left.
  private func outside(_ parts: [Part], of area: Double) throws(GEOSError) -> Double {
    let sum = parts.reduce(0) { $0 + $1.share }
    guard abs(sum - 1) > Self.leastShare else { return 0 }
    guard parts.count > 1 else { return max(0, 1 - sum) }
    return max(0, 1 - (try geos.union(parts.map(\.region)).area) / area)
  }
}
