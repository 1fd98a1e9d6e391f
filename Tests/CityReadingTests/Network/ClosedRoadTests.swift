import Assessment
import PlanarGeometry
import Testing

@testable import CityReading
@testable import OSMFiles
@testable import Wording

/// Tags that close a road: 300 m along it, 1500 m round it. What is walked and what not is told.
@Suite struct ClosedRoadTests {
  private static let formats: [LevelTown.Format] = [.xml, .pbf]
  private static let tolerance = 0.05

  private func town(_ tags: [String: String]) -> LevelTown {
    LevelTown(
      streets: [
        LevelTown.Street(places: [(-150, 0), (0, 0), (150, 0)], tags: tags),
        LevelTown.Street(places: [(-150, 0), (-150, 600), (150, 600), (150, 0)]),
      ],
      home: (-150, 0), pharmacy: (150, 0))
  }

  private static let closing = [
    ["highway": "primary", "motorroad": "yes"], ["highway": "path", "foot": "no;private"],
    ["highway": "service", "access": "permit"], ["access": "delivery"], ["foot": "permit"],
    ["access": "private; no"], ["access": "no,private"], ["highway": "trunk"],
    ["highway": "trunk;trunk_link"], ["access": "Private"],
  ]
  private static let open = [
    ["highway": "primary"], ["highway": "primary", "motorroad": "no"],
    ["highway": "primary", "motorroad": "yes", "foot": "yes"],
    ["highway": "primary", "motorroad": "yes", "sidewalk": "both"],
    ["access": "permit", "foot": "designated"], ["access": "delivery", "foot": "permissive"],
    ["access": "private;destination"], ["foot": "no;yes"], ["highway": "footway;cycleway"],
    ["oneway:foot": "yes"], ["highway": "trunk", "sidewalk": "left;right"],
  ]

  @Test(arguments: closing, formats)
  func closingTags(tags: [String: String], format: LevelTown.Format) async throws {
    let row = try await town(tags).row(format)
    #expect(abs((row.minDistance ?? .infinity) - 1500) < Self.tolerance)
    #expect(row.coverage == 0)
  }

  @Test(arguments: open, formats)
  func openTags(tags: [String: String], format: LevelTown.Format) async throws {
    let row = try await town(tags).row(format)
    #expect(abs((row.minDistance ?? .infinity) - 300) < Self.tolerance)
    #expect(row.coverage == 1)
  }

  @Test(arguments: [
    (["oneway:foot": "yes"], true), (["oneway:foot": "-1"], true), (["oneway:foot": "no"], false),
    (["foot:backward": "no"], true), (["highway": "steps", "oneway": "yes"], true),
    (["oneway": "yes"], false), ([:], false),
    (["highway": "footway", "oneway": "yes", "oneway:foot": "no"], false),
  ])
  func oneWaysAreTold(tags: [String: String], isTold: Bool) throws {
    for format in Self.formats {
      let made = try town(tags).study(format)
      for (language, words) in [
        (Language.en, "1 ways are one-way for people on foot"), (.zh, "1条道路对行人为单向"),
      ] {
        let told = try CityReader(made.study, language: language).read().problems
          .filter { $0.problem.contains(words) }
        #expect(told.map(\.severity) == (isTold ? [.info] : []))
      }
    }
  }

  @Test(arguments: formats)
  func kilometresAreTold(format: LevelTown.Format) throws {
    var town = town(["highway": "trunk"])
    town.streets += [
      LevelTown.Street(
        places: [(150, 0), (150, -600), (1150, -600)], tags: ["access": "private"]),
      LevelTown.Street(places: [(150, 600), (150, 1000)], tags: ["highway": "footway"]),
    ]
    let made = try town.study(format)
    for (language, words) in [
      (
        Language.en,
        "not walked: access=private 1.6 km, highway=trunk 0.3 km; "
          + "walked: highway=residential 1.5 km, highway=footway 0.4 km"
      ),
      (
        .zh,
        "不可步行:access=private 1.6公里、highway=trunk 0.3公里;"
          + "可步行:highway=residential 1.5公里、highway=footway 0.4公里"
      ),
    ] {
      let problems = try CityReader(made.study, language: language).read().problems
      #expect(problems.filter { $0.problem == words }.map(\.severity) == [.info])
    }
    let open = try self.town([:]).study(format).read()
    #expect(!open.problems.contains { $0.problem.contains("not walked") })
  }

  /// Beside 121.5 km of streets: motorways by a hundredth, avenues without a sidewalk by a kilometre.
  @Test(arguments: [
    ("highway=motorway", 1200.0, false), ("highway=motorway", 1230, true), ("foot=no", 1200, false),
    ("highway=trunk", 990, false), ("highway=trunk", 1010, true), ("motorroad=yes", 1010, true),
  ])
  func littleIsNotTold(tag: String, metres: Double, isTold: Bool) throws {
    var town = town([:])
    let parts = tag.split(separator: "=").map(String.init)
    town.streets = [
      town.streets[1], LevelTown.Street(places: [(150, 600), (150, 60_600), (150, 120_600)]),
      LevelTown.Street(places: [(150, 0), (150 + metres, 0)], tags: [parts[0]: parts[1]]),
    ]
    for format in Self.formats {
      let problems = try town.study(format).read().problems
      #expect(problems.contains { $0.problem.hasPrefix("not walked: \(tag) ") } == isTold)
    }
  }

  @Test func manyTagsAreSummedUp() {
    let lengths = (1...7).map { (tag: "highway=\($0)", length: Double(8 - $0) * 1000) }
    let text = InputMessage.closedRoads(walked: [], closed: lengths).problem
    #expect(text.en.hasSuffix("highway=5 3.0 km, 2 others 3.0 km; walked: 0 km"))
    #expect(text.zh.contains("其他2类 3.0公里;可步行:0公里"))
  }

  /// A minute of arc at the equator and at the pole, and a degree of longitude at 60° north, as published for WGS 84.
  @Test func degreesHaveTheLengthsOfTheEllipsoid() {
    #expect(abs(DegreeLengths(latitude: 0).north / 60 - 1842.9) < 0.1)
    #expect(abs(DegreeLengths(latitude: 90).north / 60 - 1861.6) < 0.1)
    #expect(abs(DegreeLengths(latitude: 0).east - 111_319.5) < 1)
    #expect(abs(DegreeLengths(latitude: 60).east - 55_800) < 1)
  }

  /// As many tags as fit: no figure is cut, and those that are not named are counted.
  @Test(arguments: [1, 5, 20], [1, 5, 20]) func manyTagsFit(closed: Int, walked: Int) {
    let names = (0..<20).map { "highway=something_long_\($0)" }
    let message = InputMessage.closedRoads(
      walked: names.prefix(walked).map { ($0, 1_234_500) },
      closed: names.prefix(closed).map { ($0, 12_300) })
    for text in [message.problem.en, message.problem.zh] {
      #expect(text.count <= 210 && !text.contains("…"))
      #expect(text.contains("highway=something_long_0 12.3") && text.contains("_0 1234.5"))
    }
    let parts = message.problem.en.split(separator: ";")
    for (part, count) in zip(parts, [closed, walked]) {
      let named = part.split(separator: "=").count - 1
      let others = part.split(separator: " ").firstIndex(of: "others").flatMap {
        Int(part.split(separator: " ")[$0 - 1])
      }
      #expect(named + (others ?? 0) == count)
    }
    #expect(parts.count == 2)
  }
}
