internal import CPROJ
package import PlanarGeometry

/// The part of the world that a coordinate system is made for, in degrees. `west` is greater than `east` where
/// it crosses longitude 180.
package struct AreaOfUse: Hashable, Sendable {
  package var west: Double
  package var south: Double
  package var east: Double
  package var north: Double

  package init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// Whether `point` lies within the area or at most `margin` degrees beyond; false for what is no place.
  package func contains(_ point: GeographicPoint, margin: Double) -> Bool {
    guard point.latitude >= south - margin, point.latitude <= north + margin else { return false }
    let isEast = point.longitude >= west - margin
    let isWest = point.longitude <= east + margin
    return west <= east ? isEast && isWest : isEast || isWest
  }
}

extension ProjectionObject {
  /// What the authority of a system says; nil without one.
  var areaOfUse: AreaOfUse? {
    var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
    let isKnown = proj_get_area_of_use(
      context.handle, handle, &west, &south, &east, &north, nil)
    guard isKnown != 0, [west, south, east, north].allSatisfy({ abs($0) <= 360 }) else {
      return nil
    }
    return AreaOfUse(west: west, south: south, east: east, north: north)
  }
}
