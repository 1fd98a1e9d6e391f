import Assessment
import Testing

@testable import CityReading
@testable import OSMFiles
@testable import RunFiles
@testable import Wording

@Suite struct StandardFileTests {
  private func parse(_ text: String) throws -> Standard {
    try StandardFile.parse(FileContents(path: "s.yaml", content: Array(text.utf8)))
  }

  /// Line and English text of the error that `text` gives.
  private func failure(_ text: String) throws -> (row: Int?, text: String) {
    do {
      _ = try parse(text)
    } catch let error as InputError {
      #expect(error.exitStatus == 3)
      guard case .data("s.yaml", let row, let message) = error else { return (nil, "") }
      return (row, message.problem.en)
    }
    return (nil, "")
  }

  /// Figures of the catalogue in the design: ids in order, circle totals, radii.
  @Test func builtIn() throws {
    let standard = try StandardFile.builtIn()
    #expect(
      standard.types.map(\.id) == [
        "communityServiceStation", "subdistrictServiceCenter", "infantCareStation", "kindergarten",
        "primarySchool", "juniorHighSchool", "elderlyDayCare", "communityCanteen", "nursingHome",
        "communityHealthStation", "communityHealthCenter", "cultureStation", "sharedStudy",
        "cultureCenter", "convenienceStore", "freshMarket", "outdoorFitness", "fitnessRoom",
        "parcelStation", "pharmacy",
      ])
    #expect(
      standard.types.map { $0.radius.metres(atSpeed: 1) } == [
        300, 1000, 300, 300, 500, 1000, 300, 500, 1000, 300, 1000, 500, 1000, 1000, 500, 500, 300,
        1000, 500, 500,
      ])
    #expect(standard.types.filter { $0.circle == 5 }.count == 10)
    #expect(standard.types.filter { $0.circle == 15 }.count == 10)
    #expect(standard.categories.count == 8)
    #expect(
      standard.categories.filter { $0.weight == 1.5 }.map(\.id) == ["education", "elderlyCare"])
    #expect(standard.types.filter(\.core).map(\.id) == ["infantCareStation", "communityCanteen"])
    #expect(standard.threshold == 0.8)
    #expect(standard.circles.map(\.minutes) == [5, 15])
  }

  /// Recalled and designed values must never read as citations.
  @Test func uncertainValuesSaySo() throws {
    for type in try StandardFile.builtIn().types {
      let source = try #require(type.source)
      switch source.certainty {
      case .recalled: #expect(source.text.contains("not confirmed"), "\(type.id)")
      case .designed: #expect(source.text.contains("own design"), "\(type.id)")
      case .b: #expect(source.text.contains("second-hand"), "\(type.id)")
      case .a, .measured: break
      }
    }
  }

  private func walkability(_ text: String) throws -> WalkabilityProfile {
    let contents = FileContents(path: "s.yaml", content: Array(text.utf8))
    return try StandardFile.parseAll(contents).walkability
  }

  /// The built-in file states every key, and says what the code says.
  @Test func walkabilityOfTheBuiltIn() throws {
    let text = ShippedStandard.all[0].text
    #expect(try walkability(text) == .standard)
    for key in [
      "open_highways", "conditional_highways", "platforms", "opening_foot", "closing_foot",
      "closing_access", "sidewalks", "conditional_motorroads", "closed_nodes", "closing_barriers",
      "closing_locks", "around_areas", "closing_lifecycles", "closing_gates",
    ] {
      #expect(text.contains("\n  \(key): "), "\(key)")
    }
  }

  @Test func walkabilityIsReplacedKeyByKey() throws {
    let types = "standard: 1\ntypes: [{id: a, circle: 5, radius_m: 400}]\n"
    let profile = try walkability(
      types + "walkability: {closing_foot: [], opening_foot: yes, around_areas: false}\n")
    var expected = WalkabilityProfile.standard
    expected.closingFoot = []
    expected.openingFoot = ["yes"]
    expected.walksAroundAreas = false
    #expect(profile == expected)
    #expect(try walkability(types) == .standard)
    #expect(try failure(types + "walkability:\n  motorways: [a]\n").row == 4)
    #expect(try failure(types + "walkability: {platforms: {a: b}}\n").row == 3)
  }

  @Test(arguments: [
    "open_highways: [path], conditional_highways: [trunk, path]", "sidewalks: [yes, yes;no]",
    "closing_access: [access=no]", "closing_lifecycles: [ruined]",
  ])
  func walkabilityThatIsNone(lists: String) throws {
    let types = "standard: 1\ntypes: [{id: a, circle: 5, radius_m: 400}]\n"
    #expect(try failure(types + "walkability:\n  {\(lists)}\n").row == 4)
  }

  /// What a file states counts, whatever the built-in list says of the same value.
  @Test func statedListsCount() throws {
    let types = "standard: 1\ntypes: [{id: a, circle: 5, radius_m: 400}]\n"
    let open = try walkability(types + "walkability: {open_highways: [trunk]}\n")
    #expect(open.accepts(["highway": "trunk"]))
    let closed = try walkability(types + "walkability: {closing_foot: [destination]}\n")
    #expect(!closed.accepts(["highway": "path", "foot": "destination"]))
  }

  @Test func smallest() throws {
    let standard = try parse("standard: 1\ntypes: [{id: a, circle: 10, radius_m: 400}]\n")
    #expect(standard.types[0].required)
    #expect(standard.types[0].radius == .metres(400))
    #expect(standard.circles.map(\.minutes) == [10])
    #expect(standard.threshold == 0.8)
  }

  @Test func everyKey() throws {
    let standard = try parse(
      """
      standard: 1
      name: {zh: 示例标准, en: Example standard}
      threshold: 0.7
      circles: [{minutes: 15}, {minutes: 5, name: {zh: 五, en: five}}]
      categories: [{id: c, name: {zh: 养老, en: Care}, weight: 1.5, agency: {zh: 市民政局}}]
      types:
        - id: canteen
          name: 食堂
          category: c
          circle: 5
          radius_min: 8
          required: false
          core: true
          serves: street
          group: elderly
          weight: 2
          adequacy: {per_100_households_m2: 10, min_m2: 150, kinds: [old]}
          source: {text: "somewhere", certainty: R}
      """)
    let type = standard.types[0]
    #expect(
      type
        == FacilityType(
          id: "canteen", name: LocalizedText(zh: "食堂", en: "食堂"), category: "c", circle: 5,
          radius: .minutes(8), required: false, core: true, serves: .street, group: .elderly,
          weight: 2,
          norms: [AdequacyNorm(areaPer100Households: 10, minimumArea: 150, kinds: ["old"])],
          source: RuleSource(text: "somewhere", certainty: .recalled)))
    #expect(standard.circles.map(\.minutes) == [5, 15])
    #expect(standard.categories[0].agency?.en == "市民政局")
    #expect(standard.threshold == 0.7)
  }

  @Test(arguments: [
    ("types: []\n", 1, "'standard' is missing"),
    ("standard: 2\ntypes: []\n", 1, "version"),
    ("standard: 1\ntypes: []\n", 1, "no types"),
    ("standard: 1\n", 1, "'types' is missing"),
    ("standard: 1\ntypos: 3\ntypes: [{id: a, circle: 5, radius_m: 3}]\n", 2, "unknown key 'typos'"),
    ("standard: 1\nthreshold: 1.5\ntypes: []\n", 2, "threshold"),
    ("standard: 1\nthreshold: .nan\ntypes: []\n", 2, "threshold"),
    ("standard: 1\ntypes:\n  - id: a\n    circle: 5\n    radius_m: 0\n", 5, "radius_m"),
    ("standard: 1\ntypes:\n  - id: a\n    circle: 5\n    radius_m: .inf\n", 5, "radius_m"),
    ("standard: 1\ntypes:\n  - id: a\n    circle: 5\n    radius_m: -3\n", 5, "radius_m"),
    ("standard: 1\ntypes:\n  - id: a\n    circle: 5\n", 3, "radius_m"),
    ("standard: 1\ntypes:\n  - id: a\n    circle: x\n    radius_m: 1\n", 4, "circle"),
    ("standard: 1\ntypes:\n  - id: a\n    radius_m: 1\n", 3, "circle"),
    ("standard: 1\ntypes:\n  - circle: 5\n    radius_m: 1\n", 3, "'id'"),
    (
      "standard: 1\ntypes:\n  - {id: a, circle: 5, radius_m: 1}\n  - {id: a, circle: 5, radius_m: 2}\n",
      4, "listed twice"
    ),
    ("standard: 1\ntypes:\n  - {id: a, circle: 5, radius_m: 1, radius_min: 2}\n", 3, "both"),
    ("standard: 1\ntypes:\n  - {id: a, circle: 5, radius_m: 1, category: q}\n", 3, "'q'"),
    (
      "standard: 1\ncircles: [{minutes: 5}]\ntypes:\n  - {id: a, circle: 15, radius_m: 1}\n", 4,
      "'15'"
    ),
    ("standard: 1\ncircles: [{minutes: 5}, {minutes: 5}]\ntypes: []\n", 2, "listed twice"),
    ("standard: 1\ntypes:\n  - {id: a, circle: 5, radius_m: 1, serves: mars}\n", 3, "serves"),
    ("standard: 1\ntypes:\n  - {id: a, circle: 5, radius_m: 1, required: maybe}\n", 3, "required"),
    ("standard: 1\ntypes:\n  - {id: a, circle: 5, radius_m: 1, weight: -1}\n", 3, "weight"),
    (
      "standard: 1\ntypes:\n  - {id: a, circle: 5, radius_m: 1, source: {text: x, certainty: Z}}\n",
      3, "certainty"
    ),
    (
      "standard: 1\ntypes:\n  - {id: a, circle: 5, radius_m: 1, source: {text: x, certainty: A, uri: y}}\n",
      3, "uri"
    ),
    ("standard: 1\nstandard: 1\ntypes: []\n", nil, "twice"),
    ("standard: [1\n", nil, "YAML"),
    ("- a\n- b\n", 1, "keys"),
    ("hello", 1, "keys"),
    ("standard: 1\ntypes: 5\n", 2, "not a list"),
    ("standard: 1\ntypes: [5]\n", 2, "keys"),
  ])
  func errors(text: String, row: Int?, says: String) throws {
    let failure = try failure(text)
    #expect(failure.text.contains(says), "\(failure.text)")
    if let row { #expect(failure.row == row) }
  }

  /// Nine levels of nine aliases each, as a key that has to be compared: 387 million nodes.
  @Test func multiplyingAliasesAreRefused() throws {
    var text = "standard: 1\na0: &a0 [x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(try failure(text + "? *a9\n: 1\n? *a8\n: 2\n").text.contains("aliases"))
  }

  @Test func aFewAliasesAreRead() throws {
    let text = """
      standard: 1
      types:
        - {id: a, circle: 5, radius_m: &r 300}
        - {id: b, circle: 5, radius_m: *r}
      """
    #expect(try parse(text).types.map(\.radius) == [.metres(300), .metres(300)])
  }

  @Test func deepNestingIsAnError() throws {
    for opening in ["[", "{a: ", "- "] {
      _ = try failure("standard: 1\ntypes: \n  " + String(repeating: opening, count: 50_000))
    }
  }
}
