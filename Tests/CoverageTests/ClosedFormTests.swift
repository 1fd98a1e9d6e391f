import Coverage
import Foundation
import PlanarGeometry
import Testing

/// Areas that geometry knows exactly, to 1e-12 relative.
struct ClosedFormTests {
  static let radius = 137.0
  static let big = PlanarRegion.box(-1000, -1000, 1000, 1000)

  private func expect(
    _ region: PlanarRegion, _ points: [(Double, Double)], parks: [PlanarRegion] = [],
    radius: Double = Self.radius, _ area: Double, _ location: SourceLocation = #_sourceLocation
  ) async {
    let item = CoverageCase(
      name: "", region: region, radius: radius,
      points: points.map { PlanarPoint(x: $0.0, y: $0.1) }, facilities: parks)
    let exact = await item.coveredArea()
    #expect(abs(exact - area) <= 1e-12 * max(area, 1e-300), "\(exact)", sourceLocation: location)
  }

  /// Area of a disc beyond a line at `distance` from its centre.
  private func segment(_ distance: Double) -> Double {
    let r = Self.radius
    return r * r * acos(distance / r) - distance * (r * r - distance * distance).squareRoot()
  }

  @Test func discsAndLines() async {
    let r = Self.radius
    let disc = Double.pi * r * r
    await expect(Self.big, [(3, -7)], disc)
    await expect(Self.big, [(1000, 0)], disc / 2)
    await expect(Self.big, [(1000, -1000)], disc / 4)
    await expect(Self.big, [(1040, 0)], segment(40))
    await expect(Self.big, [(960, 0)], disc - segment(40))
    await expect(Self.big, [(1000 + r, 0)], 0)
    await expect(Self.big, [(1000 - r, 0)], disc)
    await expect(.box(-10, -10, 10, 10), [(0, 0)], 400)
    await expect(.box(-10, -10, 10, 10), [(0, 200)], 0)
  }

  @Test func unions() async {
    let r = Self.radius
    let disc = Double.pi * r * r
    await expect(Self.big, [(0, 0), (100, 0)], 2 * disc - 2 * segment(50))
    await expect(Self.big, [(-r, 0), (r, 0)], 2 * disc)
    await expect(Self.big, [(5, 5), (5, 5), (5, 5)], disc)
    await expect(Self.big, [(-300, 0), (0, 0), (300, 0)], 3 * disc)
    // Four discs around the corners of a square of side 2r touch and leave the middle free.
    await expect(.box(-r, -r, r, r), [(-r, -r), (r, -r), (r, r), (-r, r)], disc)
  }

  @Test func holesAndParts() async {
    let r = Self.radius
    let disc = Double.pi * r * r
    let outer = [PlanarPoint].box(-1000, -1000, 1000, 1000)
    let holed = PlanarRegion(polygons: [[outer, .box(-50, -50, 50, 50)]])
    await expect(holed, [(0, 0)], disc - 10_000)
    // A hole whose corners lie on the circle.
    let half = r / 2.squareRoot()
    let inscribed = PlanarRegion(polygons: [[outer, .box(-half, -half, half, half)]])
    await expect(inscribed, [(0, 0)], disc - 2 * r * r)
    let parts = PlanarRegion(
      polygons: [[.box(-900, -500, 0, 500)], [.box(0, -500, 900, 500)]])
    await expect(parts, [(0, 0)], disc)
    // An annulus: the hole is wider than the disc around it.
    let ringed = PlanarRegion(polygons: [[outer, .box(-200, -200, 200, 200)]])
    await expect(ringed, [(0, 0)], 0)
  }

  @Test func slivers() async {
    let r = Self.radius
    let strip = PlanarRegion.box(-5000, -0.5, 5000, 0.5)
    let half = (r * r - 0.25).squareRoot()
    let chord = 2 * (0.5 * half + r * r * asin(0.5 / r))
    await expect(strip, [(0, 0)], chord)
    await expect(strip, [(0, r + 0.5)], 0)
  }

  @Test func polygonFacilities() async {
    let r = Self.radius
    let disc = Double.pi * r * r
    let park = PlanarRegion.box(0, 0, 60, 80)
    let reach = 60 * 80 + 2 * (60 + 80) * r + disc
    await expect(Self.big, [], parks: [park], reach)
    await expect(Self.big, [], parks: [park, park], reach)
    // Two halves reach what the whole does.
    await expect(Self.big, [], parks: [.box(0, 0, 30, 80), .box(30, 0, 60, 80)], reach)
    // Inside counts although it is farther than the radius from the boundary.
    await expect(.box(-100, -100, 100, 100), [], parks: [.box(-900, -900, 900, 900)], 40_000)
    // A region along the offset line, outside and inside.
    await expect(.box(0, 80 + r, 60, 400), [], parks: [park], 0)
    await expect(.box(0, 80, 60, 80 + r), [], parks: [park], 60 * r)
    // A disc that the park's reach swallows, and one that touches it.
    await expect(Self.big, [(30, 40)], parks: [park], reach)
    await expect(Self.big, [(30, 80 + 2 * r)], parks: [park], reach + disc)
  }
}
