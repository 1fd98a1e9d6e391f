import PlanarGeometry
import Testing

@testable import Reporting

/// Areas with the digits that they are written with.
@Suite struct WrittenRegionTests {
  /// A notch and a hole narrower than the last digit, as between areas that were drawn by hand.
  @Test func whatHasNoWidthIsNotWritten() {
    let outline = [
      (0.0, 0.0), (1, 0), (1, 1), (0.5 + 1e-9, 1), (0.5, 0.5), (0.5, 1), (0, 1), (0, 1e-9),
    ]
    let hole = [(0.2, 0.2), (0.3, 0.2), (0.2, 0.2 + 1e-9)]
    let crack = [(0.7, 0.7), (0.8, 0.7), (0.7 + 1e-9, 0.7), (0.7, 0.8)]
    let region = PlanarRegion(polygons: [
      [outline, hole, crack].map { $0.map { PlanarPoint(x: $0.0, y: $0.1) } }
    ])
    let written = region.asWritten(
      at: region.vertices.map { GeographicPoint(longitude: $0.x, latitude: $0.y) })
    #expect(written.ringCount == 1)
    #expect(
      Set(written.vertices.map { [($0.x * 1e7).rounded(), ($0.y * 1e7).rounded()] })
        == [[0, 0], [1e7, 0], [1e7, 1e7], [5e6, 1e7], [0, 1e7]])
    #expect(written.vertices.count == 5)
  }
}
