import Assessment
import RunFiles
import Wording

extension StandardFile {
  static func type(
    _ section: inout YAMLSection, categories: [FacilityCategory], circles: [ServiceCircle]?,
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
    var type = FacilityType(
      id: id, name: try section.localizedText("name") ?? LocalizedText(zh: id, en: id),
      category: category, circle: circle, radius: try radius(&section),
      required: try section.flag("required") ?? true, core: try section.flag("core") ?? false,
      serves: try section.choice("serves", of: ServedArea.self) ?? .anyone,
      group: try section.choice("group", of: PopulationGroup.self) ?? .everyone,
      weight: try section.number("weight", .notNegative) ?? 1, norms: try norms(&section),
      source: try section.source())
    type.measure = try section.choice("measure", of: DemandMeasure.self)
    type.serviceGroup = try section.text("service_group")
    type.aliases = try section.texts("aliases") ?? []
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

  /// One norm, or a list of them by the kind of community.
  private static func norms(_ type: inout YAMLSection) throws(InputError) -> [AdequacyNorm] {
    var norms: [AdequacyNorm] = []
    for var section in try type.sectionOrSections("adequacy") {
      norms.append(try norm(&section))
      if norms.dropLast().contains(where: { $0.kinds.isEmpty }) {
        throw section.error(.normNeverApplies)
      }
    }
    return norms
  }

  private static func norm(_ section: inout YAMLSection) throws(InputError) -> AdequacyNorm {
    let norm = AdequacyNorm(
      areaPer100Households: try section.number("per_100_households_m2", .positive),
      areaPer1000People: try section.number("per_1000_people_m2", .positive),
      placesPer1000People: try section.number("places_per_1000", .positive),
      countsEveryone: try section.flag("of_everyone") ?? false,
      peoplePerFacility: try section.number("people_per_facility", .positive),
      minimumArea: try section.number("min_m2", .positive), kinds: try section.texts("kinds") ?? [],
      source: try section.source())
    try section.finish()
    guard norm.asksForSomething else { throw section.missing("min_m2") }
    return norm
  }
}

extension AdequacyNorm {
  fileprivate var asksForSomething: Bool {
    [areaPer100Households, areaPer1000People, placesPer1000People, peoplePerFacility, minimumArea]
      .contains { $0 != nil }
  }
}

extension YAMLSection {
  /// Where the values of the section come from.
  mutating func source() throws(InputError) -> RuleSource? {
    guard var section = try section("source") else { return nil }
    guard let text = try section.text("text") else { throw section.missing("text") }
    guard let certainty = try section.choice("certainty", of: Certainty.self) else {
      throw section.missing("certainty")
    }
    try section.finish()
    return RuleSource(text: text, certainty: certainty)
  }

  /// A list of mappings; one mapping stands for a list of one, and nothing for an empty list.
  mutating func sectionOrSections(_ key: String) throws(InputError) -> [YAMLSection] {
    if isSection(key) { return try section(key).map { [$0] } ?? [] }
    return try sections(key) ?? []
  }
}
