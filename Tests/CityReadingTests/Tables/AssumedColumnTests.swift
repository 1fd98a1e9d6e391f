import Assessment
import TestSupport
import Testing
import Wording

@testable import CityReading

/// Columns and keys that may mean something else than they are taken for.
@Suite struct AssumedColumnTests {
  private let reviews = """
    id,type,lon,lat,count
    a,pharmacy,120.170,30.250,512
    b,pharmacy,120.171,30.250,0
    c,pharmacy,120.172,30.250,0
    """

  @Test func countOfReviews() throws {
    let input = try readCity(facilities: reviews)
    #expect(input.assumed.contains { $0.hasSuffix("facilities.csv: count = count") })
    let taken = problems(input, "taken as a number of facilities")
    #expect(
      taken.map(\.problem) == [
        "the column 'count' is taken as a number of facilities: 3 rows stand for 512"
      ])
    let zeros = problems(input, "2 rows have 0 in 'count' and stand for no facility")
    #expect(zeros.map(\.severity) == [.warning] && zeros.map(\.row) == [3])
    #expect(input.alerts.map(\.zh).contains("facilities.csv: 有2行的“count”为0,不代表任何设施"))
  }

  @Test func countThatTheStudyNames() throws {
    let input = try readCity(facilities: reviews, fields: ["count": "count"])
    #expect(problems(input, "taken as a number").isEmpty)
    #expect(problems(input, "2 rows have 0").map(\.severity) == [.info])
  }

  @Test func keysOfTypesThatMatchNothing() throws {
    let table = "id,type,lon,lat\na,药店,120.17,30.25\nb,社区老年食堂,120.17,30.25\n"
    let input = try readCity(
      facilities: table,
      types: ["药店": ["pharmacy"], "社区老年食唐": ["communityCanteen"], "xyz": ["pharmacy"]])
    #expect(
      problems(input, "under types:").map(\.problem) == [
        "no row has the value 'xyz' that the study names under types:",
        "no row has the value '社区老年食唐' that the study names under types:; '社区老年食堂' is near",
      ])
  }

  /// A row without a place bears it all the same.
  @Test func keysOfRowsWithoutAPlace() throws {
    let input = try readCity(
      facilities: "id,type,lon,lat\na,药店,120.17,30.25\nb,小药房,,\n",
      types: ["药店": ["pharmacy"], "小药房": ["pharmacy"]])
    #expect(problems(input, "under types:").isEmpty)
  }

  @Test func keysOfListsAndSubtypesMatch() throws {
    let table = "id,type,subtype,lon,lat\na,药店;便民,甲,120.17,30.25\nb,x,乙,120.17,30.25\n"
    let input = try readCity(
      facilities: table,
      types: [
        "药店": ["pharmacy"], "便民": ["pharmacy"], "甲": ["pharmacy"], "x/乙": ["pharmacy"],
      ])
    #expect(problems(input, "under types:").isEmpty)
  }

  @Test func nearestColumnIsNamed() {
    #expect {
      _ = try readCity(
        facilities: "社区编码,type,lon,lat\na,pharmacy,120.17,30.25\n", fields: ["id": "社区编吗"])
    } throws: { "\($0)".contains("has no field '社区编吗'; '社区编码' is near") }
  }

  @Test func nearestKeyIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "study.yaml", "study: 1\ncommunities: {path: c.geojson, fields: {populaton: x}}\n")
    #expect {
      _ = try StudyFile.read(path: path)
    } throws: { "\($0)".contains("unknown key 'populaton'; 'population' is near") }
  }
}
