import Assessment
import Wording

/// The section `acceptance` of a standard file (验收).
extension StandardFile {
  static func acceptance(
    _ section: inout YAMLSection, of standard: Standard
  ) throws(InputError) -> AcceptanceRules {
    guard let id = try section.text("id") else { throw section.missing("id") }
    if standard.acceptance.contains(where: { $0.id == id }) {
      throw section.error(.duplicateID(id, of: "acceptance"))
    }
    let name = try section.localizedText("name") ?? LocalizedText(zh: id, en: id)
    guard let level = try section.choice("level", of: AcceptanceLevel.self) else {
      throw section.missing("level")
    }
    var rules = AcceptanceRules(id: id, name: name, level: level)
    rules.variant = try section.choice("variant", of: AcceptanceVariant.self)
    if rules.variant != nil && level != .cityCreation {
      throw section.error(.variantWithoutLevel(AcceptanceLevel.cityCreation.rawValue))
    }
    rules.builder = try section.localizedText("builds")
    rules.accepter = try section.localizedText("accepts")
    rules.satisfaction = try satisfaction(&section)
    for var item in try section.sections("items") ?? [] {
      rules.items.append(try Self.item(&item, of: rules, standard))
    }
    for var group in try section.sections("minima") ?? [] {
      rules.minima.append(try minimum(&group, of: rules))
    }
    if let digital = try digital(&section, of: rules) { rules.minima.append(digital) }
    rules.total = try total(&section, of: rules)
    rules.serviceGroups = try serviceGroups(&section, of: standard)
    rules.complex = try complex(&section, of: standard)
    rules.source = try section.source()
    try section.finish()
    return rules
  }

  /// Codes of `acceptance.csv` that are no items.
  private static let reserved: Set<String> = [
    AcceptanceScores.satisfaction, "service_groups", "complex", "total",
  ]

  // MARK: - Points

  private static func satisfaction(
    _ rules: inout YAMLSection
  ) throws(InputError) -> SatisfactionRule? {
    guard var section = try rules.section("satisfaction") else { return nil }
    let unit = try section.choice("unit", of: SatisfactionRule.Unit.self) ?? .score
    guard let least = try section.number("at_least", .range(unit.range)) else {
      throw section.missing("at_least")
    }
    let points = try section.number("points", .notNegative) ?? 0
    let source = try section.source()
    try section.finish()
    return SatisfactionRule(atLeast: least, unit, points: points, source: source)
  }

  private static func item(
    _ section: inout YAMLSection, of rules: AcceptanceRules, _ standard: Standard
  ) throws(InputError) -> AcceptanceItem {
    let id = try ownID(&section, of: rules, in: "items")
    let name = try section.localizedText("name") ?? LocalizedText(zh: id, en: id)
    let kind = try section.choice("kind", of: AcceptanceItem.Kind.self) ?? .scenario
    guard let limit = try section.number("limit", .positive) else { throw section.missing("limit") }
    let minimum = try section.number("minimum", .range(0...limit))
    let source = try section.source()
    try section.finish()
    if minimum != nil && !kind.countsForMinima {
      throw section.error(.bonusWithMinimum(id))
    }
    let others = standard.acceptance.flatMap(\.items)
    if let other = others.first(where: { $0.id == id && $0.limit != limit }) {
      throw section.error(.otherLimit(id, limit: other.limit.shortText))
    }
    return AcceptanceItem(
      id: id, name: name, kind: kind, limit: limit, minimum: minimum, source: source)
  }

  /// An id that neither an item nor a group of items has.
  private static func ownID(
    _ section: inout YAMLSection, of rules: AcceptanceRules, in list: String
  ) throws(InputError) -> String {
    guard let id = try section.text("id") else { throw section.missing("id") }
    let taken = rules.items.map(\.id) + rules.minima.map(\.id)
    if reserved.contains(id) || taken.contains(id) {
      throw section.error(.duplicateID(id, of: list))
    }
    return id
  }

  private static func minimum(
    _ section: inout YAMLSection, of rules: AcceptanceRules
  ) throws(InputError) -> ItemGroupMinimum {
    let id = try ownID(&section, of: rules, in: "minima")
    let name = try section.localizedText("name") ?? LocalizedText(zh: id, en: id)
    guard let items = try section.texts("items") else { throw section.missing("items") }
    for item in items {
      guard let own = rules.items.first(where: { $0.id == item }) else {
        throw section.error(.undeclared(item, in: "items"))
      }
      if !own.kind.countsForMinima { throw section.error(.bonusWithMinimum(item)) }
    }
    let most = rules.items.filter { items.contains($0.id) }.reduce(0) { $0 + $1.limit }
    guard let minimum = try section.number("minimum", .range(0...most)) else {
      throw section.missing("minimum")
    }
    let source = try section.source()
    try section.finish()
    return ItemGroupMinimum(id: id, name: name, items: items, minimum: minimum, source: source)
  }

  /// Points of all digital items: a number, or that of a preset.
  private static func digital(
    _ rules: inout YAMLSection, of read: AcceptanceRules
  ) throws(InputError) -> ItemGroupMinimum? {
    guard var section = try rules.section("digital") else { return nil }
    let items = read.items.filter { $0.kind == .digital }
    let most = items.reduce(0) { $0 + $1.limit }
    let preset = try section.choice("preset", of: DigitalPreset.self)
    let stated = try section.number("minimum", .range(0...max(most, 0)))
    let source = try section.source()
    try section.finish()
    if preset != nil && stated != nil { throw section.error(.presetAndMinimum) }
    guard let minimum = preset?.minimum ?? stated else { throw section.missing("preset") }
    guard minimum <= most else { throw section.error(.unreachablePoints(most.shortText)) }
    guard !read.minima.contains(where: { $0.id == "digital" }),
      !read.items.contains(where: { $0.id == "digital" })
    else { throw section.error(.duplicateID("digital", of: "minima")) }
    return ItemGroupMinimum(
      id: "digital", name: AcceptanceTexts.digital, items: items.map(\.id), minimum: minimum,
      source: source)
  }

  private static func total(
    _ rules: inout YAMLSection, of read: AcceptanceRules
  ) throws(InputError) -> AcceptanceMinimum? {
    guard var section = try rules.section("total") else { return nil }
    let most =
      (read.satisfaction?.points ?? 0)
      + read.items.filter { $0.kind == .scenario }.reduce(0) { $0 + $1.limit }
    guard let points = try section.number("minimum", .range(0...most)) else {
      throw section.missing("minimum")
    }
    let source = try section.source()
    try section.finish()
    return AcceptanceMinimum(points, source: source)
  }

  // MARK: - Facilities

  private static func serviceGroups(
    _ rules: inout YAMLSection, of standard: Standard
  ) throws(InputError) -> ServiceGroupRule? {
    guard var section = try rules.section("service_groups") else { return nil }
    let groups = try section.texts("of") ?? []
    for group in groups { try section.check(serviceGroup: group, of: standard) }
    let most = groups.isEmpty ? standard.serviceGroups.count : Set(groups).count
    guard most > 0 else { throw section.error(.noServiceGroups) }
    guard let least = try section.integer("at_least", in: 1...most) else {
      throw section.missing("at_least")
    }
    let source = try section.source()
    try section.finish()
    return ServiceGroupRule(atLeast: least, of: groups, source: source)
  }

  private static func complex(
    _ rules: inout YAMLSection, of standard: Standard
  ) throws(InputError) -> ComplexRule? {
    guard var section = try rules.section("complex") else { return nil }
    var rule = ComplexRule()
    rule.functions = try section.integer("functions", in: 1...1000) ?? rule.functions
    rule.core = try section.texts("core") ?? rule.core
    for group in rule.core where !ComplexRule.usualCore.contains(group) {
      try section.check(serviceGroup: group, of: standard)
    }
    rule.coreFunctions =
      try section.integer("core_functions", in: 0...min(rule.functions, rule.core.count))
      ?? min(rule.coreFunctions, rule.functions, rule.core.count)
    rule.minimumArea = try section.number("min_m2", .positive)
    rule.areas = try areas(&section, of: standard)
    rule.source = try section.source()
    try section.finish()
    return rule
  }

  /// m² by group of services.
  private static func areas(
    _ complex: inout YAMLSection, of standard: Standard
  ) throws(InputError) -> [String: Double] {
    guard var section = try complex.section("areas") else { return [:] }
    var areas: [String: Double] = [:]
    for group in section.keys {
      try section.check(serviceGroup: group, of: standard)
      areas[group] = try section.number(group, .positive)
    }
    try section.finish()
    return areas
  }
}

extension YAMLSection {
  /// That a type of the standard names a group of services.
  fileprivate func check(
    serviceGroup group: String, of standard: Standard
  ) throws(InputError) {
    guard !standard.serviceGroups.contains(group) else { return }
    throw error(.undeclared(group, in: "service_group"))
  }
}
