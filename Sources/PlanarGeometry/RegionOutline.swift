/// The border of a region, prepared for being measured against many unions of shapes. A class, so that
/// handing it on counts one reference and not those of all its arrays.
package final class RegionOutline: Sendable {
  package let region: PlanarRegion
  /// The middle of the region, from which vertices are given: small numbers keep their digits however
  /// far the city's origin is.
  let origin: PlanarPoint
  /// Ring after ring, each with its first vertex once more at its end.
  let vertices: [PlanarPoint]
  /// Metres from a ring's first vertex along the ring.
  let along: [Double]
  /// Twice the area in m² that the origin and the ring up to a vertex enclose.
  let doubled: [Double]

  /// Complexity: O(vertices).
  package init(_ region: PlanarRegion) {
    self.region = region
    origin = region.box.center
    var vertices: [PlanarPoint] = []
    var along: [Double] = []
    var doubled: [Double] = []
    for ring in 0..<region.ringCount {
      let range = region.vertexRange(ofRing: ring)
      var sums = (along: 0.0, doubled: 0.0)
      for index in range.lowerBound...range.upperBound {
        let source = index < range.upperBound ? index : range.lowerBound
        let vertex = region.vertices[source] - origin
        if let last = vertices.last, index > range.lowerBound {
          sums.along += last.distance(to: vertex)
          sums.doubled += last.cross(vertex)
        }
        vertices.append(vertex)
        along.append(sums.along)
        doubled.append(sums.doubled)
      }
    }
    (self.vertices, self.along, self.doubled) = (vertices, along, doubled)
  }

  /// Positions of the starts of a ring's edges; each ends at the next position.
  func edges(ofRing ring: Int) -> Range<Int> {
    let range = region.vertexRange(ofRing: ring)
    return range.lowerBound + ring..<range.upperBound + ring
  }
}
