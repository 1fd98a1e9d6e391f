internal import CGEOS
package import PlanarGeometry
internal import SpatialIndexing

/// Cuts regions along lines.
extension GEOSContext {
  /// The faces into which lines cut a region, together the region: ends of lines that divide nothing drop out.
  ///
  /// Corners of lines within a metre of the region's border lie on it: where a line runs beside a border that was drawn
  /// along the same street, no strip of centimetres is cut off.
  ///
  /// Where a line would cut one of `wholes`, the part of that in the region becomes a face of its own and the line ends
  /// at its border.
  ///
  /// - Parameters:
  ///   - region: valid.
  ///   - lines: with finite coordinates; what of them lies outside the region cuts nothing.
  ///   - wholes: regions that do not overlap each other.
  /// - Returns: the region alone where nothing divides it, or where GEOS cannot without losing some of it.
  /// - Complexity: O(n log n) in the vertices and crossings.
  package func faces(
    of region: PlanarRegion, cutAlong lines: [[PlanarPoint]], keeping wholes: [PlanarRegion] = []
  ) throws(GEOSError) -> [PlanarRegion] {
    var border = SnappedBorder(region)
    let knives = lines.map { border.snapping($0).withoutRepetitions }.filter { $0.count > 1 }
    guard !knives.isEmpty else { return [region] }
    let crossed = wholes.filter { whole in knives.contains { $0.passes(into: whole) } }
    let pieces = try pieces(between: border.closedRings + crossed.flatMap(\.closedRings) + knives)
    var faces: [PlanarRegion] = []
    var partsOfWhole = [[PlanarRegion]](repeating: [], count: crossed.count)
    for piece in pieces {
      let point = try piece.pointInside()
      guard region.contains(point) else { continue }
      if let whole = crossed.firstIndex(where: { $0.contains(point) }) {
        partsOfWhole[whole].append(try piece.region())
      } else {
        faces.append(try piece.region())
      }
    }
    for parts in partsOfWhole where !parts.isEmpty { faces += try dissolved(parts).parts }
    return faces.count > 1 && region.isMade(of: faces) ? faces : [region]
  }

  /// The union of regions whose common borders have the same vertices; all others stay as they are.
  ///
  /// - Complexity: O(n log n) in the vertices.
  package func dissolved(_ regions: [PlanarRegion]) throws(GEOSError) -> PlanarRegion {
    guard regions.count > 1 else { return regions.first ?? PlanarRegion(polygons: []) }
    var members: [GEOSGeometry] = []
    for region in regions {
      for number in 0..<region.polygonCount { members.append(try polygon(number, of: region)) }
    }
    let all = try collection(GEOS_MULTIPOLYGON, of: members)
    let made = all.borrowed { GEOSCoverageUnion_r(handle, $0) }
    let region = try checked("GEOSCoverageUnion_r", made).region()
    return region.isMade(of: regions) ? region : try union(regions)
  }
}

extension PlanarRegion {
  /// Its rings as lines that end where they begin.
  fileprivate var closedRings: [[PlanarPoint]] {
    (0..<ringCount).map { ring in
      let vertices = vertices[vertexRange(ofRing: ring)]
      return Array(vertices + vertices.prefix(1))
    }
  }

  /// Its polygons, each as a region.
  package var parts: [PlanarRegion] {
    polygonCount == 1 ? [self] : polygons.map { PlanarRegion(polygons: [$0]) }
  }

  /// Whether the faces have its area, but for rounding.
  fileprivate func isMade(of faces: [PlanarRegion]) -> Bool {
    let area = area
    return abs(faces.reduce(-area) { $0 + $1.area }) <= 1e-9 * area + 1e-6
  }
}

extension [PlanarPoint] {
  fileprivate var withoutRepetitions: [PlanarPoint] {
    reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// Whether some of the line lies inside a region, not only on its border.
  fileprivate func passes(into region: PlanarRegion) -> Bool {
    guard PlanarBox(around: self).intersects(region.box) else { return false }
    return zip(self, dropFirst()).contains { start, end in
      guard PlanarBox(spanning: start, end).intersects(region.box) else { return false }
      return region.insideParts(from: start, to: end).contains { part in
        (part.end - part.start) * start.distance(to: end) > 1e-3
          && !region.isOnBoundary(
            start + (end - start) * ((part.start + part.end) / 2), tolerance: 1e-3)
      }
    }
  }
}
