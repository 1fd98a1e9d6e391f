import Assessment
import Wording

extension CircleStudy {
  /// Reads the section `circles` of a study.
  init(_ section: inout YAMLSection) throws(InputError) {
    try readBand(&section)
    within = try section.choice("within", of: CircleArea.self)
    divides = try section.flag("divide")
    joins = try section.flag("join")
    count = try section.integer("count", in: Self.countRange)
    centres = try Self.centres(&section)
    keep = try section.layerOrPath("keep", fields: [FieldRole.id, FieldRole.name])
    leastBorder = try section.number("least_border", .range(Self.leastBorderRange))
    radius = try section.number("radius", .range(Study.radiusRange))
    walkableShare = try section.number("share_within", .range(Self.shareRange))
    seed = try section.integer("seed", in: Self.seedRange)
    forces = try Self.forces(&section)
  }

  private mutating func readBand(_ section: inout YAMLSection) throws(InputError) {
    let line = section.line(of: "minutes")
    minutes = try section.integer("minutes", in: 1...1440)
    if let minutes, !Self.minuteChoices.contains(minutes) {
      throw .data(
        file: section.file, row: line,
        .notAllowed("minutes", allowed: Self.minuteChoices.map(String.init)))
    }
    people = try Self.people("people", &section)
    basePeople = try Self.people("base_people", &section)
  }

  private static func people(
    _ key: String, _ section: inout YAMLSection
  ) throws(InputError) -> PeopleChoice? {
    let line = section.line(of: key)
    guard let text = try section.text(key) else { return nil }
    guard let choice = PeopleChoice(text) else {
      throw .data(file: section.file, row: line, .noPeopleRange(text, of: key))
    }
    return choice
  }

  /// A layer where the key holds a mapping, otherwise types.
  private static func centres(
    _ section: inout YAMLSection
  ) throws(InputError) -> CentreChoice? {
    guard !section.isSection("centres") else {
      return try section.layer("centres", fields: FieldRole.candidate).map { .layer($0) }
    }
    return try section.texts("centres").map { .types($0) }
  }

  private static func forces(
    _ section: inout YAMLSection
  ) throws(InputError) -> [String: RuleStrength] {
    guard var rules = try section.section("rules") else { return [:] }
    var forces: [String: RuleStrength] = [:]
    for name in ruleNames { forces[name] = try strength(name, &rules) }
    try rules.finish()
    return forces
  }

  /// `hard`, `off`, a weight, or `{soft: weight}`.
  private static func strength(
    _ name: String, _ rules: inout YAMLSection
  ) throws(InputError) -> RuleStrength? {
    let line = rules.line(of: name)
    if rules.isSection(name), var section = try rules.section(name) {
      guard let weight = try section.number("soft", .range(weightRange)) else {
        throw section.missing("soft")
      }
      try section.finish()
      return .soft(weight)
    }
    guard let text = try rules.text(name) else { return nil }
    guard let strength = RuleStrength(text) else {
      throw .data(file: rules.file, row: line, .noRuleStrength(text, of: name))
    }
    return strength
  }
}
