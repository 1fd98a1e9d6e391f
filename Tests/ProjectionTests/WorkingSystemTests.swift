import PlanarGeometry
import Testing

@testable import Projection

/// Systems that are given to work in.
@Suite struct WorkingSystemTests {
  private static let place = GeographicPoint(longitude: 120.15, latitude: 30.28)

  private func system(_ text: String) throws -> LocalSystem {
    try LocalSystem(given: CoordinateSystem(text), about: Self.place)
  }

  private func error(_ text: String) throws -> WorkingSystemError? {
    let given = try CoordinateSystem(text)
    do throws(WorkingSystemError) {
      _ = try LocalSystem(given: given, about: Self.place)
      return nil
    } catch {
      return error
    }
  }

  @Test func whatIsNotMetresToTheEastAndNorthIsRefused() throws {
    #expect(try error("EPSG:4490") == .geographic("EPSG:4490"))
    #expect(try error("EPSG:2263") == .otherUnit("EPSG:2263", unit: "US survey foot"))
    #expect(try error("EPSG:3031") == .otherAxes("EPSG:3031"))
    #expect(try error("EPSG:2053") == .otherAxes("EPSG:2053"))
    for text in ["EPSG:4549", "EPSG:32650", "EPSG:3857", "EPSG:2385", "EPSG:7415"] {
      #expect(try error(text) == nil, "\(text)")
    }
  }

  /// Coordinates are eastings first, also where the authority states northings first, as it does for EPSG:4549.
  @Test func placesAreEastingsAndNorthings() throws {
    let local = try system("EPSG:4549")
    let place = try CoordinateTransform(from: .wgs84, to: local).toLocal([
      SourceCoordinate(x: 120, y: 0)
    ])[0]
    #expect(abs(place.x - 500_000) < 1e-6 && abs(place.y) < 1e-6)
    #expect(abs(local.origin.x - 514_432) < 10 && local.isGiven)
    #expect(local.definition == "EPSG:4549")
  }

  /// The scale of a Gauss-Kruger projection is 1 + x² / 2R² from its meridian, of UTM 0.9996 of that.
  @Test func lengthsErrAsTheProjectionSays() throws {
    let radius = 6_371_000.0
    let gauss = try system("EPSG:4549")
    for offset in [0.0, 20_000, 60_000, 120_000] {
      let box = PlanarBox(
        around: [PlanarPoint(x: 500_000 + offset, y: 3_351_000)])
      let expected = offset * offset / (2 * radius * radius) * 1000
      #expect(abs(gauss.scaleError(over: box) - expected) < 0.01 * expected + 2e-4)
    }
    let utm = try system("+proj=utm +zone=51 +datum=WGS84")
    let box = PlanarBox(around: [PlanarPoint(x: 500_000, y: 3_351_000)])
    #expect(abs(utm.scaleError(over: box) - 0.4) < 1e-3)
  }

  /// Web Mercator stretches by 1 / cos φ, and a little less to the north on the ellipsoid; equal-area projections
  /// stretch in one direction and shorten in the other.
  @Test func theWorstDirectionCounts() throws {
    let mercator = try system("EPSG:3857")
    let box = PlanarBox(around: [mercator.origin])
    // a / (M cos φ) with the radius of the meridian M at 30.28°, e² of WGS 84.
    #expect(abs(mercator.scaleError(over: box) - 162.83) < 0.05)
    let albers = try system("+proj=aea +lat_1=25 +lat_2=47 +lon_0=105 +datum=WGS84")
    let error = albers.scaleError(over: PlanarBox(around: [albers.origin]))
    #expect(error > 5 && error < 20)
  }

  @Test func placesBeyondTheProjectionErrWithoutBound() throws {
    let far = PlanarBox(around: [PlanarPoint(x: 1e9, y: 1e9)])
    #expect(try system("EPSG:4549").scaleError(over: far) == .infinity)
  }

  /// The system of a run, given by its own definition, is the same to the bit.
  @Test func derivedSystemGivenIsTheSame() throws {
    let derived = LocalSystem(center: Self.place)
    let given = try system(derived.definition)
    #expect(given.definition == derived.definition && given.center == derived.center)
    #expect(given.origin == derived.origin)
    let places = [SourceCoordinate(x: 120.3, y: 30.1), SourceCoordinate(x: 119.9, y: 30.7)]
    let transforms = try [derived, given].map { try CoordinateTransform(from: .wgs84, to: $0) }
    #expect(transforms[0].toLocal(places) == transforms[1].toLocal(places))
    let box = PlanarBox(around: [PlanarPoint(x: 40_000, y: -30_000)])
    #expect(abs(given.scaleError(over: box) - derived.scaleError(over: box)) < 1e-4)
  }
}
