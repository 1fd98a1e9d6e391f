import Assessment
import Foundation
import TestSupport
import Testing

@testable import CityReading
@testable import RunFiles
@testable import Wording

/// The keys of a standard beside its types.
@Suite struct StandardRuleTests {
  private func parse(_ text: String) throws -> Standard {
    try StandardFile.parse(FileContents(path: "s.yaml", content: Array(text.utf8)))
  }

  private static let types = """
    standard: 1
    types:
      - {id: a, circle: 5, radius_m: 400, group: elderly}
      - {id: b, circle: 15, radius_m: 1000}

    """

  @Test func everyRule() throws {
    let standard = try parse(
      Self.types + """
        thresholds: [0.9, 0.6]
        walk_speeds: {elderly: 0.8}
        groups: [{id: old, name: {zh: 老, en: old}, types: [a]}]
        indices: {coverage: 0.6, adequacy: 0.4, base: 0.4, balance: 0.4, governance: 0.2, source: {text: own, certainty: D}}
        ratings: [{name: 较好, from: 60}, {name: 很好, from: 85}]
        warnings: [{name: 黄色预警, below: 60}, {name: 红色预警, below: 50}]
        presence: [{type: b, in: street, count: 2}]
        negative: [{id: n, when: coverage_below, type: a, value: 0.2}, {id: m, when: survey_invalid}]
        targets: [{year: 2035, share: 1}, {year: 2023, count: 20, statuses: [创建]}]

        """)
    #expect(standard.thresholds == [0.6, 0.9])
    #expect(standard.radius(of: standard.types[0], atSpeed: 1) == 320)
    #expect(standard.radius(of: standard.types[1], atSpeed: 1.3) == 1300)
    #expect(standard.groups.map(\.types) == [["a"]])
    #expect(standard.indexWeights.adequacy == 0.4 && standard.indexWeights.balance == 0.4)
    #expect(standard.rating(of: 84.9)?.zh == "较好" && standard.rating(of: 85)?.zh == "很好")
    #expect(standard.rating(of: 59) == nil)
    #expect(standard.warning(of: 49.9)?.zh == "红色预警" && standard.warning(of: 50)?.zh == "黄色预警")
    #expect(standard.warning(of: 60) == nil)
    #expect(standard.presence == [PresenceRule(type: "b", in: .street, count: 2)])
    #expect(
      standard.negativeRules.map(\.condition) == [.coverageBelow(0.2, type: "a"), .surveyInvalid])
    #expect(standard.targets.map(\.year) == [2023, 2035])
    #expect(standard.circles.map(\.answers) == [.community, .street])
  }

  @Test func normsByKind() throws {
    let type = try parse(
      """
      standard: 1
      types:
        - id: a
          circle: 5
          radius_m: 400
          aliases: [小饭桌]
          service_group: meals
          measure: residential
          adequacy:
            - {kinds: [old], per_1000_people_m2: 5, source: {text: x, certainty: B}}
            - {places_per_1000: 4.5, of_everyone: true, people_per_facility: 3000, min_m2: 100}
      """
    ).types[0]
    #expect(type.norm(for: "old")?.areaPer1000People == 5)
    #expect(
      type.norm(for: nil)?.placesPer1000People == 4.5
        && type.norm(for: "new")?.countsEveryone == true)
    #expect(type.aliases == ["小饭桌"] && type.serviceGroup == "meals" && type.measure == .residential)
  }

  /// Line and English text of what is refused.
  @Test(arguments: [
    ("thresholds: [0.9, 2]\n", 5, "thresholds"),
    ("walk_speeds: {elderly: 9}\n", 5, "elderly"),
    ("walk_speeds: {everyone: 1}\n", 5, "unknown key"),
    ("groups: [{id: g, types: [zzz]}]\n", 5, "no type 'zzz'"),
    ("indices: {base: 0, balance: 0}\n", 5, "no weight"),
    ("indices: {coverage: -1}\n", 5, "coverage"),
    ("ratings:\n  - {from: 60}\n", 6, "'name' is missing"),
    ("warnings:\n  - {name: red, below: 160}\n", 6, "below"),
    ("presence:\n  - {type: b, in: town}\n", 6, "'in' has a value"),
    ("presence:\n  - {type: c, in: street}\n", 6, "no type 'c'"),
    ("negative:\n  - {id: n, when: never}\n", 6, "'when' has a value"),
    ("negative:\n  - {id: n, when: absent}\n", 6, "'type' is missing"),
    ("negative:\n  - {id: n, when: rating_below, value: 7}\n", 6, "value"),
    ("targets:\n  - {year: 2025}\n", 6, "'share' is missing"),
    ("targets:\n  - {year: 2025, share: 40}\n", 6, "share"),
  ])
  func mistakes(text: String, line: Int, words: String) throws {
    let error = #expect(throws: InputError.self) { try parse(Self.types + text) }
    guard case .data(_, let row, let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(
      row == line && message.problem.en.contains(words),
      "\(String(describing: row)) \(message.problem.en)")
  }

  @Test func aNormBehindOneForAllNeverApplies() throws {
    let text = """
      standard: 1
      types:
        - id: a
          circle: 5
          radius_m: 400
          adequacy:
            - {min_m2: 100}
            - {min_m2: 200, kinds: [old]}
      """
    #expect(throws: InputError.self) { try parse(text) }
    #expect(throws: InputError.self) {
      try parse("standard: 1\ntypes: [{id: a, circle: 5, radius_m: 4, adequacy: {kinds: [old]}}]\n")
    }
  }

  /// All that ship can be read; what is recalled or designed says so, and names of one are those of no other type.
  @Test func shippedStandards() throws {
    #expect(
      ShippedStandard.all.map(\.id) == ["lifecircle-20", "national-community", "convenience-15min"])
    for shipped in ShippedStandard.all {
      let standard = try StandardFile.named(shipped.id)
      for type in standard.types {
        let source = try #require(type.source, "\(shipped.id) \(type.id)")
        if source.certainty == .designed { #expect(source.text.contains("own design")) }
        if source.certainty == .recalled { #expect(source.text.contains("not confirmed")) }
        #expect(type.norms.allSatisfy { $0.source != nil }, "\(type.id)")
      }
      let names = standard.types.flatMap { [$0.name.zh] + $0.aliases }
      #expect(names.count == Set(names).count, "\(shipped.id)")
      #expect(standard.name.zh.contains("非官方") || standard.name.zh.contains("指南"))
    }
    #expect(try StandardFile.builtIn().uncertainRadii == 12)
  }

  @Test func aStandardThatNobodyKnows() {
    let error = #expect(throws: InputError.self) { try StandardFile.named("lifecircle20") }
    guard case .usage(let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.fix.en.contains("lifecircle-20"))
    #expect(throws: InputError.self) { try StandardFile.named("folder/none.yaml") }
  }

  /// Names that people write.
  @Test(arguments: [
    ("社区老年食堂", "communityCanteen"), ("婴幼儿成长驿站", "infantCareStation"),
    ("社区婴幼儿照护服务驿站", "infantCareStation"), ("农贸市场", "freshMarket"),
    ("社区食堂", "communityCanteen"), ("百姓健身房", "fitnessRoom"),
  ])
  func aliases(name: String, id: String) throws {
    let standard = try StandardFile.builtIn()
    let position = try #require(standard.position(named: name))
    #expect(standard.types[Int(position)].id == id)
  }

  /// The example of the documentation is a standard.
  @Test func theStandardOfTheDocumentation() throws {
    let page = try String(
      contentsOfFile: Checkout.path("Sources/LifeCircle/LifeCircle.docc/Standards.md"),
      encoding: .utf8)
    let block = try #require(page.split(separator: "```yaml\n").last?.split(separator: "```").first)
    let standard = try parse(String(block))
    #expect(standard.types.map(\.id) == ["serviceCenter", "servicePoint", "busStop"])
    #expect(standard.presence.count == 1 && standard.uncertainRadii == 0)
  }
}
