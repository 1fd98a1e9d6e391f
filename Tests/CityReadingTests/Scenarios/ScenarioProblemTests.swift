import Assessment
import CityReading
import Testing

@testable import Wording

/// What only the city can tell, at the line that it is about.
@Suite struct ScenarioProblemTests {
  private let text = """
    scenario: 1
    name: N
    crs: EPSG:4326
    add:
      - {id: a, type: pharmacy, at: [120.17, 30.25]}
      - {id: b, type: pharmacy, at: [120.17, 30.25]}
      - {id: a, type: pharmacy, at: [120.17, 30.25]}
    move:
      - {id: F1, to: [120.17, 30.25]}
    resize:
      - {id: F1, floor_area: 30}
    remove:
      - F1
      - F2
    """

  @Test(
    arguments: [
      ("a", .idTaken, 7, "another facility has the id 'a'; choose another id"),
      ("b", .offersNothing, 6, "'b' offers none of the examined types; examine its type too"),
      ("b", .outsideStudyArea, 6, "'b' stands outside all communities, farther from them than"),
      ("F1", .offNetwork, 9, "there is no way from 'F1' to a street within the snap limit; check"),
      ("F1", .changedTwice, 13, "'F1' is changed twice; keep one of the changes"),
      ("F2", .unknownFacility, 14, "no facility has the id 'F2'; use an id of the facility files"),
    ] as [(String, ScenarioProblem.Kind, Int, String)])
  func lineAndText(id: String, kind: ScenarioProblem.Kind, line: Int, piece: String) throws {
    let study = try ScenarioStudy()
    let file = try #require(try study.read(text).files.first)
    let error = file.error(for: ScenarioProblem(facility: id, kind))
    #expect(study.shown(error).hasPrefix("0.yaml:\(line): \(piece)"))
    let zh = study.shown(error, .zh)
    #expect(zh.hasPrefix("0.yaml:\(line): ") && zh.contains("“\(id)”") && zh.contains(";"))
    #expect(error.exitStatus == 3)
  }

  /// As the ids of the city: control characters are blanks, ends are trimmed, bytes are kept.
  @Test func idsAsInTheCity() throws {
    let study = try ScenarioStudy()
    let reading = try study.read(
      "scenario: 1\nname: \" A\\nB \"\ncrs: EPSG:4326\nremove: [\" F\\t1 \", 007, \"true\"]\n")
    #expect(reading.problems.isEmpty)
    #expect(reading.files.first?.scenario.name == "A B")
    #expect(reading.files.first?.scenario.removed == ["F 1", "007", "true"])
  }
}
