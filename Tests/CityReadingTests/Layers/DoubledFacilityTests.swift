import Assessment
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

/// One place that is two facilities.
@Suite struct DoubledFacilityTests {
  /// A point and the area of 100 by 100 m about (50, 50), from two files.
  private func rows(
    point: (place: String, name: String), area: String,
    types: (String, String) = ("pharmacy", "pharmacy"),
    language: Language = .en
  ) throws -> [InputProblem] {
    var made = try PopulationStudy()
    let file = try made.folder.write(
      "points.csv", "id,name,x,y\nP1,\(point.name),\(point.place)\nP2,Far,400,300\n")
    let polygon = PopulationStudy.polygon(
      "[[0,0],[100,0],[100,100],[0,100],[0,0]]", #""id":"W1","name":"\#(area)""#)
    let areas = try made.folder.write("areas.geojson", polygon)
    let metres = PopulationStudy.metres
    made.study.facilities = [
      FacilitySource(source: LayerSource(path: file, crs: metres), type: types.0),
      FacilitySource(source: LayerSource(path: areas, crs: metres), type: types.1),
    ]
    let input = try CityReader(made.study, language: language).read()
    #expect(input.city.facilities.count == 3)
    return input.problems.filter { $0.problem.contains(language == .zh ? "疑似重复" : "there twice") }
  }

  @Test(arguments: [
    (("50,50", "Elm Pharmacy"), "Elm Pharmacy"), (("50,50", "elm pharmacy"), "Elm-Pharmacy (east)"),
    (("105,50", "Elm Pharmacy"), "Elm Pharmacy"), (("50,50", ""), "Elm Pharmacy"),
    (("50,50", "Elm Pharmacy"), ""),
  ])
  func areaAndPoint(point: (String, String), area: String) throws {
    let found = try rows(point: point, area: area)
    #expect(found.map(\.severity) == [.warning])
    #expect(found[0].problem.contains("P1") && found[0].problem.contains("W1"))
    #expect(found[0].problem.hasPrefix("1 places"))
    let chinese = try rows(point: point, area: area, language: .zh)
    #expect(chinese.count == 1 && chinese[0].problem.contains("P1"))
  }

  @Test func notOne() throws {
    #expect(try rows(point: ("50,50", "Elm"), area: "Oak").isEmpty)
    #expect(try rows(point: ("115,50", "Elm"), area: "Elm").isEmpty)
    #expect(try rows(point: ("105,50", ""), area: "Elm").isEmpty)
    #expect(
      try rows(point: ("50,50", "Elm"), area: "Elm", types: ("pharmacy", "communityCanteen"))
        .isEmpty)
  }

  @Test func pointsOfTwoFiles() throws {
    let near = try rows(point: ("400,306", "far"), area: "Oak")
    #expect(near.map(\.severity) == [.info])
    #expect(near[0].problem.contains("P1 (far) and P2 (Far)"))
    #expect(try rows(point: ("400,311", "far"), area: "Oak").isEmpty)
  }

  /// Two districts located it: within 50 m, and told as a warning.
  @Test(arguments: [(45.0, true), (55.0, false)]) func onePlaceInTwoFiles(
    metres: Double, isOne: Bool
  ) throws {
    var made = try PopulationStudy()
    made.study.facilities = try [("a.csv", 400), ("b.csv", 400 + metres)].map { name, x in
      let path = try made.folder.write(name, "id,name,x,y\n\(name),社区食堂,\(x),300\n")
      return FacilitySource(
        source: LayerSource(path: path, crs: PopulationStudy.metres), type: "pharmacy")
    }
    let found = try CityReader(made.study).read().problems
      .filter { $0.problem.contains("there twice") }
    #expect(found.map(\.severity) == (isOne ? [.warning] : []))
  }

  /// All places set to the middle of the city: told, and not compared each with each.
  @Test(.timeLimit(.minutes(1))) func oneHeap() throws {
    let rows = (0..<20_000).map { "\($0),食堂\($0 % 7),120.17,30.25,pharmacy\n" }.joined()
    let found = problems(try readCity(facilities: "id,name,x,y,type\n" + rows), "there twice")
    #expect(found.count == 1)
  }

  @Test func facilitiesOfOneSite() throws {
    let text =
      "id,name,x,y,type,site_id\n1,Hall,120.17,30.25,pharmacy,S\n2,Hall,120.17,30.25,pharmacy,S\n"
    #expect(problems(try readCity(facilities: text), "there twice").isEmpty)
    let apart = text.replacing("pharmacy,S\n2", with: "pharmacy,T\n2")
    #expect(problems(try readCity(facilities: apart), "there twice").count == 1)
  }
}
