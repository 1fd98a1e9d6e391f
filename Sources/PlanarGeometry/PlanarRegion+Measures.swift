extension PlanarRegion {
  /// Area in m², holes taken off. Complexity: O(vertices).
  public var area: Double {
    (0..<ringCount).reduce(0) { $0 + vertices[vertexRange(ofRing: $1)].signedRingArea }
  }

  /// The centre of mass, which may lie outside; that of the box where there is no area.
  ///
  /// Complexity: O(vertices).
  public var centroid: PlanarPoint {
    let origin = box.center
    var doubled = 0.0
    var moment = PlanarPoint(x: 0, y: 0)
    forEachEdge { a, b in
      let (p, q) = (a - origin, b - origin)
      let cross = p.cross(q)
      doubled += cross
      moment = moment + (p + q) * cross
    }
    return doubled > 0 ? origin + moment * (1 / (3 * doubled)) : origin
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
}

extension PlanarRegion {
  /// `point` when it is inside, otherwise the middle of the widest part of the region on its parallel
  /// between `minX` and `maxX`, or nil where there is none.
  ///
  /// Complexity: O(vertices).
  package func surfacePoint(near point: PlanarPoint, minX: Double, maxX: Double) -> PlanarPoint? {
    if contains(point) { return point }
    var cuts: [Double] = []
    forEachEdge { a, b in
      guard (a.y > point.y) != (b.y > point.y) else { return }
      cuts.append(a.x + (b.x - a.x) * ((point.y - a.y) / (b.y - a.y)))
    }
    cuts.sort()
    var best = point
    var widest = 0.0
    for index in stride(from: 0, to: cuts.count - 1, by: 2) {
      let start = max(cuts[index], minX)
      let end = min(cuts[index + 1], maxX)
      guard end - start > widest else { continue }
      widest = end - start
      best.x = (start + end) / 2
    }
    return widest > 0 ? best : nil
  }
}
