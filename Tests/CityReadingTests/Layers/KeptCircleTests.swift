import PlanarGeometry
import Projection
import TestSupport
import Testing
import Wording

@testable import CityReading

/// Circles to keep from a table and from polygons.
@Suite struct KeptCircleTests {
  private static let local = LocalSystem(center: GeographicPoint(longitude: 120, latitude: 30))

  private func read(_ text: String, name: String = "units.csv") throws -> KeptCircleInput {
    let folder = try TemporaryFolder()
    let source = LayerSource(path: try folder.write(name, text))
    return try KeptCircleReader(source).read(atoms: ["1", "2", "3", "4"], local: Self.local)
  }

  private func circles(_ input: KeptCircleInput) -> [String?]? {
    guard case .circlesOfAtoms(let circles) = input.content else { return nil }
    return circles
  }

  @Test func tableNamesTheCircleOfEachAtom() throws {
    let input = try read("atom_id,circle_id,people\n1,A,5\n2,A,5\n3,B,5\n4,B,5\n")
    #expect(circles(input) == ["A", "A", "B", "B"])
    #expect(input.problems.isEmpty)
    #expect(input.inputs.count == 1)
  }

  @Test func whatDoesNotFitIsTold() throws {
    let input = try read("atom_id,circle_id\n1,A\n1,A\n2,A\n2,B\n9,B\n,C\n4,\n")
    #expect(circles(input) == ["A", "A", nil, nil])
    let told = input.problems.map(\.problem)
    #expect(told.contains("the atom is listed twice in the same circle"))
    #expect(told.contains("the atom is listed in circle 'A' and in 'B'; the first counts"))
    #expect(told.contains("1 rows name atoms that there are none of now: 9"))
    #expect(told.contains("2 atoms are in no circle of the file and are placed anew: 3, 4"))
    #expect(told.count { $0 == "the row names no atom or no circle" } == 2)
  }

  @Test func tableOfOtherAtomsIsRefused() {
    #expect(throws: InputError.self) { try read("atom_id,circle_id\nx,A\ny,A\n") }
  }

  @Test func polygonsByTheirIDs() throws {
    let rings = "[[[120,30],[120.001,30],[120.001,30.001],[120,30]]]"
    let input = try read(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"<K>"},
      "geometry":{"type":"Polygon","coordinates":\(rings)}},
      {"type":"Feature","properties":{"id":"L"},"geometry":{"type":"Point","coordinates":[120,30]}}]}
      """, name: "circles.geojson")
    guard case .regions(let regions) = input.content else {
      Issue.record("no regions")
      return
    }
    #expect(regions.map(\.id) == ["<K>"])
    #expect(abs(regions[0].region.area - 96.49 * 110.85 / 2) < 5)
    #expect(input.problems.count == 1)
  }
}
