import Assessment
import PlanarGeometry
import Projection

@testable import Reporting
@testable import RunFiles
@testable import Wording

/// A small city with a result made by hand: two squares of 100 m and 200 m, two types.
enum TwoCommunities {
  static func record(language: Language = .en, isSynthetic: Bool = false) -> RunRecord {
    RunRecord(
      city: City(
        name: "示例区", isSynthetic: isSynthetic, communities: communities, facilities: facilities),
      standard: standard,
      local: LocalSystem(center: GeographicPoint(longitude: 120.15, latitude: 30.28)),
      scaleError: 0.000125, problems: problems,
      inputs: [
        InputFile(path: "a.geojson", sha256: String(repeating: "0a", count: 32), features: 2)
      ],
      assumed: ["b.csv: x = 经度"], result: result, language: language)
  }

  /// A city of `count` communities: the two in turn, with ids of their own.
  static func longRecord(_ count: Int) -> RunRecord {
    let two = record()
    let turns = 0..<count
    let communities = turns.map { number in
      var community = two.city.communities[number % 2]
      community.id = "C\(number)"
      return community
    }
    let types = two.result.types.count
    let result = AssessmentResult(
      options: two.result.options, threshold: 0.8, types: two.result.types, radii: two.result.radii,
      rows: turns.flatMap { number in
        (0..<types).map { two.result.row(community: number % 2, type: $0) }
      },
      circles: turns.map { two.result.circles[$0 % 2] },
      facilityCounts: two.result.facilityCounts, timing: two.result.timing)
    return RunRecord(
      city: City(
        name: two.city.name, isSynthetic: false, communities: communities,
        facilities: two.city.facilities),
      standard: two.standard, local: two.local, scaleError: 0, problems: [], inputs: [],
      assumed: [], result: result, language: .en)
  }

  private static func square(_ side: Double, at x: Double) -> PlanarRegion {
    PlanarRegion(polygons: [
      [
        [
          PlanarPoint(x: x, y: 0), PlanarPoint(x: x + side, y: 0),
          PlanarPoint(x: x + side, y: side), PlanarPoint(x: x, y: side),
        ]
      ]
    ])
  }

  private static let communities = [
    Community(
      id: "C1", name: "=甲", street: "一街", district: "西区", region: square(100, at: 0),
      population: 1000),
    Community(id: "C2", name: "乙,丙", region: square(200, at: 1000), population: 3000),
  ]

  private static var facilities: FacilityTable {
    var table = FacilityTable()
    table.append(
      Facility(
        id: "F1", entrances: [PlanarPoint(x: 50, y: 50)], services: [FacilityService(type: 0)]))
    return table
  }

  private static let standard = Standard(
    name: LocalizedText(zh: "示例标准", en: "Example standard"),
    circles: [
      ServiceCircle(minutes: 5, name: LocalizedText(zh: "5分钟公共服务圈", en: "5-minute circle")),
      ServiceCircle(minutes: 15, name: LocalizedText(zh: "15分钟公共服务圈", en: "15-minute circle")),
    ],
    categories: [],
    types: [
      FacilityType(
        id: "communityCanteen", name: LocalizedText(zh: "社区食堂", en: "Community canteen"),
        category: "elderlyCare", circle: 5, radius: .metres(500),
        source: RuleSource(text: "made up, for a test", certainty: .designed)),
      FacilityType(
        id: "clinic", name: LocalizedText(zh: "卫生服务中心", en: "Health centre"), circle: 15,
        radius: .metres(1000)),
    ])

  private static var result: AssessmentResult {
    var near = CoverageRow()
    near.demand = 10_000
    near.covered = 10_000
    near.coverage = 1.0000000001
    near.low = 1
    near.high = 1
    near.minDistance = 0
    near.meanDistance = 38.2597858
    near.p50Distance = 40
    near.p90Distance = 59.0625
    near.shortfall = 0
    near.facilitiesInside = 1
    near.facilitiesInReach = 1
    near.verdict = .met
    var far = CoverageRow()
    far.demand = 40_000
    far.covered = 30_000
    far.coverage = 0.75
    far.low = 0.75
    far.high = 0.75
    far.minDistance = 950
    far.meanDistance = 1050.5
    far.shortfall = 0.25
    far.facilitiesInReach = 1
    far.verdict = .partial
    var none = CoverageRow()
    none.demand = 10_000
    none.coverage = 0
    none.low = 0
    none.high = 0
    none.meanDistance = 3000
    none.shortfall = 1
    none.verdict = .absent
    var noneInSecond = none
    noneInSecond.demand = 40_000
    var timing = AssessmentTiming()
    timing.coverage = 0.25
    return AssessmentResult(
      options: AssessmentOptions(), threshold: 0.8, types: standard.types, radii: [500, 1000],
      rows: [near, none, far, noneInSecond],
      circles: [
        [
          CircleVerdict(met: 1, required: 1, missed: [], meets: .yes),
          CircleVerdict(met: 0, required: 1, missed: [1], meets: .no),
        ],
        [
          CircleVerdict(met: 0, required: 1, missed: [0], meets: .no),
          CircleVerdict(met: 0, required: 1, missed: [1], meets: .no),
        ],
      ],
      facilityCounts: [1, 0], timing: timing)
  }

  private static let problems = [
    InputProblem(
      severity: .warning, district: "西区", file: "b.csv", row: 7, feature: "F1", field: "面积",
      problem: "not a number: \"x\"", action: .skipped, fix: "write a number")
  ]
}
