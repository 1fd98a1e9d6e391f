/// Polygons that together are what lies within a radius, to a tolerance: corners of circles lie on the true circle,
/// so that what is drawn is never more than what is reached, and nowhere ends more than the tolerance before it.
package struct ReachOutlines: Sendable {
  /// Metres, greater than 0 and finite.
  package let radius: Double
  /// Corners of the circle of radius 1, from east counter-clockwise.
  private let corners: [PlanarPoint]

  /// Corners of a circle at most; with more they would be nearer to each other than coordinates are written.
  private static let mostCorners = 65_536

  /// - Parameter tolerance: metres, greater than 0.
  package init(radius: Double, tolerance: Double) {
    precondition(radius > 0 && radius.isFinite && tolerance > 0)
    self.radius = radius
    // A chord over the angle 2a leaves the circle by radius · (1 − cos a).
    let half = arcCosine(1 - min(tolerance / radius, 0.5))
    let quarter = (0.5 * .pi / (2 * half)).rounded(.up)
    let count = 4 * Int(min(max(quarter, 2), Double(Self.mostCorners / 4)))
    corners = (0..<count).map { number in
      let (sine, cosine) = sineAndCosine(2 * .pi * Double(number) / Double(count))
      return PlanarPoint(x: cosine, y: sine)
    }
  }

  /// What lies within the radius of a point.
  package func disc(about center: PlanarPoint) -> PlanarRegion {
    PlanarRegion(polygons: [[corners.map { center + $0 * radius }]])
  }

  /// What lies within the radius of a region: itself, a rectangle along each edge and a sector about each
  /// corner that stands out. They overlap and abut on the same numbers.
  ///
  /// Complexity: O(vertices · corners of a circle).
  package func pieces(of region: PlanarRegion) -> [PlanarRegion] {
    var pieces = [region]
    for ring in 0..<region.ringCount {
      let vertices = region.vertices[region.vertexRange(ofRing: ring)]
      guard var before = vertices.last else { continue }
      let outward = outwards(vertices)
      for (number, vertex) in vertices.enumerated() {
        let last = outward[number == 0 ? outward.count - 1 : number - 1]
        pieces.append(
          PlanarRegion(polygons: [[[before, before + last, vertex + last, vertex]]]))
        if last.cross(outward[number]) > 0 || last.dot(outward[number]) < 0 {
          pieces.append(sector(about: vertex, from: last, to: outward[number]))
        }
        before = vertex
      }
    }
    return pieces
  }

  /// Of the edge that begins at each vertex, the step to its outer side, as long as the radius.
  private func outwards(_ vertices: ArraySlice<PlanarPoint>) -> [PlanarPoint] {
    zip(vertices, Array(vertices.dropFirst()) + vertices.prefix(1)).map { start, end in
      let way = end - start
      let length = way.squaredLength.squareRoot()
      return PlanarPoint(x: way.y, y: -way.x) * (radius / length)
    }
  }

  /// What lies between two directions, counter-clockwise, about a point.
  private func sector(
    about center: PlanarPoint, from first: PlanarPoint, to last: PlanarPoint
  ) -> PlanarRegion {
    let start = direction(of: first)
    var turn = direction(of: last) - start
    if turn < 0 { turn += 2 * .pi }
    let step = 2 * Double.pi / Double(corners.count)
    let steps = max((turn / step).rounded(.up), 1)
    let arc = (1..<max(Int(steps), 1)).map { number in
      center.moved(by: radius, towards: start + turn * Double(number) / steps)
    }
    return PlanarRegion(polygons: [[[center, center + first] + arc + [center + last]]])
  }
}
