import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// Layers in the wrong place, which change nothing that could be seen.
@Suite struct LayerPlaceTests {
  /// A study of `squareCommunity` with a street through it, one facility and a layer of a kind.
  private func read(
    _ set: (inout Study, TemporaryFolder) throws -> Void, language: Language = .en
  ) throws -> CityInput {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: try folder.write("c.geojson", squareCommunity))
    study.facilities = [
      FacilitySource(
        source: LayerSource(
          path: try folder.write("f.csv", "id,x,y\nF,120.17,30.25\n"), crs: "EPSG:4326"),
        type: "pharmacy")
    ]
    let street = "[[120.16,30.25],[120.18,30.25]]"
    study.network = .file(
      LayerSource(
        path: try folder.write("streets.geojson", PopulationStudy.feature("LineString", street, ""))
      ))
    try set(&study, folder)
    return try CityReader(study, language: language).read()
  }

  private func withBarriers(_ lines: [String], language: Language = .en) throws -> CityInput {
    try read(
      { study, folder in
        let features = lines.map { PopulationStudy.feature("LineString", $0, "") }
        let path = try folder.write("walls.geojson", PopulationStudy.collection(features))
        study.barriers = LayerSource(path: path)
      }, language: language)
  }

  /// Longitudes without their sign: from (120.17, 30.25) to (-120.17, 30.25) are 10765 km (pyproj.Geod).
  @Test func barriersWithALostSign() throws {
    let input = try withBarriers(["[[-120.17,30.25],[-120.18,30.25]]"])
    let row = try #require(problems(input, "no barrier of this file is near").first)
    #expect(row.severity == .warning && row.file?.hasSuffix("walls.geojson") == true)
    let words = row.problem.split(separator: " ").map(String.init)
    let kilometres = try #require(words.firstIndex(of: "km").flatMap { Double(words[$0 - 1]) })
    #expect(abs(kilometres - 10_765) < 108)
    #expect(row.problem.contains("minus sign") && row.fix == "correct the sign")
    #expect(input.alerts.map(\.en) == ["no barrier of walls.geojson is near the communities"])
    let chinese = try withBarriers(["[[-120.17,30.25],[-120.18,30.25]]"], language: .zh)
    #expect(problems(chinese, "没有屏障位于社区附近").first?.problem.contains("负号") == true)
  }

  @Test func barriersOfAnotherCity() throws {
    let input = try withBarriers(["[[120.4,30.25],[120.5,30.3]]"])
    // From 120.175 to 120.4 east on 30.25 north: 21.6 km (pyproj.Geod).
    #expect(problems(input, "no barrier of this file").first?.problem.contains("22 km") == true)
    #expect(input.alerts.count == 1)
  }

  /// One near wall and a far one: a note, unless a sign explains it.
  @Test func barriersOfWhichSomeAreFar() throws {
    let near = "[[120.17,30.24],[120.17,30.26]]"
    let far = try withBarriers([near, "[[116.4,39.9],[116.5,39.9]]", "[[117.4,39.9],[117.5,39.9]]"])
    #expect(far.alerts.isEmpty)
    #expect(problems(far, "km away").map(\.severity) == [.info])
    #expect(problems(far, "km away").first?.problem.contains("2 features") == true)
    let signed = try withBarriers([near, "[[-120.17,30.25],[-120.18,30.25]]"])
    #expect(problems(signed, "minus sign").map(\.row) == [2])
    #expect(problems(signed, "minus sign").first?.severity == .warning)
    #expect(
      try withBarriers([near]).problems.allSatisfy { $0.file?.hasSuffix("walls.geojson") != true })
  }

  @Test func residentialLandElsewhere() throws {
    let input = try read { study, folder in
      let ring = "[[-120.17,30.25],[-120.18,30.25],[-120.18,30.26],[-120.17,30.25]]"
      study.residential = LayerSource(
        path: try folder.write("land.geojson", PopulationStudy.polygon(ring, "")))
    }
    let row = try #require(problems(input, "no residential land of this file is near").first)
    #expect(row.problem.contains("minus sign") && row.file?.hasSuffix("land.geojson") == true)
  }

  @Test(arguments: [("-120.17,30.25", "minus sign"), ("120.4,30.25", "22 km")])
  func peopleElsewhere(place: String, reason: String) throws {
    #expect {
      try read { study, folder in
        study.population = LayerSource(
          path: try folder.write("p.csv", "id,x,y,population\n1,\(place),5\n"), crs: "EPSG:4326")
      }
    } throws: { error in
      "\(error)".contains("nobody of the population layer lives in any community")
        && "\(error)".contains(reason)
    }
  }

  /// The second of two files is of another city.
  @Test(arguments: [("120.4,30.25", "22 km"), ("-120.17,30.25", "minus sign")])
  func oneFileOfSeveral(place: String, reason: String) throws {
    let input = try read { study, folder in
      study.facilities.append(
        FacilitySource(
          source: LayerSource(
            path: try folder.write("other.csv", "id,x,y\nA,\(place)\nB,\(place)\n"),
            crs: "EPSG:4326"),
          type: "pharmacy"))
    }
    let row = try #require(problems(input, "no facility of this file is near").first)
    #expect(row.file?.hasSuffix("other.csv") == true && row.problem.contains(reason))
    #expect(input.alerts.map(\.en) == ["no facility of other.csv is near the communities"])
  }

  @Test func entrancesElsewhere() throws {
    let input = try read { study, folder in
      let gates = LayerSource(
        path: try folder.write("gates.csv", "facility,x,y\nF,-120.17,30.25\n"), crs: "EPSG:4326")
      let second = LayerSource(
        path: try folder.write("g.csv", "id,x,y\nF,120.17,30.25\n"), crs: "EPSG:4326")
      study.facilities.append(
        FacilitySource(
          source: second, type: "pharmacy",
          entrances: EntranceSource(source: gates, facilityField: "facility")))
    }
    let row = try #require(problems(input, "no entrance of this file is near").first)
    #expect(row.file?.hasSuffix("gates.csv") == true)
  }
}
