extension PlanarRegion {
  /// Area in m², holes taken off. Complexity: O(vertices).
  public var area: Double {
    (0..<ringCount).reduce(0) { $0 + vertices[vertexRange(ofRing: $1)].signedRingArea }
  }

  /// Length of all rings in metres. Complexity: O(vertices).
  public var perimeter: Double {
    var length = 0.0
    forEachEdge { length += $0.distance(to: $1) }
    return length
  }

  /// Calls `body` with both ends of every edge, the interior on its left.
  @inlinable
  public func forEachEdge(_ body: (PlanarPoint, PlanarPoint) -> Void) {
    for ring in 0..<ringCount {
      let range = vertexRange(ofRing: ring)
      var previous = vertices[range.upperBound - 1]
      for index in range {
        let current = vertices[index]
        body(previous, current)
        previous = current
      }
    }
  }

  /// Whether `point` is inside, by the parity of edges crossed to its east. Points on the boundary
  /// fall on either side, but two regions that share an edge never both or neither claim them.
  ///
  /// Complexity: O(vertices).
  public func contains(_ point: PlanarPoint) -> Bool {
    guard box.contains(point) else { return false }
    var inside = false
    forEachEdge { a, b in
      guard (a.y > point.y) != (b.y > point.y) else { return }
      let (low, high) = a.y < b.y ? (a, b) : (b, a)
      if (high - low).cross(point - low) > 0 { inside.toggle() }
    }
    return inside
  }

  /// Squared distance in m² from `point` to the region, 0 inside; infinite for an empty region.
  ///
  /// Complexity: O(vertices).
  public func squaredDistance(to point: PlanarPoint) -> Double {
    if contains(point) { return 0 }
    var least = Double.infinity
    forEachEdge { least = min(least, point.squaredDistance(toSegment: $0, $1)) }
    return least
  }
}

extension PlanarPoint {
  /// Squared distance in m² to the segment from `a` to `b`, which may be a single point.
  @inlinable
  public func squaredDistance(toSegment a: PlanarPoint, _ b: PlanarPoint) -> Double {
    let direction = b - a
    let offset = self - a
    let length = direction.squaredLength
    guard length > 0 else { return offset.squaredLength }
    let t = min(max(offset.dot(direction) / length, 0), 1)
    return (offset - direction * t).squaredLength
  }
}
