import Foundation
import TestSupport
import Testing

/// What is asked of circles by flags and studies, and what is refused.
@Suite struct CircleFlagTests {
  private let town: CircleTown

  init() throws { town = try CircleTown() }

  @Test(arguments: [
    ([], "which circles are drawn is not stated; give --minutes 5 or 15"),
    (["--minutes", "10"], "--minutes 10 is not 5 or 15"),
    (["--minutes", "5", "--people", "12000-5000"], "--people: '12000-5000' is no range of people"),
    (["--minutes", "5", "--people", "many"], "--people: 'many' is no range of people"),
    (["--minutes", "5", "--people", "0-10"], "--people: '0-10' is no range of people"),
    (["--minutes", "5", "--people", "50,00-12000"], "is no range of people"),
    (["--minutes", "5", "--count", "0"], "--count 0 is not a number from 1"),
    (["--minutes", "5", "--count", "8", "--join"], "--count and --join exclude each other"),
    (["--minutes", "5", "--base-people", "1-2"], "--base-people would do nothing"),
    (["--minutes", "5", "--streets", "x"], "--streets would do nothing"),
    (["--minutes", "5", "--rule", "walkabel=off"], "no rule 'walkabel'; 'walkable' is near"),
    (["--minutes", "5", "--rule", "people=strict"], "'strict' is no strength of a rule"),
    (["--minutes", "5", "--share-within", "95"], "--share-within 95.0 is not between 0.0 and 1.0"),
    (["--minutes", "5", "--radius", "nan"], "--radius nan is not between"),
    (["--minutes", "5", "--move", "N1"], "--move 'N1' is not of the form ATOM=CIRCLE"),
    (["--minutes", "5", "--merge", "N1"], "--merge 'N1' does not name two circles"),
    (["--minutes", "5", "--split", "N1=1"], "--split 'N1=1' is not CIRCLE or CIRCLE=N"),
    (["--minutes", "5", "--format", "docx"], "--format docx is not written by circles"),
    (["--minutes", "5", "--units", "a", "--units", "b"], "--units is given twice"),
    (["--minutes", "5", "--units", "u.geojson", "--divide"], "--units and --divide exclude"),
    (["--minutes", "5", "--examine", "old.csv", "--count", "2"], "--examine and --count exclude"),
    (["--minutes", "5", "--out", "-", "--format", "csv"], "--out - writes the summary only"),
    (["--minutes", "5", "--centres", "clinic"], "the standard has no type 'clinic'"),
  ])
  func refused(arguments: [String], message: String) throws {
    let run = try town.circles(arguments + ["--language", "en"])
    #expect(run.status == 2 && run.isOneLineOfError && run.error.contains(message), "\(run.error)")
    #expect(run.output == "")
  }

  @Test func countOutsideTheBounds() throws {
    for (count, language, words) in [
      ("7", "en", "--count 7 is outside of what is possible, 4 to "),
      ("3", "zh", "--count 3 超出可行范围4至"),
    ] {
      let run = try town.pairs(["--count", count, "--language", language], out: "out")
      #expect(run.status == 2 && run.isOneLineOfError && run.error.contains(words), "\(run.error)")
    }
    #expect(try town.pairs(["--count", "4"], out: "out").status == 0)
    #expect(try town.rows("out/circles.csv").count == 4)
  }

  @Test(arguments: ["20000-40000", "20,000–40,000", "2万-4万", "2-4万", "２万～４万", "20000至40000人"])
  func rangesOfPeople(text: String) throws {
    let run = try town.circles(["--minutes", "15", "--people", text, "--out", "out"])
    #expect(run.status == 0, "\(run.error)")
    let parameters = try town.summary("out")["parameters"] as? [String: Any]
    #expect(parameters?["people_least"] as? Double == 20_000)
    #expect(parameters?["people_most"] as? Double == 40_000)
  }

  /// The same from a study; a flag has the last word.
  @Test func theStudySaysIt() throws {
    let study = try town.folder.content("study.yaml")
    try town.folder.write(
      "circles.yaml",
      study + """
        circles:
          minutes: 15
          people: 2万-4万
          within: street
          count: 4
          centres: {path: centres.csv, crs: EPSG:4326}
          seed: 7
          radius: 800
          rules: {barriers: off, walkable: {soft: 50}, people: hard}

        """)
    let run = try town.circles(["--out", "out"], inputs: ["--study", "circles.yaml"])
    #expect(run.status == 0, "\(run.error)")
    let parameters = try town.summary("out")["parameters"] as? [String: Any]
    let rules = parameters?["rules"] as? [String: Any]
    #expect(rules?["barriers"] as? String == "off" && rules?["walkable"] as? Double == 50)
    #expect(parameters?["seed"] as? Int == 7 && parameters?["radius_m"] as? Double == 800)
    #expect(try town.rows("out/circles.csv")[0]["centre"] == "C1")
    let other = try town.circles(
      ["--out", "out", "--count", "7"], inputs: ["--study", "circles.yaml"])
    #expect(other.status == 2 && other.error.contains("7"))
  }

  @Test(arguments: [
    ("  minuts: 15", "unknown key 'minuts'; 'minutes' is near"),
    ("  minutes: 10", "'minutes' has a value that is not known; use one of: 5, 15"),
    ("  people: 9-1", "people: '9-1' is no range of people"),
    ("  rules: {walkble: off}", "unknown key 'walkble'; 'walkable' is near"),
    ("  rules: {walkable: {soft: -1}}", "'soft' is not a number 0…1000000"),
    ("  within: town", "use one of: community, street, district, city"),
    ("  seed: -1", "'seed' is not a number"),
  ])
  func wrongStudies(line: String, message: String) throws {
    try town.folder.write(
      "wrong.yaml", try town.folder.content("study.yaml") + "circles:\n\(line)\n")
    let run = try town.circles(
      ["--minutes", "15", "--language", "en"], inputs: ["--study", "wrong.yaml"])
    #expect(run.status == 3 && run.isOneLineOfError && run.error.contains(message), "\(run.error)")
    #expect(run.error.contains("wrong.yaml:"))
  }

  // MARK: - Inputs that are not there

  @Test func withoutFacilitiesAndPopulation() throws {
    let run = try town.circles(
      ["--minutes", "15", "--people", "20000-40000", "--out", "out", "--language", "en"],
      inputs: ["--communities", "communities.geojson"])
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    #expect(run.output.contains("Not judged: no facilities are given (--facilities)"))
    #expect(run.output.contains("walks not checked"))
    let circles = try town.rows("out/circles.csv")
    #expect(circles.map { $0["id"] } == ["15-N1", "15-N3", "15-S1", "15-S3"])
    #expect(circles[0]["meets"] == nil)
    // Nothing is said of types that nobody asked for.
    #expect(!(try town.folder.content("out/problems.csv").contains("type")))
    let types = try town.circles(
      ["--minutes", "15", "--people", "20000-40000", "--centres", "pharmacy", "--language", "en"],
      inputs: ["--communities", "communities.geojson"])
    #expect(types.status == 2 && types.error.contains("no facilities are stated"))
  }

  @Test func withoutPeopleOrNames() throws {
    try town.folder.write(
      "bare.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"A"},"geometry":
      {"type":"Polygon","coordinates":[[[120,30],[120.01,30],[120.01,30.01],[120,30.01],[120,30]]]}}]}
      """)
    let bare = ["--communities", "bare.geojson"]
    let run = try town.circles(["--minutes", "5", "--language", "en"], inputs: bare)
    #expect(run.status == 3 && run.isOneLineOfError && run.error.contains("nobody lives anywhere"))
    let named = try town.folder.content("bare.geojson")
      .replacing("\"id\":\"A\"", with: "\"id\":\"A\",\"population\":30000")
    try town.folder.write("bare.geojson", named)
    let street = try town.circles(["--minutes", "15", "--language", "en"], inputs: bare)
    #expect(street.status == 3 && street.error.contains("communities do not name their street"))
    let city = try town.circles(["--minutes", "15", "--within", "city"], inputs: bare)
    #expect(city.status == 0, "\(city.error)")
  }

  @Test func withANetwork() throws {
    let run = try town.pairs(["--network", "streets.osm", "--language", "en"], out: "out")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("(on foot)"))
    let straight = try town.pairs([], out: "straight")
    #expect(straight.status == 0)
    let (walked, flown) = (try town.rows("out/circles.csv"), try town.rows("straight/circles.csv"))
    #expect(walked.map { $0["id"] } == flown.map { $0["id"] })
    for (a, b) in zip(walked, flown) {
      #expect(Double(a["walk_mean_m"] ?? "") ?? 0 > Double(b["walk_mean_m"] ?? "") ?? .infinity)
    }
  }

  @Test func summaryToTheStandardOutput() throws {
    let run = try town.circles(
      ["--minutes", "15", "--people", "20000-40000", "--out", "-", "--quiet"])
    #expect(run.status == 0, "\(run.error)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(json?["circles"] as? Int == 4)
  }
}
