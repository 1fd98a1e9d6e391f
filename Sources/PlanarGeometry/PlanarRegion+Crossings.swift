/// The angles at which a circle meets a region's edges.
struct CircleCrossings {
  let center: PlanarPoint
  let radius: Double
  /// Ascending, −π…π.
  var angles: [Double]

  /// The pieces between neighbouring crossings, or the whole circle, each with a point on it.
  var pieces: [(start: Double, sweep: Double, middle: PlanarPoint)] {
    guard let first = angles.first else { return [piece(from: -.pi, to: .pi)] }
    var pieces: [(start: Double, sweep: Double, middle: PlanarPoint)] = []
    for (start, end) in zip(angles, angles.dropFirst() + [first + 2 * .pi]) where end > start {
      pieces.append(piece(from: start, to: end))
    }
    return pieces
  }

  private func piece(from start: Double, to end: Double) -> (Double, Double, PlanarPoint) {
    let middle = (start + end) / 2
    let direction = PlanarPoint(x: cosine(middle), y: sine(middle))
    return (start, end - start, center + direction * radius)
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

  /// Parameters t of the parts of the segment a + t (b − a) inside the region. Complexity:
  /// O(vertices · crossings).
  func insideParts(from a: PlanarPoint, to b: PlanarPoint) -> [(start: Double, end: Double)] {
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
