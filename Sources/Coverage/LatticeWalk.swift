import PlanarGeometry

/// The pieces of a segment between the integer lines of the plane, in order.
struct LatticeWalk {
  struct Piece {
    var start: PlanarPoint
    var end: PlanarPoint
    var column: Int
    var row: Int
  }

  private let start: PlanarPoint
  private let end: PlanarPoint
  /// Share of the segment at which the next line of each kind is crossed, and the share between two.
  private var nextX: Double
  private var nextY: Double
  private let stepX: Double
  private let stepY: Double
  private var reached = 0.0

  init(from start: PlanarPoint, to end: PlanarPoint) {
    self.start = start
    self.end = end
    (nextX, stepX) = Self.crossings(from: start.x, to: end.x)
    (nextY, stepY) = Self.crossings(from: start.y, to: end.y)
  }

  private static func crossings(from a: Double, to b: Double) -> (next: Double, step: Double) {
    guard a != b else { return (.infinity, .infinity) }
    let line = b > a ? a.rounded(.down) + 1 : a.rounded(.up) - 1
    return ((line - a) / (b - a), 1 / abs(b - a))
  }

  mutating func next() -> Piece? {
    guard reached < 1 else { return nil }
    let from = reached
    let until = min(nextX, nextY, 1)
    if nextX <= until { nextX += stepX }
    if nextY <= until { nextY += stepY }
    reached = until
    let piece = (point(at: from), point(at: until))
    let middle = (piece.0 + piece.1) * 0.5
    return Piece(
      start: piece.0, end: piece.1, column: Int(middle.x.rounded(.down)),
      row: Int(middle.y.rounded(.down)))
  }

  private func point(at share: Double) -> PlanarPoint {
    share >= 1 ? end : start + (end - start) * share
  }
}
