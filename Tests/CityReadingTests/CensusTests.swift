import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// What came, by file and district, counted by hand.
@Suite struct CensusTests {
  /// Two communities of 0.01° in the districts 东 and 西, side by side.
  private static let communities = """
    {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"id": "A", "区": "东", "人口": 300}, "geometry": {"type": "Polygon",
      "coordinates": [[[120, 30], [120.01, 30], [120.01, 30.01], [120, 30.01], [120, 30]]]}},
    {"type": "Feature", "properties": {"id": "B", "区": "西", "人口": 500}, "geometry": {"type": "Polygon",
      "coordinates": [[[120.01, 30], [120.02, 30], [120.02, 30.01], [120.01, 30.01], [120.01, 30]]]}}]}
    """

  /// In 东 two right ones, one of them closed, one twice, one without a place that says its district and one of an
  /// unknown type; in 西 one right one.
  private static let facilities = """
    id,name,type,lon,lat,status,区
    1,一,pharmacy,120.005,30.005,,
    2,二,pharmacy,120.004,30.005,已关闭,
    1,一,pharmacy,120.005,30.005,,
    4,四,pharmacy,,,,东
    5,五,药铺,120.003,30.005,,
    6,六,pharmacy,120.015,30.005,,
    """

  private func check(
    _ facilities: String = facilities, population: String? = nil
  ) throws -> CityCheck {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", Self.communities))
    study.facilities = [
      FacilitySource(source: LayerSource(path: try folder.write("f.csv", facilities)))
    ]
    if let population {
      study.population = LayerSource(path: try folder.write("p.csv", population))
    }
    return CityCheck(study, language: .en)
  }

  @Test func recordsAreCountedByDistrict() throws {
    let check = try check()
    #expect(check.failures.isEmpty)
    let rows = try #require(check.input?.census).rows.filter { $0.kind == .facilities }
    #expect(rows.map(\.district) == ["东", "西"])
    #expect(
      rows.map(\.counts) == [
        RecordCounts(records: 5, located: 4, typed: 3, duplicates: 1, usable: 2),
        RecordCounts(records: 1, located: 1, typed: 1, duplicates: 0, usable: 1),
      ])
    #expect(rows[0].counts.usableShare == 0.4)
    #expect(rows[0].form == LayerForm(format: "CSV", encoding: "UTF-8", crs: "EPSG:4326"))
  }

  /// A facility that is closed comes twice as one that is open does.
  @Test func closedFacilitiesComeTwiceToo() throws {
    let check = try check(
      "id,name,type,lon,lat,status\n1,一,pharmacy,120.005,30.005,已关闭\n1,一,pharmacy,120.005,30.005,已关闭\n"
        + "2,二,pharmacy,120.004,30.005,正常运营\n")
    let rows = try #require(check.input?.census).rows.filter { $0.kind == .facilities }
    #expect(
      rows.map(\.counts) == [
        RecordCounts(records: 3, located: 3, typed: 3, duplicates: 1, usable: 2)
      ])
  }

  /// An id that several places share is no duplicate; one that a spreadsheet has shortened is no id.
  @Test func sharedAndLostIDs() throws {
    let check = try check(
      """
      id,type,lon,lat
      W1,pharmacy,120.005,30.005
      W1,pharmacy,120.003,30.003
      W1,pharmacy,120.003,30.003
      3.30102E+11,pharmacy,120.004,30.004
      """)
    let rows = try #require(check.input?.census).rows.filter { $0.kind == .facilities }
    #expect(
      rows.map(\.counts) == [
        RecordCounts(records: 4, located: 4, typed: 4, duplicates: 1, usable: 2)
      ])
    let corrections = try #require(check.input?.census).corrections.flatMap(\.corrections)
    #expect(corrections.contains { $0.row == 5 && $0.problem.contains("scientific notation") })
    #expect(corrections.contains { $0.row == 4 && $0.problem.hasPrefix("is there twice") })
    #expect(!corrections.contains { $0.row == 3 && $0.problem.hasPrefix("is there twice") })
  }

  @Test func whatTheyCover() throws {
    let rows = try #require(try check().input?.census).rows.filter { $0.kind == .facilities }
    #expect(rows.map(\.reach?.people) == [300, 500])
    #expect(rows.map(\.reach?.communities) == [1, 1])
    // 0.01° · 0.01° at 30.005° N are 963.9 m by 1108.6 m.
    for row in rows { #expect(abs((row.reach?.area ?? 0) - 1_068_600) < 2000) }
  }

  @Test func communitiesAreCountedToo() throws {
    let rows = try #require(try check().input?.census).rows.filter { $0.kind == .communities }
    #expect(rows.map(\.district) == ["东", "西"])
    #expect(rows.allSatisfy { $0.counts == RecordCounts(records: 1, located: 1, usable: 1) })
  }

  /// Everything that 东 is to correct, row by row, and nothing of 西.
  @Test func correctionsOfADistrict() throws {
    let lists = try #require(try check().input?.census).corrections
    let east = try #require(lists.first { $0.district == "东" })
    #expect(!lists.contains { $0.district == "西" })
    let rows = Set(east.corrections.compactMap(\.row))
    #expect(rows.isSuperset(of: [4, 5, 6]))
    #expect(!rows.contains(7))
    #expect(east.corrections.first { $0.row == 6 }?.problem == "unknown type '药铺'")
  }

  @Test func unknownTypesAreListed() throws {
    let unknown = try #require(try check().input?.census).unknownTypes
    #expect(unknown.map(\.value) == ["药铺"])
    #expect(unknown.map(\.records) == [1])
  }

  /// A census is made also where no facility can be used.
  @Test func nothingIsUsable() throws {
    let check = try check("id,name,type,lon,lat\n1,一,药店,120.005,30.005\n")
    #expect(check.failures.count == 1)
    let census = try #require(check.input?.census)
    #expect(census.unknownTypes.map(\.likelyID) == ["pharmacy"])
    #expect(census.rows.filter { $0.kind == .facilities }.map(\.counts.usable) == [0])
  }

  /// One bad layer does not hide what is wrong with the others.
  @Test func itGoesOnBehindABadFile() throws {
    let check = try check(population: "id,x,y,population\n1,500000,3300000,5\n")
    #expect(check.failures.count == 1)
    #expect(check.failures[0].exitStatus == 3)
    #expect(check.input?.census?.rows.contains { $0.kind == .facilities } == true)
  }

  /// Where even the communities cannot be read, every file is opened by itself.
  @Test func allBadFilesAreNamed() throws {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", "{"))
    study.facilities = [FacilitySource(source: LayerSource(path: folder.path + "/none.csv"))]
    let check = CityCheck(study, language: .en)
    #expect(check.input == nil)
    #expect(check.failures.count == 2)
  }
}
