import Testing

@testable import CityReading
@testable import OSMFiles
@testable import Wording

/// Ways and gates that are open at certain times only, and levels that are no numbers: they count as the rest of their
/// tags says, and are told.
@Suite struct TimedWayTests {
  private static let formats: [LevelTown.Format] = [.xml, .pbf]

  private func town(
    _ tags: [String: String], gate: [String: String] = [:]
  ) -> LevelTown {
    LevelTown(
      streets: [
        LevelTown.Street(places: [(-150, 0), (0, 0), (150, 0)], tags: tags),
        LevelTown.Street(places: [(-150, 0), (-150, 600), (150, 600), (150, 0)]),
      ],
      home: (-150, 0), pharmacy: (150, 0), placeTags: [((0, 0), gate)])
  }

  private func count(
    of words: String, in town: LevelTown, _ format: LevelTown.Format, _ language: Language = .en
  ) throws -> Int {
    let made = try town.study(format)
    return try withExtendedLifetime(made.folder) {
      try CityReader(made.study, language: language).read().problems
        .count { $0.severity == .info && $0.problem.contains(words) }
    }
  }

  private static let timed = [
    ["foot:conditional": "no @ (22:00-06:00)"], ["access:conditional": "no @ (Su)"],
    ["foot:conditional": "private @ (22:00-06:00; Su)"],
    ["foot:conditional": "yes @ (06:00-22:00); no @ (22:00-06:00)"],
    ["foot:conditional": "designated @ wet; no @ snow"],
    ["foot": "no", "foot:conditional": "yes @ (Su 00:00-24:00)"],
    ["access": "private", "access:conditional": "yes @ (Mo-Fr)"],
    ["highway": "trunk", "foot:conditional": "yes @ (Su)"],
    ["highway": "elevator", "opening_hours": "06:00-23:00"],
  ]
  private static let untimed = [
    [:], ["foot": "yes", "access:conditional": "no @ (Su)"],
    ["access:conditional": "destination @ (Su)"], ["foot:conditional": "yes @ (Su)"],
    ["highway": "motorway", "access:conditional": "no @ (Su)"], ["opening_hours": "24/7"],
    ["foot": "no", "opening_hours": "Mo-Fr"], ["access:conditional": "no"],
    ["motor_vehicle:conditional": "no @ (07:00-09:00)"],
  ]

  @Test(arguments: timed, formats) func waysWithHoursAreTold(
    tags: [String: String], format: LevelTown.Format
  ) throws {
    #expect(
      try count(of: "1 ways and gates are open at certain times", in: town(tags), format) == 1)
    #expect(try count(of: "1处道路和门仅在部分时间开放", in: town(tags), format, .zh) == 1)
  }

  @Test(arguments: untimed, formats) func othersAreNot(
    tags: [String: String], format: LevelTown.Format
  ) throws {
    #expect(try count(of: "at certain times", in: town(tags), format) == 0)
  }

  @Test(arguments: formats) func gatesWithHoursAreTold(format: LevelTown.Format) throws {
    for (gate, isTold) in [
      (["barrier": "gate", "opening_hours": "06:00-22:00"], true),
      (["barrier": "gate", "locked": "no", "locked:conditional": "yes @ (22:00-06:00)"], true),
      (["barrier": "gate", "access": "private", "foot:conditional": "yes @ (08:00-18:00)"], true),
      (["barrier": "gate", "opening_hours": "24/7"], false),
      (["amenity": "cafe", "opening_hours": "06:00-22:00"], false),
      (["barrier": "gate", "foot": "yes", "access:conditional": "no @ (Su)"], false),
    ] {
      let told = try count(of: "1 ways and gates", in: town([:], gate: gate), format)
      #expect(told == (isTold ? 1 : 0), "\(gate)")
    }
    // Beside the ways nobody asks.
    var aside = town(["highway": "motorway"], gate: ["barrier": "gate", "opening_hours": "Su"])
    #expect(try count(of: "at certain times", in: aside, format) == 0)
    aside.placeTags.append(((-150, 600), ["barrier": "gate", "opening_hours": "Su"]))
    #expect(try count(of: "1 ways and gates", in: aside, format) == 1)
  }

  @Test(arguments: formats) func levelsWithoutNumbersAreTold(format: LevelTown.Format) throws {
    for (tags, value) in [
      (["layer": "below"], "layer=below"), (["level": "EG"], "level=EG"),
      (["layer": "-1", "level": "UG;EG"], "level=UG;EG"), (["layer": "1..2"], "layer=1..2"),
    ] {
      let words = "1 ways have a layer or level that is no number, such as '\(value)'"
      #expect(try count(of: words, in: town(tags), format) == 1)
      #expect(try count(of: "如“\(value)”", in: town(tags), format, .zh) == 1)
    }
    for tags in [
      ["layer": "-1;0"], ["level": "0-3"], ["layer": " "], ["layer": "−1"],
      ["layer": "below", "highway": "motorway"],
    ] {
      #expect(try count(of: "no number", in: town(tags), format) == 0)
    }
  }
}
