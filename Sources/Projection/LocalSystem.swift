internal import CPROJ
public import PlanarGeometry

/// The metric system of one run: a conformal oblique stereographic projection about a centre, WGS 84, or
/// one that was given, so that parts of an area that are examined apart agree with the whole.
///
/// The scale of the projection is exact at the centre and grows with the square of the distance, by
/// 0.022 m per km at 60 km and 0.05 m per km at 90 km; most of a city is nearer than 40 km, where a scale
/// balanced over 60 km would be worse.
public struct LocalSystem: Hashable, Sendable {
  /// The middle of what is examined, a multiple of 0.01° so that the system is readable and small changes
  /// of the data do not move it.
  public let center: GeographicPoint
  /// Where `center` lies: at (0, 0) but in a system that was given.
  package let origin: PlanarPoint
  /// The PROJ string of the system or, of one that was given, its code, as written to outputs.
  public let definition: String
  /// Whether the system was given and does not depend on what is examined.
  public let isGiven: Bool

  public init(center: GeographicPoint) {
    self.center = center.roundedToHundredth
    origin = PlanarPoint(x: 0, y: 0)
    definition = Self.operation(about: self.center) + " +units=m +no_defs +type=crs"
    isGiven = false
  }

  /// The system that was given, for data about a place.
  ///
  /// - Throws: where lengths in it are not metres to the east and to the north.
  public init(
    given system: CoordinateSystem, about center: GeographicPoint
  ) throws(WorkingSystemError) {
    try system.checkWorking()
    self.center = center.roundedToHundredth
    definition = system.definition
    isGiven = true
    do throws(ProjectionError) {
      var place = [PlanarPoint(x: self.center.longitude, y: self.center.latitude)]
      let operation = try ProjectionObject.transformation(
        from: CoordinateSystem.wgs84.definition, to: definition)
      place.withUnsafeMutableBytes { operation.transform($0, inverse: false) }
      origin = place[0]
    } catch {
      throw .unusable(error)
    }
  }

  /// The projection as an operation from longitude and latitude.
  private static func operation(about center: GeographicPoint) -> String {
    "+proj=sterea +lat_0=\(center.latitude) +lon_0=\(center.longitude) +k=1 +x_0=0 +y_0=0"
      + " +datum=WGS84"
  }
}

extension GeographicPoint {
  fileprivate var roundedToHundredth: GeographicPoint {
    GeographicPoint(
      longitude: longitude.roundedToHundredth, latitude: latitude.roundedToHundredth)
  }
}

extension Double {
  /// The nearest multiple of 0.01, never −0.
  fileprivate var roundedToHundredth: Double { (self * 100).rounded() / 100 + 0 }
}

extension LocalSystem {
  /// Metres on the ground of a place that lies `metres` in this system from one near its centre: far away the
  /// projection stretches, to twice the length at a quarter of the globe and without bound at the antipode. In a
  /// system that was given they are the same.
  ///
  /// About a hundredth, on a sphere.
  package func groundDistance(_ metres: Double) -> Double {
    isGiven ? metres : 2 * Self.earthRadius * arcTangent(metres / (2 * Self.earthRadius))
  }

  private static let earthRadius = 6_371_000.0

  /// Greatest error of lengths within `box` in metres per kilometre, taken at its corners, the
  /// middles of its sides, its centre and the point nearest to the origin. 0 for an empty box,
  /// infinite for one that reaches beyond the projection.
  package func scaleError(over box: PlanarBox) -> Double {
    guard !box.isEmpty else { return 0 }
    if isGiven { return GroundScale(of: self)?.error(at: box.probes) ?? .infinity }
    let context = ProjectionContext()
    let operation = Self.operation(about: center)
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
