import Foundation
package import PlanarGeometry

extension [PlanarPoint] {
  /// The corners of a rectangle with sides along the axes, counter-clockwise from the south-west.
  package static func rectangle(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>
  ) -> [PlanarPoint] {
    [
      PlanarPoint(x: x.lowerBound, y: y.lowerBound), PlanarPoint(x: x.upperBound, y: y.lowerBound),
      PlanarPoint(x: x.upperBound, y: y.upperBound), PlanarPoint(x: x.lowerBound, y: y.upperBound),
    ]
  }
}

extension PlanarRegion {
  /// A rectangle with sides along the axes.
  package static func rectangle(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>
  ) -> PlanarRegion {
    PlanarRegion(polygons: [[.rectangle(x, y)]])
  }

  /// A polygon with its corners in even directions from `center`, each at the next of `distances`.
  package static func star(
    around center: PlanarPoint, corners: Int, distances: () -> Double
  ) -> PlanarRegion {
    let ring = (0..<corners).map { corner in
      let angle = Double(corner) / Double(corners) * 2 * Double.pi
      return center + PlanarPoint(x: cos(angle), y: sin(angle)) * distances()
    }
    return PlanarRegion(polygons: [[ring]])
  }
}
