import PlanarGeometry
import Projection
import Testing

@Suite struct CoordinateTransformTests {
  /// Latitude, longitude, northing and easting in EPSG:4549, from pyproj 3.7.2 with PROJ 9.5.1; the
  /// easting in EPSG:4528 is 40,000,000 m more.
  static let vectors = [
    (30.25, 120.17, 3_347_839.2640, 516_361.4103),
    (30.2741, 120.1551, 3_350_508.8698, 514_923.7343),
    (29.60, 119.04, 3_276_158.6187, 407_001.7162),
    (30.19, 118.40, 3_342_257.7895, 345_906.9076),
  ]

  @Test(arguments: [("EPSG:4549", 0.0), ("EPSG:4528", 40_000_000.0)])
  func gaussKruger(code: String, falseEasting: Double) throws {
    let transform = try GeographicTransform(from: CoordinateSystem(code))
    for (latitude, longitude, northing, easting) in Self.vectors {
      let place = transform.toGeographic([.init(x: easting + falseEasting, y: northing)])[0]
      #expect(abs(place.latitude - latitude) < 1e-9)
      #expect(abs(place.longitude - longitude) < 1e-9)
      let back = transform.toSource([.init(longitude: longitude, latitude: latitude)])[0]
      #expect(abs(back.x - easting - falseEasting) < 1e-4)
      #expect(abs(back.y - northing) < 1e-4)
    }
  }

  @Test(arguments: ["EPSG:4490", "EPSG:4326"])
  func geographicSourcesAreLongitudeFirst(code: String) throws {
    let local = LocalSystem(center: .init(longitude: 120.17, latitude: 30.25))
    let transform = try CoordinateTransform(from: CoordinateSystem(code), to: local)
    let points = transform.toLocal([.init(x: 120.17, y: 30.25), .init(x: 120.18, y: 30.25)])
    #expect(points[0].distance(to: PlanarPoint(x: 0, y: 0)) < 1e-6)
    // pyproj.Geod(ellps="WGS84").inv(120.17, 30.25, 120.18, 30.25) gives 962.4352 m.
    #expect(abs(points[1].x - 962.4352) < 0.0005)
  }

  @Test(arguments: ["EPSG:4326", "EPSG:4549", "EPSG:32650", "EPSG:3857", "EPSG:4490"])
  func roundTrip(code: String) throws {
    let local = LocalSystem(center: .init(longitude: 120.17, latitude: 30.25))
    let transform = try CoordinateTransform(from: CoordinateSystem(code), to: local)
    let points = (-6...6).flatMap { column in
      (-6...6).map { PlanarPoint(x: Double(column) * 10_007, y: Double($0) * 9973) }
    }
    for (point, back) in zip(points, transform.toLocal(transform.toSource(points))) {
      #expect(point.distance(to: back) < 1e-6)
    }
  }

  @Test(arguments: ["EPSG:4326", "EPSG:4549"])
  func impossibleCoordinatesComeBackNonFinite(code: String) throws {
    let local = LocalSystem(center: .init(longitude: 120.17, latitude: 30.25))
    let system = try CoordinateSystem(code)
    let good =
      system.isGeographic
      ? SourceCoordinate(x: 120.17, y: 30.25) : SourceCoordinate(x: 516_361.4103, y: 3_347_839.2640)
    let bad = [
      SourceCoordinate(x: .nan, y: 30), SourceCoordinate(x: 120, y: .nan),
      SourceCoordinate(x: .infinity, y: 30), SourceCoordinate(x: 120, y: -.infinity),
      SourceCoordinate(x: 1e300, y: 1e300),
    ]
    let points = try CoordinateTransform(from: system, to: local).toLocal(bad + [good])
    #expect(points.dropLast().allSatisfy { !$0.isFinite })
    #expect(points[bad.count].distance(to: PlanarPoint(x: 0, y: 0)) < 0.001)
    let places = try GeographicTransform(from: system).toGeographic(bad + [good])
    #expect(places.dropLast().allSatisfy { !$0.isFinite })
    #expect(places[bad.count].isFinite)
  }

  @Test func latitude91IsNoPlace() throws {
    let local = LocalSystem(center: .init(longitude: 120.17, latitude: 30.25))
    let bad = [SourceCoordinate(x: 120, y: 91), SourceCoordinate(x: 30.25, y: 120.17)]
    #expect(
      try CoordinateTransform(from: .wgs84, to: local).toLocal(bad).allSatisfy { !$0.isFinite })
    #expect(
      try GeographicTransform(from: .wgs84).toGeographic(bad).allSatisfy { !$0.isFinite })
  }

  @Test func nothingGivesNothing() throws {
    let local = LocalSystem(center: .init(longitude: 120.17, latitude: 30.25))
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    #expect(transform.toLocal([]).isEmpty)
    #expect(transform.toSource([]).isEmpty)
  }
}
