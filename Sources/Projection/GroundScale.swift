internal import CPROJ
internal import PlanarGeometry

/// How long lengths in a metric system are on the ground.
///
/// They are measured, as PROJ 9.1 gives the factors of systems that name the northing first wrongly.
struct GroundScale {
  private let transform: CoordinateTransform
  private let ellipsoid: ProjectionObject

  /// Metres: short against the distances over which a scale changes, long against the error of a place.
  private static let step = 1000.0

  /// nil where PROJ offers no way back to WGS 84.
  init?(of system: LocalSystem) {
    let context = ProjectionContext()
    guard let transform = try? CoordinateTransform(from: .wgs84, to: system),
      let ellipsoid = ProjectionObject(definition: "+proj=longlat +ellps=WGS84", in: context)
    else { return nil }
    (self.transform, self.ellipsoid) = (transform, ellipsoid)
  }

  /// Greatest error of lengths in any direction at some places, in metres per kilometre; infinite where one is
  /// none on Earth.
  ///
  /// Complexity: O(places).
  func error(at places: [PlanarPoint]) -> Double {
    places.reduce(0) { max($0, error(at: $1)) }
  }

  private func error(at place: PlanarPoint) -> Double {
    let half = Self.step / 2
    let diagonal = half * 0.5.squareRoot()
    let ends = [(half, 0), (0, half), (diagonal, diagonal)].flatMap { offset in
      [-1.0, 1].map { PlanarPoint(x: place.x + $0 * offset.0, y: place.y + $0 * offset.1) }
    }
    let ground = transform.toGeographic(ends).map {
      proj_coord(proj_torad($0.longitude), proj_torad($0.latitude), 0, 0)
    }
    let squares = [0, 2, 4].map { pair in
      let length = proj_geod(ellipsoid.handle, ground[pair], ground[pair + 1]).v.0
      let scale = length / Self.step
      return scale * scale
    }
    return Self.error(east: squares[0], north: squares[1], between: squares[2])
  }

  /// The squared lengths of all steps are a quadratic form of the direction, which three of them determine.
  private static func error(east: Double, north: Double, between: Double) -> Double {
    let (mean, difference) = ((east + north) / 2, (east - north) / 2)
    let mixed = between - mean
    let spread = (difference * difference + mixed * mixed).squareRoot()
    let extremes = [mean - spread, mean + spread].map { max($0, 0).squareRoot() }
    guard extremes.allSatisfy({ $0.isFinite && $0 > 0 }) else { return .infinity }
    // A length on the ground is drawn that much longer or shorter.
    return extremes.map { abs(1 / $0 - 1) * 1000 }.max() ?? .infinity
  }
}
