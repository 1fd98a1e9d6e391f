extension PlanarRegion {
  /// The place of the region that is nearest to a point: the point itself where it lies inside. The point where the
  /// region is empty.
  ///
  /// Complexity: O(vertices).
  package func nearestPlace(to point: PlanarPoint) -> PlanarPoint {
    guard !contains(point) else { return point }
    var best = (place: point, squared: Double.infinity)
    forEachEdge { start, end in
      let way = end - start
      let share = min(max((point - start).dot(way) / way.squaredLength, 0), 1)
      let place = share < 1 ? start + way * share : end
      let squared = place.squaredDistance(to: point)
      if squared < best.squared { best = (place, squared) }
    }
    return best.place
  }

  /// The ends of a shortest line between two regions: the same place where they meet. nil where one is empty.
  ///
  /// Complexity: O(vertices of one · vertices of the other).
  package func shortestLine(
    to other: PlanarRegion
  ) -> (start: PlanarPoint, end: PlanarPoint)? {
    var best: (start: PlanarPoint, end: PlanarPoint)?
    func offer(_ start: PlanarPoint, _ end: PlanarPoint) {
      let squared = start.squaredDistance(to: end)
      if squared < best.map({ $0.start.squaredDistance(to: $0.end) }) ?? .infinity {
        best = (start, end)
      }
    }
    for vertex in vertices { offer(vertex, other.nearestPlace(to: vertex)) }
    for vertex in other.vertices { offer(nearestPlace(to: vertex), vertex) }
    forEachEdge { a, b in
      other.forEachEdge { c, d in
        if let crossing = PlanarRegion.crossing((a, b), (c, d)) { offer(crossing, crossing) }
      }
    }
    return best
  }

  /// Where two lines cross; nil where they do not.
  private static func crossing(
    _ first: (PlanarPoint, PlanarPoint), _ second: (PlanarPoint, PlanarPoint)
  ) -> PlanarPoint? {
    let (a, c) = (first.0, second.0)
    let (along, across) = (first.1 - a, second.1 - c)
    let turn = along.cross(across)
    guard turn != 0 else { return nil }
    let shares = ((c - a).cross(across) / turn, (c - a).cross(along) / turn)
    guard (0...1).contains(shares.0), (0...1).contains(shares.1) else { return nil }
    return a + along * shares.0
  }
}
