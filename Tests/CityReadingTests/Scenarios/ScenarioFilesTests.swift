import Assessment
import PlanarGeometry
import RunFiles
import TestSupport
import Testing

@testable import CityReading
@testable import Wording

@Suite struct ScenarioReadingTests {
  private let example = """
    scenario: 1                    # format
    name: Two canteens
    crs: EPSG:4326
    add:
      - {id: new-1, name: 幸福食堂, type: communityCanteen, at: [120.171, 30.251], floor_area: 300, cost: 120}
      - {id: new-2, types: [pharmacy, sharedStudy], at: [120.168, 30.2485], capacity: 40}
    remove: [F00012, 0013]
    move:   [{id: F00077, to: [120.168, 30.2485], cost: 5}]
    resize: [{id: F00014, floor_area: 450, capacity: 30, cost: 20}]
    """

  @Test func everyKey() throws {
    let study = try ScenarioStudy()
    let reading = try study.read(example)
    #expect(reading.problems.isEmpty)
    let file = try #require(reading.files.first)
    let scenario = file.scenario
    #expect(scenario.name == "Two canteens")
    #expect(scenario.added.map(\.facility.id) == ["new-1", "new-2"])
    #expect(scenario.added.map(\.facility.name) == ["幸福食堂", nil])
    #expect(scenario.added.map(\.cost) == [120, nil])
    // Positions of the types in the built-in standard, counted in its file.
    #expect(scenario.added[0].facility.services == [FacilityService(type: 7, floorArea: 300)])
    #expect(scenario.added[1].facility.services.map(\.type) == [19, 12])
    #expect(scenario.added[1].facility.services.map(\.capacity) == [40, 40])
    #expect(scenario.removed == ["F00012", "0013"])
    #expect(scenario.moved.map(\.id) == ["F00077"] && scenario.moved.map(\.cost) == [5])
    let resize = Scenario.Resize(id: "F00014", floorArea: 450, capacity: 30, cost: 20)
    #expect(scenario.resized == [resize])
    #expect(file.file.features == 6 && file.file.sha256.count == 64)
  }

  /// Places computed with pyproj: EPSG:4326 to the stereographic system about 120.17, 30.25.
  @Test func placesInLocalMetres() throws {
    let study = try ScenarioStudy()
    let scenario = try #require(try study.read(example).files.first).scenario
    let first = PlanarPoint(x: 96.2425453028605, y: 110.85709807351058)
    let second = PlanarPoint(x: -192.4899641326934, y: -166.2832882561666)
    #expect(scenario.added[0].facility.entrances[0].distance(to: first) < 1e-5)
    #expect(scenario.added[1].facility.entrances[0].distance(to: second) < 1e-5)
    #expect(scenario.moved[0].destination.distance(to: second) < 1e-5)
    // The first place in EPSG:4549, by pyproj.
    let projected = try study.read(
      """
      scenario: 1
      name: Metres
      crs: EPSG:4549
      add: [{id: a, type: pharmacy, at: [516457.48736717016, 3347950.2651721225]}]
      """)
    let place = try #require(projected.files.first?.scenario.added.first?.facility.entrances[0])
    #expect(place.distance(to: first) < 1e-3)
  }

  @Test func withoutChanges() throws {
    let study = try ScenarioStudy()
    let reading = try study.read(
      "scenario: 1\nname: As it is\ncrs: EPSG:4326\n",
      "scenario: 1\nname: Nothing listed\ncrs: EPSG:4326\nadd: []\nremove:\n")
    #expect(reading.problems.isEmpty)
    #expect(reading.files.map(\.scenario.count) == [0, 0])
  }

  @Test func allProblemsOfAllFiles() throws {
    let study = try ScenarioStudy()
    let lines = try study.lines(
      """
      scenario: 2
      naem: Typo
      add:
        - {type: comunityCanteen, at: [120.171, 30.251], floor_area: -3}
        - id: x
          type: 
          at: 120.171
        - {id: y, type: pharmacy, types: [pharmacy], at: [120.171, .nan], colour: red}
        - just a text
      remove: [[F1], ""]
      move: {id: F1}
      resize: [{id: F1}, {id: F2, capacity: lots}]
      """,
      "scenario: 1\nname: B\ncrs: EPSG:4326\nmove: [{id: F1}]\n")
    #expect(
      lines == [
        "0.yaml:1: 'scenario' states a version that is not read; write 'scenario: 1'",
        "0.yaml:1: key 'name' is missing; add it", "0.yaml:1: key 'crs' is missing; add it",
        "0.yaml:2: unknown key 'naem'; correct or remove it",
        "0.yaml:4: key 'id' is missing; add it",
        "0.yaml:4: 'floor_area' is not a number > 0; write such a number",
        "0.yaml:4: the standard has no type 'comunityCanteen'; write 'communityCanteen'",
        "0.yaml:5: key 'type' is missing; add it",
        "0.yaml:7: 'at' is not a pair of numbers; write 'at: [x, y]', longitude or easting first",
        "0.yaml:8: 'at' is not a pair of numbers; write 'at: [x, y]', longitude or easting first",
        "0.yaml:8: y has both 'type' and 'types'; keep one",
        "0.yaml:8: unknown key 'colour'; correct or remove it",
        "0.yaml:9: 'add' does not hold keys with values; write it as 'key: value' lines",
        "0.yaml:10: 'remove' is not a text; write one value that is not empty",
        "0.yaml:10: 'remove' is not a text; write one value that is not empty",
        "0.yaml:11: 'move' is not a list; begin each entry with '- '",
        "0.yaml:12: states no new size; add floor_area or capacity",
        "0.yaml:12: 'capacity' is not a number > 0; write such a number",
        "1.yaml:4: key 'to' is missing; add it",
      ])
  }

  /// What can be read of a scenario with problems is there, so that the city's problems can be shown
  /// with the file's.
  @Test func soundChangesOfAFileWithProblems() throws {
    let study = try ScenarioStudy()
    let reading = try study.read(
      """
      scenario: 1
      name: Half
      crs: EPSG:4326
      add:
        - {id: a, types: [pharmacy, nothing], at: [120.171, 30.251]}
        - {id: b, type: nothing, at: [120.171, 30.251]}
      remove: [F9]
      """)
    #expect(reading.problems.count == 2)
    let file = try #require(reading.files.first)
    #expect(file.scenario.added.map(\.facility.id) == ["a"])
    #expect(
      study.shown(file.error(for: ScenarioProblem(facility: "F9", .unknownFacility)))
        == "0.yaml:7: no facility has the id 'F9'; use an id of the facility files")
  }

  @Test func unknownTypes() throws {
    let study = try ScenarioStudy()
    let head = "scenario: 1\nname: N\ncrs: EPSG:4326\n"
    let near = [("社区食堂", "communityCanteen"), ("Pharmacys", "pharmacy"), ("PHARMACY", "pharmacy")]
    for (type, id) in near {
      let lines = try study.lines(head + "add: [{id: a, type: \(type), at: [120.17, 30.25]}]")
      #expect(lines == ["0.yaml:4: the standard has no type '\(type)'; write '\(id)'"])
    }
    let text = head + "add: [{id: a, type: Schwimmbad, at: [120.17, 30.25]}]"
    let line = try study.lines(text).joined()
    #expect(line.contains("'Schwimmbad'; use one of: communityServiceStation, subdistrictS"))
    let zh = try study.lines(text, language: .zh).joined()
    #expect(zh.contains("标准中没有类型“Schwimmbad”;可用的类型:communityServiceStation、"))
  }

  @Test func sameNames() throws {
    let study = try ScenarioStudy()
    let text = "scenario: 1\nname: A\ncrs: EPSG:4326\n"
    let reading = try study.read(text, "crs: EPSG:4326\nscenario: 1\n\nname: A\n")
    #expect(
      reading.problems.map { study.shown($0) } == [
        "1.yaml:4: 'A' is also the name of the scenario in 0.yaml; give each its own name"
      ])
    #expect(
      try study.lines("scenario: 1\ncrs: EPSG:4326", "scenario: 1\ncrs: EPSG:4326").count == 2)
  }

  @Test func filesThatAreNoScenario() throws {
    let study = try ScenarioStudy()
    let cases = [
      ("", "0.yaml: is empty; "), ("# nothing\n", "0.yaml: is empty; "),
      ("study: 1\ncommunities: {path: c.geojson}\n", "0.yaml:1: key 'scenario' is missing; "),
      ("- a\n- b\n", "0.yaml:1: does not hold keys with values; "),
      ("scenario: 1\nname: [a\n", "0.yaml:3: is not valid YAML ("),
      ("scenario: 1\nname: a\nname: b\n", "0.yaml:2: key stated twice: name; "),
      ("\u{0}\u{1}PNG", "0.yaml: is not text"),
    ]
    for (text, start) in cases {
      let lines = try study.lines(text)
      #expect(lines.count == 1 && lines[0].hasPrefix(start), "\(text): \(lines)")
    }
    let folder = study.folder.path
    let reading = ScenarioFiles(paths: [folder, folder + "/none.yaml"], for: study.input)
    #expect(
      reading.problems.map(\.description) == [
        "\(folder): is a directory; name a file in it",
        "\(folder)/none.yaml: no such file; check the path",
      ])
    #expect(reading.problems.allSatisfy { $0.exitStatus == 3 })
  }
}
