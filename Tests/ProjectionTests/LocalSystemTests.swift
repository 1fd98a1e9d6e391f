import PlanarGeometry
import Projection
import Testing

@Suite struct LocalSystemTests {
  static let hangzhou = LocalSystem(center: .init(longitude: 120.1737, latitude: 30.2461))

  @Test func centerIsRounded() {
    let expected = GeographicPoint(longitude: 120.17, latitude: 30.25)
    #expect(Self.hangzhou.center == expected)
    #expect(Self.hangzhou == LocalSystem(center: expected))
    #expect(
      Self.hangzhou.definition
        == "+proj=sterea +lat_0=30.25 +lon_0=120.17 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m"
        + " +no_defs +type=crs")
    #expect(
      LocalSystem(center: .init(longitude: -0.001, latitude: 0)).definition
        .contains("+lat_0=0.0 +lon_0=0.0 "))
  }

  /// Ends of lines at 0.1, 20 and 58 km from the centre in five directions, and their lengths:
  /// `g = pyproj.Geod(ellps="WGS84")`, `g.fwd(120.17, 30.25, azimuth, d)`, from there
  /// `g.fwd(…, azimuth + 70, 1000)`, both rounded to eight decimals, then `g.inv`.
  static let lines: [(SourceCoordinate, SourceCoordinate, Double)] = [
    (
      SourceCoordinate(x: 120.17, y: 30.25090207),
      SourceCoordinate(x: 120.17976409, y: 30.25398695),
      999.999778
    ),
    (
      SourceCoordinate(x: 120.17, y: 30.43041066),
      SourceCoordinate(x: 120.17978193, y: 30.43349545),
      1000.000207
    ),
    (
      SourceCoordinate(x: 120.17, y: 30.77317714),
      SourceCoordinate(x: 120.17981643, y: 30.77626177),
      1000.000148
    ),
    (
      SourceCoordinate(x: 120.17073471, y: 30.25063785),
      SourceCoordinate(x: 120.18015123, y: 30.24682522),
      1000.000173
    ),
    (
      SourceCoordinate(x: 120.31713142, y: 30.37748749),
      SourceCoordinate(x: 120.32656007, y: 30.37367493),
      999.999904
    ),
    (
      SourceCoordinate(x: 120.5977359, y: 30.61924825),
      SourceCoordinate(x: 120.60718789, y: 30.61543583),
      999.999652
    ),
    (
      SourceCoordinate(x: 120.17103903, y: 30.25), SourceCoordinate(x: 120.17459242, y: 30.2415233),
      1000.000116
    ),
    (
      SourceCoordinate(x: 120.37780597, y: 30.24983518),
      SourceCoordinate(x: 120.38135935, y: 30.24135848),
      999.999960
    ),
    (
      SourceCoordinate(x: 120.77263234, y: 30.24861388),
      SourceCoordinate(x: 120.77618568, y: 30.24013718),
      999.999925
    ),
    (
      SourceCoordinate(x: 120.16964463, y: 30.24915233),
      SourceCoordinate(x: 120.15925441, y: 30.24915192),
      999.999934
    ),
    (
      SourceCoordinate(x: 120.09904772, y: 30.08044569),
      SourceCoordinate(x: 120.08867517, y: 30.08044528),
      1000.000583
    ),
    (
      SourceCoordinate(x: 119.9649021, y: 29.75817561),
      SourceCoordinate(x: 119.95456291, y: 29.7581752),
      999.999779
    ),
    (
      SourceCoordinate(x: 120.16910017, y: 30.25045103),
      SourceCoordinate(x: 120.1709046, y: 30.25933462),
      999.999559
    ),
    (
      SourceCoordinate(x: 119.98986999, y: 30.34008211),
      SourceCoordinate(x: 119.99167607, y: 30.34896559),
      1000.000979
    ),
    (
      SourceCoordinate(x: 119.64671393, y: 30.51054879),
      SourceCoordinate(x: 119.64852314, y: 30.51943203),
      999.999906
    ),
  ]

  @Test(arguments: lines)
  func distancesAreGeodesic(a: SourceCoordinate, b: SourceCoordinate, length: Double) throws {
    let points = try CoordinateTransform(from: .wgs84, to: Self.hangzhou).toLocal([a, b])
    let error = points[0].distance(to: points[1]) - length
    #expect(abs(error) < 0.05 * length / 1000)
    let box = PlanarBox(around: points)
    // The worst place of a box of 1 km is at most 0.0007 m per km worse than the line's mean.
    #expect(abs(abs(error) / length * 1000 - Self.hangzhou.scaleError(over: box)) < 1e-3)
  }

  @Test func scaleErrorStaysSmallInACity() {
    let city = PlanarBox(minX: -42_000, minY: -42_000, maxX: 42_000, maxY: 42_000)
    #expect(Self.hangzhou.scaleError(over: city) < 0.05)
    // Stereographic scale on a sphere of radius R: 1 + d²/(4R²).
    let expected = 2 * 42_000.0 * 42_000 / (4 * 6_371_000 * 6_371_000) * 1000
    #expect(abs(Self.hangzhou.scaleError(over: city) / expected - 1) < 0.01)
    let country = city.expanded(by: 1_000_000)
    #expect(Self.hangzhou.scaleError(over: country) > 1)
  }

  @Test func scaleErrorOfOddBoxes() {
    #expect(Self.hangzhou.scaleError(over: .empty) == 0)
    #expect(
      Self.hangzhou.scaleError(over: PlanarBox(minX: 0, minY: 0, maxX: 0, maxY: 0)) < 1e-6)
    let endless = PlanarBox(
      minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
    #expect(Self.hangzhou.scaleError(over: endless) == .infinity)
    let nowhere = LocalSystem(center: .init(longitude: .nan, latitude: 200))
    #expect(
      nowhere.scaleError(over: PlanarBox(minX: 0, minY: 0, maxX: 1, maxY: 1)) == .infinity)
  }

  @Test func impossibleCentersAreRefused() {
    for latitude in [Double.nan, .infinity, 91] {
      let nowhere = LocalSystem(center: .init(longitude: 120, latitude: latitude))
      #expect(throws: ProjectionError.self) {
        try CoordinateTransform(from: .wgs84, to: nowhere)
      }
    }
  }
}
