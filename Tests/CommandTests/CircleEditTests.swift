import Foundation
import TestSupport
import Testing

/// What planners change, keep and examine of circles.
@Suite struct CircleEditTests {
  private let town: CircleTown

  init() throws { town = try CircleTown() }

  @Test func mergingIsToldBeforeAndAfter() throws {
    let run = try town.pairs(["--merge", "15-N1,15-N3", "--language", "en"], out: "out")
    #expect(run.status == 0, "\(run.error)")
    #expect(try town.rows("out/circles.csv").map { $0["id"] } == ["15-N1", "15-S1", "15-S3"])
    let edits = try town.rows("out/edits.csv")
    #expect(edits.map { $0["circle_id"] } == ["15-N1", "15-N3"])
    #expect(edits[0]["population_before"] == "30000.000")
    #expect(edits[0]["population_after"] == "60000.000")
    #expect(edits[0]["missed_rules_after"]?.contains("people") == true)
    #expect(edits[0]["meets_before"] == "yes" && edits[1]["meets_before"] == "no")
    // 14 of the 16 places lie within 990 m of the pharmacy.
    #expect(edits[0]["meets_after"] == "yes")
    #expect(edits[1]["population_after"] == "" && edits[1]["meets_after"] == "")
    #expect(run.output.contains("1 changes touch 2 circles (before → after):"))
    #expect(run.output.contains("30000 → 60000") && run.output.contains("30000 → –"))
    #expect(run.output.contains("Better: none; Worse: 15-N1"))
    let merged = try town.rows("out/circles.csv")[0]
    #expect(merged["reasons"]?.contains("a planner's change made it so") == true)
  }

  @Test func movingIsToldOfBothCircles() throws {
    let run = try town.pairs(["--move", "N2=15-N3"], out: "out")
    #expect(run.status == 0, "\(run.error)")
    let circles = try town.rows("out/circles.csv")
    #expect(circles.map { $0["population"] }.prefix(2) == ["15000.000", "45000.000"])
    #expect(try town.rows("out/edits.csv").map { $0["circle_id"] } == ["15-N1", "15-N3"])
    let unit = try town.rows("out/units.csv").first { $0["atom_id"] == "N2" }
    #expect(unit?["circle_id"] == "15-N3")
  }

  @Test func splittingMakesANewCircle() throws {
    let run = try town.pairs(["--split", "15-S1"], out: "out")
    #expect(run.status == 0, "\(run.error)")
    #expect(try town.rows("out/circles.csv").count == 5)
    let edits = try town.rows("out/edits.csv")
    #expect(edits.count == 2 && edits.contains { $0["population_before"] == "" })
    #expect(edits.allSatisfy { $0["population_after"] == "15000.000" })
  }

  /// A move of a unit to where it is touches nothing.
  @Test func changingNothing() throws {
    let run = try town.pairs(["--move", "N1=15-N1"], out: "out")
    #expect(run.status == 0, "\(run.error)")
    #expect(try town.rows("out/edits.csv").isEmpty)
  }

  @Test(arguments: [
    (["--move", "N9=15-N1"], "there is no unit 'N9'; 'N1' is near"),
    (["--move", "N1=15-N9"], "there is no circle '15-N9'"),
    (["--merge", "15-N1,X"], "there is no circle 'X'"),
    (["--split", "15-N1=3"], "circle '15-N1' has fewer than 3 units where people live"),
  ])
  func unknownIDs(arguments: [String], message: String) throws {
    let run = try town.pairs(arguments + ["--language", "en"], out: "out")
    #expect(run.status == 2 && run.isOneLineOfError && run.error.contains(message), "\(run.error)")
  }

  /// Where nothing has changed the circles that exist come back, from the units of a run and from its polygons.
  @Test(arguments: ["units.csv", "circles.geojson"])
  func keepingWhatExists(file: String) throws {
    #expect(try town.pairs([], out: "first").status == 0)
    let run = try town.pairs(["--keep", "first/\(file)", "--language", "en"], out: "second")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("The same as the circles that exist"))
    let again = try town.pairs(["--keep", "second/\(file)"], out: "third")
    #expect(again.status == 0)
    for name in ["units.csv", "units.geojson", "unit_borders.csv"] {
      let first = try town.folder.data("first/" + name)
      #expect(try town.folder.data("second/" + name) == first)
    }
    for name in ["circles.csv", "circles.geojson", "units.csv"] {
      #expect(try town.folder.data("second/" + name) == town.folder.data("third/" + name))
    }
    let circles = try town.rows("second/circles.csv")
    #expect(circles.allSatisfy { $0["kept_id"] == $0["id"] && $0["changed_people"] == "0.000" })
  }

  /// Old circles with names of their own keep them.
  @Test func keptIdsStay() throws {
    try town.folder.write(
      "old.csv",
      "atom_id,circle_id\nN1,west\nN2,west\nN3,east\nN4,east\nS1,a\nS2,a\nS3,a\nS4,b\n")
    let run = try town.pairs(["--keep", "old.csv", "--language", "en"], out: "out")
    #expect(run.status == 0, "\(run.error)")
    let circles = try town.rows("out/circles.csv")
    #expect(circles.map { $0["id"] } == ["a", "b", "east", "west"])
    #expect(circles.map { $0["changed_people"] } == ["0.000", "15000.000", "0.000", "0.000"])
    #expect(run.output.contains("1 of 8 units are in another, with 15000 people (12.5%)"))
    let taken = try town.pairs(["--examine", "old.csv", "--language", "en"], out: "taken")
    #expect(taken.status == 0, "\(taken.error)")
    #expect(taken.output.contains("4 15-minute circles taken as they are from 8 units"))
    let given = try town.rows("taken/circles.csv")
    #expect(given.map { $0["population"] } == ["45000.000", "15000.000", "30000.000", "30000.000"])
    #expect(given[0]["missed_rules"]?.contains("people") == true)
  }
}
