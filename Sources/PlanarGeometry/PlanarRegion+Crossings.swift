/// The angles at which a circle meets a region's edges.
struct CircleCrossings {
  let center: PlanarPoint
  let radius: Double
  /// Ascending, −π…π.
  var angles: [Double]

  /// The pieces between neighbouring crossings, or the whole circle.
  var pieces: [(start: Double, sweep: Double)] {
    guard let first = angles.first else { return [(-.pi, 2 * .pi)] }
    return zip(angles, angles.dropFirst() + [first + 2 * .pi]).map { ($0, $1 - $0) }
  }
}

extension PlanarRegion {
  /// Complexity: O(vertices + crossings log crossings).
  func crossingAngles(center: PlanarPoint, radius: Double) -> CircleCrossings {
    var angles: [Double] = []
    forEachEdge { a, b in
      guard let chord = DiscChord(center: center, radius: radius, from: a, to: b) else { return }
      if chord.start >= 0 { angles.append(direction(of: a + (b - a) * chord.start - center)) }
      if chord.end <= 1 { angles.append(direction(of: a + (b - a) * chord.end - center)) }
    }
    return CircleCrossings(center: center, radius: radius, angles: angles.sorted())
  }

  /// Whether an arc that crosses no edge is inside. It may still touch edges, so the most of three
  /// points on it decide.
  ///
  /// Complexity: O(vertices).
  func containsArc(center: PlanarPoint, radius: Double, start: Double, sweep: Double) -> Bool {
    func isInside(_ share: Double) -> Bool {
      contains(center.moved(by: radius, towards: start + share * sweep))
    }
    let first = isInside(0.271)
    return isInside(0.523) == first ? first : isInside(0.787)
  }

  /// Parameters t of the parts of the segment a + t (b − a) inside the region. Complexity:
  /// O(vertices · crossings).
  package func insideParts(from a: PlanarPoint, to b: PlanarPoint) -> [(start: Double, end: Double)]
  {
    var cuts = [0.0, 1.0]
    forEachEdge { p, q in
      let denominator = (b - a).cross(q - p)
      guard denominator != 0 else { return }
      let t = (p - a).cross(q - p) / denominator
      let u = (p - a).cross(b - a) / denominator
      if t > 0 && t < 1 && u >= 0 && u <= 1 { cuts.append(t) }
    }
    cuts.sort()
    return zip(cuts, cuts.dropFirst()).filter { contains(a + (b - a) * (($0 + $1) / 2)) }
      .map { (start: $0.0, end: $0.1) }
  }
}
