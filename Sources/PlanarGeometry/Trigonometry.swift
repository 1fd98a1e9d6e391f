#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

extension PlanarPoint {
  /// The point at `distance` metres in the direction of `angle`, radians counter-clockwise from east.
  func moved(by distance: Double, towards angle: Double) -> PlanarPoint {
    PlanarPoint(x: x + distance * cos(angle), y: y + distance * sin(angle))
  }
}

/// Angle in 0…π; the argument is clamped to −1…1, which rounding can leave.
func arcCosine(_ ratio: Double) -> Double { acos(min(max(ratio, -1), 1)) }

/// Radians, −π/2…π/2; infinite ratios give the ends.
package func arcTangent(_ ratio: Double) -> Double { atan(ratio) }

/// Of an angle in radians; NaN for what is not finite.
package func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
  (sin(angle), cos(angle))
}

/// Direction in −π…π of a vector, counter-clockwise from east.
func direction(of vector: PlanarPoint) -> Double { atan2(vector.y, vector.x) }

/// φ − sin φ without the cancellation at small angles.
func angleMinusSine(_ angle: Double) -> Double {
  guard abs(angle) < 0.2 else { return angle - sin(angle) }
  let square = angle * angle
  let series = 1.0 / 6 - square * (1.0 / 120 - square * (1.0 / 5040 - square / 362880))
  return angle * square * series
}

/// Lengths of a degree at one latitude of the ellipsoid WGS 84, in metres, to 10⁻⁵ of them.
package struct DegreeLengths: Sendable {
  /// Of a degree of longitude.
  package let east: Double
  /// Of a degree of latitude.
  package let north: Double

  /// - Parameter latitude: in degrees, −90…90.
  package init(latitude: Double) {
    let angle = latitude * .pi / 180
    east = 111_412.84 * cos(angle) - 93.5 * cos(3 * angle) + 0.118 * cos(5 * angle)
    north = 111_132.92 - 559.82 * cos(2 * angle) + 1.175 * cos(4 * angle)
  }
}
