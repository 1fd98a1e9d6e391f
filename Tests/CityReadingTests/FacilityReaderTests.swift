import Assessment
import TestSupport
import Testing
import Wording

@testable import CityReading
@testable import TableFiles

@Suite struct FacilityReadingTests {
  private let header = "id,type,x,y\n"

  @Test func aTypeNamedTwiceCountsOnce() throws {
    let input = try readCity(
      facilities: header + "1,药店,120.17,30.25\n2,药店;pharmacy,120.17,30.25\n",
      types: ["药店": ["pharmacy", "pharmacy"]])
    #expect(input.city.facilities.services.map(\.type) == [19, 19])
  }

  /// Both are é, in one code point and in two.
  @Test func idsAreComparedByBytes() throws {
    let rows = "\u{E9},pharmacy,120.17,30.25\ne\u{301},pharmacy,120.17,30.25\n"
    let input = try readCity(facilities: header + rows)
    let bytes = input.city.facilities.ids.map { Array($0.utf8) }
    #expect(bytes == [[0xC3, 0xA9], [0x65, 0xCC, 0x81]])
    #expect(problems(input, "repeat the id").isEmpty)
  }

  @Test func entrancesAreFoundByBytes() throws {
    let input = try readSchools(
      "id,x,y\n\u{E9},120.17,30.25\n", gates: "school,x,y\ne\u{301},120.171,30.25\n")
    #expect(problems(input, "not in the file").count == 1)
  }

  @Test func entrancesReplaceMissingCoordinates() throws {
    let gates = "school,x,y\nS1,120.17,30.25\nS1,120.171,30.25\n"
    let input = try readSchools("id,name\nS1,First\nS2,Second\n", gates: gates)
    #expect(input.city.facilities.ids == ["S1"])
    #expect(input.city.facilities.entranceStarts == [0, 2])
    #expect(input.city.facilities.names == ["First"])
    let unlocated = problems(input, "has no coordinates")
    #expect(unlocated.map(\.row) == [3])
    #expect(unlocated.map(\.action) == [.skipped])
    let assumed = input.problems.filter { $0.problem.contains("EPSG:4326") }.compactMap(\.file)
    #expect(assumed.allSatisfy { $0.hasSuffix("gates.csv") } && assumed.count == 1)
  }

  @Test func entrancesReplaceEmptyCoordinates() throws {
    let schools = "id,x,y\nS1,,\nS2,120.17,30.25\nS3,,\n"
    let input = try readSchools(schools, gates: "school,x,y\nS1,120.171,30.25\n")
    #expect(input.city.facilities.ids == ["S1", "S2"])
    #expect(problems(input, "has no coordinates").map(\.row) == [4])
    let features = #"""
      [{"type":"Feature","properties":{"id":"S1"},"geometry":null},
      {"type":"Feature","properties":{"id":"S3"},"geometry":null}]
      """#
    let fromGeoJSON = try readSchools(
      features, gates: "school,x,y\nS1,120.171,30.25\n", name: "s.geojson")
    #expect(fromGeoJSON.city.facilities.ids == ["S1"])
    #expect(problems(fromGeoJSON, "has no geometry").map(\.row) == [2])
  }

  private func readSchools(
    _ schools: String, gates: String, name: String = "s.csv"
  ) throws -> CityInput {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    let source = LayerSource(path: try folder.write("gates.csv", gates))
    study.facilities = [
      FacilitySource(
        source: LayerSource(path: try folder.write(name, schools)), type: "primarySchool",
        entrances: EntranceSource(source: source, facilityField: "school"))
    ]
    return try CityReader(study).read()
  }
}
