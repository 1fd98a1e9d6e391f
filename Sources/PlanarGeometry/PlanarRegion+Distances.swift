extension PlanarRegion {
  /// Squared distance in m² from `point` to the region, 0 inside; infinite for an empty region.
  ///
  /// Complexity: O(vertices).
  public func squaredDistance(to point: PlanarPoint) -> Double {
    if contains(point) { return 0 }
    var least = Double.infinity
    forEachEdge { least = min(least, point.squaredDistance(toSegment: $0, $1)) }
    return least
  }

  /// Squared distance in m² between two regions, 0 when they meet; infinite when one is empty.
  ///
  /// Complexity: O(vertices of both, multiplied).
  package func squaredDistance(to other: PlanarRegion) -> Double {
    if containsRing(of: other) || other.containsRing(of: self) { return 0 }
    var least = Double.infinity
    forEachEdge { a, b in
      let edge = PlanarBox(spanning: a, b)
      guard edge.squaredDistance(to: other.box) < least else { return }
      other.forEachEdge { p, q in
        guard edge.squaredDistance(to: PlanarBox(spanning: p, q)) < least else { return }
        least = min(
          least, PlanarSegment(from: a, to: b).squaredDistance(to: PlanarSegment(from: p, to: q)))
      }
    }
    return least
  }

  /// Whether some ring of `other` starts inside; with no edges crossing, that ring is inside.
  private func containsRing(of other: PlanarRegion) -> Bool {
    other.ringStarts.dropLast().contains { contains(other.vertices[Int($0)]) }
  }

  /// Whether `point` is within `tolerance` metres of an edge. Complexity: O(vertices).
  package func isOnBoundary(_ point: PlanarPoint, tolerance: Double) -> Bool {
    guard box.expanded(by: tolerance).contains(point) else { return false }
    var isNear = false
    forEachEdge { a, b in
      guard !isNear, PlanarBox(spanning: a, b).expanded(by: tolerance).contains(point) else {
        return
      }
      isNear = point.squaredDistance(toSegment: a, b) <= tolerance * tolerance
    }
    return isNear
  }
}
