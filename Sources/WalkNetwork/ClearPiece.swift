import PlanarGeometry

/// The piece of an edge that is in sight from all of a disc and near its middle, and which others are
/// farther than it from every point of the disc.
///
/// Distance to a segment is convex: from the middle to a point δ away it grows by u·δ at least, where u
/// is the direction from the segment to the middle. The distance to this piece, with direction v, grows
/// by v·δ + δ²/2ℓ at most, because the place nearest to the middle is no farther than that. So another
/// piece that is farther by more than |u − v| r + r²/2ℓ at the middle is farther everywhere. The square is
/// absent where the point's foot stays within this piece and on its side.
struct ClearPiece {
  private let center: PlanarPoint
  private let radius: Double
  private let leg: Double
  private let direction: PlanarPoint
  private let curvature: Double

  init(
    _ piece: EdgePiece, _ choice: EdgeSurroundings.Choice, center: PlanarPoint, radius: Double
  ) {
    let (share, leg) = (choice.share, choice.leg)
    self.center = center
    self.radius = radius
    self.leg = leg
    direction = (center - piece.position(at: share)) * (leg > 0 ? 1 / leg : 0)
    let drawn = piece.direction.squaredLength.squareRoot()
    let isStraight = leg > radius && min(share, 1 - share) * drawn > radius
    curvature = isStraight ? 0 : leg > 0 ? radius * radius / (2 * leg) : .infinity
  }

  /// Whether another piece is farther than this one everywhere.
  @inline(__always)
  func beats(_ other: EdgePiece, _ choice: EdgeSurroundings.Choice) -> Bool {
    let lead = choice.leg - leg
    guard lead > curvature else { return false }
    let end = other.position(at: choice.share)
    let turn = ((center - end) * (1 / choice.leg) - direction).squaredLength.squareRoot()
    // Rounding must not exclude a piece that is exactly as near.
    return lead > (turn * radius + curvature) * (1 + 1e-9) + 1e-9
  }
}
