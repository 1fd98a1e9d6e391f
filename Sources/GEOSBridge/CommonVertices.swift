package import PlanarGeometry
internal import SpatialIndexing

/// Gives the polygons of a layer each other's vertices, so that those that adjoin share every edge exactly.
package enum CommonVertices {
  /// Metres between a vertex and an edge that goes through it but for rounding.
  private static let tolerance = 1e-6

  /// The regions, with those of `points` that lie on their edges as vertices.
  ///
  /// - Complexity: O((e + p) log e) in the edges and points.
  package static func insert(
    _ points: [PlanarPoint], into regions: [PlanarRegion]
  ) -> [PlanarRegion] {
    var edges: [Edge] = []
    for (number, region) in regions.enumerated() {
      region.forEachEdgePosition { from, to in
        edges.append(Edge(region: number, from: from, to: to))
      }
    }
    func ends(_ edge: Edge) -> PlanarSegment {
      let vertices = regions[edge.region].vertices
      return PlanarSegment(from: vertices[edge.from], to: vertices[edge.to])
    }
    let tree = BoxTree(edges.map { ends($0).box })
    var insertions: [Int: [Int: [PlanarPoint]]] = [:]
    var near: [Int32] = []
    for point in points {
      near.removeAll(keepingCapacity: true)
      tree.query(PlanarBox(around: point, margin: tolerance), into: &near)
      for edge in near.map({ edges[Int($0)] }) where ends(edge).isBent(at: point) {
        insertions[edge.region, default: [:]][edge.from, default: []].append(point)
      }
    }
    var result = regions
    for (number, points) in insertions { result[number] = regions[number].inserting(points) }
    return result
  }

  private struct Edge {
    var region: Int
    /// Positions of both ends in the region's vertices.
    var from: Int
    var to: Int
  }
}

extension PlanarSegment {
  /// Whether a point lies on the segment, but for rounding, and away from its ends.
  fileprivate func isBent(at point: PlanarPoint) -> Bool {
    let limit = 1e-12
    return point.squaredDistance(toSegment: start, end) <= limit
      && point.squaredDistance(to: start) > limit && point.squaredDistance(to: end) > limit
  }
}

extension PlanarRegion {
  /// - Parameter points: by the position of the vertex that an edge begins at, those to add on the edge.
  fileprivate func inserting(_ points: [Int: [PlanarPoint]]) -> PlanarRegion {
    PlanarRegion(
      polygons: (0..<polygonCount).map { polygon in
        ringRange(ofPolygon: polygon).map { ring in
          vertexRange(ofRing: ring).flatMap { position in
            let start = vertices[position]
            let added = points[position, default: []].sorted {
              $0.squaredDistance(to: start) < $1.squaredDistance(to: start)
            }
            return [start] + added
          }
        }
      })
  }
}
