package import PlanarGeometry
import SpatialIndexing

/// Divides land among the regions that it lies in.
package struct LandDivision {
  private let land: [PlanarRegion]
  private let tree: BoxTree
  private let geos: GEOSContext

  /// - Parameter land: valid regions that do not overlap.
  package init(_ land: [PlanarRegion], _ geos: GEOSContext) {
    self.land = land
    self.geos = geos
    tree = BoxTree(land.map(\.box))
  }

  /// The land within `region`, empty where there is none. Land that lies wholly inside is taken as it
  /// is; GEOS cuts only what meets the border. Cuts narrower than `PolygonRepair.leastWidth` are left
  /// out: they are a border that both layers share, rounded or bent differently, and no polygon so
  /// narrow is read from a file either.
  ///
  /// Complexity: O(log n + k·v·w) for k pieces of v vertices about a region of w vertices.
  package func land(within region: PlanarRegion) throws(GEOSError) -> PlanarRegion {
    var candidates: [Int32] = []
    tree.query(region.box, into: &candidates)
    var parts: [PlanarRegion] = []
    for candidate in candidates.sorted() {
      let piece = land[Int(candidate)]
      switch piece.relation(to: region) {
      case .inside: parts.append(piece)
      case .outside: break
      case .unclear:
        parts.append(try geos.intersection(piece, region).withoutSlivers)
      }
    }
    return PlanarRegion(joining: parts)
  }
}

/// Where a region lies in another as far as their borders, if they do not meet, tell.
private enum Relation {
  case inside, outside, unclear
}

extension PlanarRegion {
  /// Its polygons that are at least `PolygonRepair.leastWidth` wide.
  fileprivate var withoutSlivers: PlanarRegion {
    let parts = polygonCount == 1 ? [self] : polygons.map { PlanarRegion(polygons: [$0]) }
    return PlanarRegion(
      joining: parts.filter { 2 * $0.area > PolygonRepair.leastWidth * $0.perimeter })
  }

  fileprivate func relation(to other: PlanarRegion) -> Relation {
    guard !bordersMeet(other) else { return .unclear }
    let starts = (0..<ringCount).map { vertices[vertexRange(ofRing: $0).lowerBound] }
    let others = (0..<other.ringCount).map {
      other.vertices[other.vertexRange(ofRing: $0).lowerBound]
    }
    guard !others.contains(where: contains) else { return .unclear }
    let inside = starts.count(where: other.contains)
    if inside == 0 { return .outside }
    return inside == starts.count ? .inside : .unclear
  }

  private func bordersMeet(_ other: PlanarRegion) -> Bool {
    var found = false
    forEachEdge { a, b in
      guard !found else { return }
      let edge = PlanarSegment(from: a, to: b)
      let box = edge.box
      guard box.intersects(other.box) else { return }
      other.forEachEdge { c, d in
        let rival = PlanarSegment(from: c, to: d)
        found = found || (box.intersects(rival.box) && edge.meets(rival))
      }
    }
    return found
  }
}
