import Assessment
import Testing

@testable import CityReading
@testable import RunFiles
@testable import Wording

@Suite struct AcceptanceRuleTests {
  private static let types = """
    standard: 1
    types:
      - {id: a, circle: 5, radius_m: 300, service_group: care}
      - {id: b, circle: 5, radius_m: 300, service_group: food}

    """

  private func parse(_ acceptance: String) throws -> Standard {
    let text = Self.types + "acceptance:\n" + acceptance
    return try StandardFile.parse(FileContents(path: "s.yaml", content: Array(text.utf8)))
  }

  private func failure(_ acceptance: String) throws -> (row: Int?, text: String) {
    do {
      _ = try parse(acceptance)
    } catch let error as InputError {
      guard case .data("s.yaml", let row, let message) = error else { return (nil, "") }
      return (row, message.problem.en)
    }
    return (nil, "")
  }

  @Test func everyKey() throws {
    let rules = try parse(
      """
        - id: r
          name: {zh: 规则, en: rules}
          level: cityCreation
          variant: leading
          builds: {zh: 区县, en: district}
          accepts: {zh: 市级, en: city}
          satisfaction: {at_least: 85, unit: percent, points: 20, source: {text: t, certainty: D}}
          items:
            - {id: x, name: {zh: 甲, en: x}, limit: 10, minimum: 5, source: {text: t, certainty: B}}
            - {id: d, kind: digital, limit: 100}
            - {id: e, kind: bonus, limit: 5}
            - {id: f, kind: redundancy, limit: 5}
          minima: [{id: m, name: M, items: [x], minimum: 6}]
          digital: {preset: province}
          total: {minimum: 30, source: {text: t, certainty: D}}
          service_groups: {at_least: 2, of: [care, food]}
          complex: {functions: 2, core_functions: 1, core: [care], min_m2: 100, areas: {care: 50}}
          source: {text: t, certainty: R}
      """
    ).acceptance[0]
    #expect(rules.variant == .leading && rules.builder?.zh == "区县" && rules.accepter?.en == "city")
    #expect(rules.satisfaction?.unit == .percent && rules.satisfaction?.least == 85)
    #expect(rules.satisfaction?.points == 20)
    #expect(rules.items.map(\.kind) == [.scenario, .digital, .bonus, .redundancy])
    #expect(rules.items[0].minimum == 5 && rules.items[0].source?.certainty == .b)
    #expect(rules.minima.map(\.id) == ["m", "digital"])
    #expect(rules.minima.map(\.minimum) == [6, 56] && rules.minima[1].items == ["d"])
    #expect(rules.total?.points == 30)
    #expect(rules.serviceGroups == ServiceGroupRule(atLeast: 2, of: ["care", "food"]))
    #expect(
      rules.complex
        == ComplexRule(
          functions: 2, coreFunctions: 1, core: ["care"], minimumArea: 100, areas: ["care": 50]))
    #expect(rules.source?.certainty == .recalled)
  }

  /// The line counts from 1; the rules begin in line 6.
  @Test(arguments: [
    ("  - {level: cityCreation}\n", 6, "'id' is missing"),
    ("  - {id: r}\n", 6, "'level' is missing"),
    ("  - {id: r, level: city}\n", 6, "level"),
    ("  - {id: r, level: provincePilot, variant: leading}\n", 6, "variant"),
    ("  - id: r\n    level: cityCreation\n    totals: 3\n", 8, "totals"),
    ("  - id: r\n    level: cityCreation\n    satisfaction: {at_least: 6}\n", 8, "at_least"),
    ("  - id: r\n    level: cityCreation\n    satisfaction: {least: 4}\n", 8, "at_least"),
    (
      "  - id: r\n    level: cityCreation\n    items: [{id: x, limit: 5, minimum: 6}]\n", 8,
      "minimum"
    ),
    (
      "  - id: r\n    level: cityCreation\n    items: [{id: x, limit: 5}, {id: x, limit: 5}]\n", 8,
      "x"
    ),
    ("  - id: r\n    level: cityCreation\n    items: [{id: total, limit: 5}]\n", 8, "total"),
    (
      "  - id: r\n    level: cityCreation\n    items: [{id: x, limit: 5, kind: bonus, minimum: 1}]\n",
      8, "bonus"
    ),
    (
      "  - id: r\n    level: cityCreation\n    items: [{id: x, limit: 5}]\n    minima: [{id: m, items: [y], minimum: 1}]\n",
      9, "'y'"
    ),
    (
      "  - id: r\n    level: cityCreation\n    items: [{id: x, limit: 5}]\n    minima: [{id: m, items: [x], minimum: 6}]\n",
      9, "minimum"
    ),
    (
      "  - id: r\n    level: cityCreation\n    items: [{id: x, limit: 50, kind: digital}]\n    digital: {preset: city}\n",
      9, "50"
    ),
    (
      "  - id: r\n    level: cityCreation\n    items: [{id: x, limit: 90, kind: digital}]\n    digital: {preset: city, minimum: 3}\n",
      9, "both"
    ),
    ("  - id: r\n    level: cityCreation\n    total: {minimum: 1}\n", 8, "minimum"),
    ("  - id: r\n    level: cityCreation\n    service_groups: {at_least: 3}\n", 8, "at_least"),
    (
      "  - id: r\n    level: cityCreation\n    service_groups: {at_least: 1, of: [fod]}\n", 8, "fod"
    ),
    ("  - id: r\n    level: cityCreation\n    complex: {core: [car]}\n", 8, "car"),
    ("  - id: r\n    level: cityCreation\n    complex: {areas: {fod: 3}}\n", 8, "fod"),
    ("  - {id: r, level: cityCreation}\n  - {id: r, level: provincePilot}\n", 7, "r"),
    (
      "  - {id: r, level: cityCreation, items: [{id: x, limit: 5}]}\n  - {id: s, level: provincePilot, items: [{id: x, limit: 6}]}\n",
      7, "limit 5"
    ),
  ])
  func mistakesGiveLineAndReason(acceptance: String, row: Int, word: String) throws {
    let failure = try failure(acceptance)
    #expect(failure.row == row, "\(failure)")
    #expect(failure.text.contains(word), "\(failure)")
  }

  /// The catalogue's own rules: their levels, the presets, and that each number says whose it is.
  @Test func builtIn() throws {
    let rules = try StandardFile.builtIn().acceptance
    #expect(
      rules.map(\.level) == [.provincePilot, .provinceCreation, .cityCreation, .cityCreation])
    #expect(rules.map(\.variant) == [nil, nil, .inclusive, .leading])
    #expect(rules.map { $0.minima.first { $0.id == "digital" }?.minimum } == [56, 56, 60, 60])
    #expect(rules.allSatisfy { $0.serviceGroups?.least == 7 && $0.complex?.functions == 3 })
    #expect(rules.allSatisfy { $0.complex?.coreFunctions == 2 && $0.complex?.core.count == 4 })
    for rule in rules {
      let sources =
        [
          rule.source, rule.satisfaction?.source, rule.total?.source, rule.serviceGroups?.source,
          rule.complex?.source,
        ] + rule.minima.map(\.source)
      for source in sources {
        let source = try #require(source)
        #expect(source.certainty == .designed && source.text.contains("own design"))
      }
    }
  }
}
