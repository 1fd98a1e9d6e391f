import Examination
import Testing

@testable import CityData

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
