internal import CPROJ
public import PlanarGeometry

extension LocalSystem {
  /// Greatest error of lengths within `box` in metres per kilometre, taken at its corners, the
  /// middles of its sides, its centre and the point nearest to the origin. 0 for an empty box,
  /// infinite for one that reaches beyond the projection.
  public func scaleError(over box: PlanarBox) -> Double {
    guard !box.isEmpty else { return 0 }
    let context = ProjectionContext()
    guard let projection = ProjectionObject(definition: operation, in: context) else {
      return .infinity
    }
    return box.probes.reduce(0) { max($0, projection.scaleError(at: $1)) }
  }
}

extension PlanarBox {
  fileprivate var probes: [PlanarPoint] {
    let center = center
    let nearest = PlanarPoint(x: min(max(0, minX), maxX), y: min(max(0, minY), maxY))
    let grid = [minX, center.x, maxX].flatMap { x in
      [minY, center.y, maxY].map { PlanarPoint(x: x, y: $0) }
    }
    return grid + [nearest]
  }
}

extension ProjectionObject {
  /// Error of lengths at `point` in metres per kilometre; the projection is conformal, so that one
  /// scale holds for all directions.
  fileprivate func scaleError(at point: PlanarPoint) -> Double {
    let angles = proj_trans(handle, PJ_INV, proj_coord(point.x, point.y, 0, 0))
    let scale = proj_factors(handle, angles).meridional_scale
    guard scale.isFinite, scale > 0 else { return .infinity }
    return abs(scale - 1) * 1000
  }
}
