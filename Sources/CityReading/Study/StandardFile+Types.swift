import Assessment
import Wording

extension StandardFile {
  static func type(
    _ section: inout YAMLSection, _ categories: [FacilityCategory], _ circles: [ServiceCircle]?,
    among others: [FacilityType]
  ) throws(InputError) -> FacilityType {
    guard let id = try section.text("id") else { throw section.missing("id") }
    if others.contains(where: { $0.id == id }) {
      throw section.error(.duplicateID(id, of: "types"))
    }
    guard let circle = try section.integer("circle", in: 1...1440) else {
      throw section.missing("circle")
    }
    if let circles, !circles.contains(where: { $0.minutes == circle }) {
      throw section.error(.undeclared("\(circle)", in: "circles"))
    }
    let category = try section.text("category")
    if let category, !categories.contains(where: { $0.id == category }) {
      throw section.error(.undeclared(category, in: "categories"))
    }
    let type = FacilityType(
      id: id, name: try section.localizedText("name") ?? LocalizedText(zh: id, en: id),
      category: category, circle: circle, radius: try radius(&section),
      required: try section.flag("required") ?? true, core: try section.flag("core") ?? false,
      serves: try section.choice("serves", of: ServedArea.self) ?? .anyone,
      group: try section.choice("group", of: PopulationGroup.self) ?? .everyone,
      weight: try section.number("weight", .notNegative) ?? 1, adequacy: try adequacy(&section),
      source: try source(&section))
    try section.finish()
    return type
  }

  private static func radius(_ section: inout YAMLSection) throws(InputError) -> ServiceRadius {
    let metres = try section.number("radius_m", .range(Study.radiusRange))
    let minutes = try section.number("radius_min", .range(Study.radiusMinutesRange))
    switch (metres, minutes) {
    case (let metres?, nil): return .metres(metres)
    case (nil, let minutes?): return .minutes(minutes)
    case (nil, nil): throw section.missing("radius_m")
    default: throw section.error(.bothRadii)
    }
  }

  private static func adequacy(_ type: inout YAMLSection) throws(InputError) -> AdequacyNorm? {
    guard var section = try type.section("adequacy") else { return nil }
    let norm = AdequacyNorm(
      areaPer100Households: try section.number("per_100_households_m2", .positive),
      minimumArea: try section.number("min_m2", .positive), kinds: try section.texts("kinds") ?? [])
    try section.finish()
    return norm
  }

  private static func source(_ type: inout YAMLSection) throws(InputError) -> RuleSource? {
    guard var section = try type.section("source") else { return nil }
    guard let text = try section.text("text") else { throw section.missing("text") }
    guard let certainty = try section.choice("certainty", of: Certainty.self) else {
      throw section.missing("certainty")
    }
    try section.finish()
    return RuleSource(text: text, certainty: certainty)
  }
}
