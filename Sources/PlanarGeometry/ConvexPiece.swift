/// A convex polygon that is cut with the border of a region, chain by chain (after K. Weiler and
/// P. Atherton 1977, doi 10.1145/563858.563896).
///
/// Places on its outline are numbered by side: 2.5 is the middle of the side from corner 2 to corner 3.
package struct ConvexPiece {
  private struct Side {
    var corner: PlanarPoint
    /// Of length 1, counter-clockwise; the inside is on its left.
    var direction: PlanarPoint
    var length: Double
  }

  /// What lies nearer than this to something else, in metres, is left to GEOS.
  private static let tolerance = 1e-6
  private static let mostSides = 16

  let region: PlanarRegion
  private let sides: [Side]

  /// nil for anything but one convex ring of few sides without straight corners.
  package init?(_ region: PlanarRegion) {
    let corners = region.vertices
    guard region.ringCount == 1, corners.count <= Self.mostSides else { return nil }
    self.region = region
    sides = corners.indices.map { number in
      let along = corners[(number + 1) % corners.count] - corners[number]
      let length = along.squaredLength.squareRoot()
      return Side(corner: corners[number], direction: along * (1 / length), length: length)
    }
    for side in sides {
      let isLeft = corners.allSatisfy {
        $0 == side.corner || side.direction.cross($0 - side.corner) > -Self.tolerance
      }
      guard isLeft, side.length > Self.tolerance else { return nil }
    }
  }

  /// The part of a segment inside; `entry` and `exit` are nil where its end is inside.
  struct Crossing {
    var entry: (place: Double, point: PlanarPoint)?
    var exit: (place: Double, point: PlanarPoint)?
  }

  enum Clip {
    case outside
    case inside(Crossing)
    /// An end or a corner is too near to tell.
    case unclear
  }

  /// Complexity: O(sides).
  func clip(_ a: PlanarPoint, _ b: PlanarPoint) -> Clip {
    var (start, end) = (0.0, 1.0)
    var (entered, left) = (-1, -1)
    for (number, side) in sides.enumerated() {
      let (from, to) = (
        side.direction.cross(a - side.corner), side.direction.cross(b - side.corner)
      )
      guard abs(from) > Self.tolerance, abs(to) > Self.tolerance else { return .unclear }
      if from < 0 && to < 0 { return .outside }
      let share = from / (from - to)
      if from < 0 && share > start { (start, entered) = (share, number) }
      if to < 0 && share < end { (end, left) = (share, number) }
    }
    guard abs(end - start) * a.distance(to: b) > Self.tolerance else { return .unclear }
    guard start < end else { return .outside }
    var crossing = Crossing()
    if entered >= 0 {
      guard let place = place(a + (b - a) * start, on: entered) else { return .unclear }
      crossing.entry = place
    }
    if left >= 0 {
      guard let place = place(a + (b - a) * end, on: left) else { return .unclear }
      crossing.exit = place
    }
    return .inside(crossing)
  }

  /// nil for a place at a corner.
  private func place(
    _ point: PlanarPoint, on number: Int
  ) -> (place: Double, point: PlanarPoint)? {
    let side = sides[number]
    let along = (point - side.corner).dot(side.direction)
    guard along > Self.tolerance, along < side.length - Self.tolerance else { return nil }
    return (Double(number) + along / side.length, point)
  }

  /// A part of the border inside the piece, from its entry to its exit, the region on its left.
  struct Chain {
    var points: [PlanarPoint]
    var entry: Double
    var exit: Double
  }

  /// What lies left of all `chains`, at least one; nil where entries and exits do not alternate along
  /// the outline, as those of a border without errors do.
  ///
  /// Complexity: O(c log c) for c chains.
  func part(leftOf chains: [Chain]) -> PlanarRegion? {
    let order = chains.indices.sorted { chains[$0].entry < chains[$1].entry }
    let entries = order.map { chains[$0].entry }
    var successors = chains.map { _ in -1 }
    for (number, chain) in chains.enumerated() {
      let next = entries.firstIndex { $0 > chain.exit } ?? 0
      guard !successors.contains(order[next]) else { return nil }
      successors[number] = order[next]
    }
    var rings: [[[PlanarPoint]]] = []
    var isDone = chains.map { _ in false }
    for start in chains.indices where !isDone[start] {
      var ring: [PlanarPoint] = []
      var number = start
      while !isDone[number] {
        isDone[number] = true
        ring += chains[number].points
        appendCorners(from: chains[number].exit, to: chains[successors[number]].entry, to: &ring)
        number = successors[number]
      }
      rings.append([ring])
    }
    return PlanarRegion(polygons: rings)
  }

  /// The corners between two places, counter-clockwise.
  private func appendCorners(from exit: Double, to entry: Double, to ring: inout [PlanarPoint]) {
    let last = entry > exit ? entry : entry + Double(sides.count)
    var corner = exit.rounded(.up)
    while corner < last {
      ring.append(sides[Int(corner) % sides.count].corner)
      corner += 1
    }
  }
}
