public import Assessment
import OSMFiles
import RunFiles
public import Wording

/// The file of a standard, in YAML.
public enum StandardFile {
  /// The built-in standard: 20 types in 8 categories.
  public static func builtIn() throws(InputError) -> Standard {
    try parse(builtInContents)
  }

  static var builtInContents: FileContents {
    FileContents(path: "standard.yaml", content: PackageResources.standard_yaml)
  }

  /// The text of the built-in standard, to be printed and edited.
  package static var builtInText: String {
    String(decoding: PackageResources.standard_yaml, as: UTF8.self)
  }

  /// Reads a standard. Unknown keys and values out of range are errors with file and line.
  public static func read(path: String) throws(InputError) -> Standard {
    try parse(FileContents(path: path))
  }

  static func parse(_ contents: FileContents) throws(InputError) -> Standard {
    try parseAll(contents).standard
  }

  /// The standard, and where people walk by its section `walkability`.
  static func parseAll(
    _ contents: FileContents
  ) throws(InputError) -> (standard: Standard, walkability: WalkabilityProfile) {
    var root = try YAMLSection(contents)
    try root.requireVersion("standard")
    let name = try root.localizedText("name") ?? AssessmentTexts.ownStandard
    let threshold = try root.number("threshold", .range(Study.thresholdRange)) ?? 0.80
    let declaredCircles = try circles(&root)
    let categories = try categories(&root)
    let walkability = try walkability(&root)
    guard let sections = try root.sections("types") else { throw root.missing("types") }
    try root.finish()
    var types: [FacilityType] = []
    for var section in sections {
      types.append(
        try type(
          &section, categories: categories, circles: declaredCircles, among: types))
    }
    guard !types.isEmpty else { throw root.error(.noTypes) }
    let standard = Standard(
      name: name, threshold: threshold,
      circles: declaredCircles ?? circles(of: types), categories: categories, types: types)
    return (standard, walkability)
  }

  private static func circles(_ root: inout YAMLSection) throws(InputError) -> [ServiceCircle]? {
    guard let sections = try root.sections("circles") else { return nil }
    var circles: [ServiceCircle] = []
    for var section in sections {
      guard let minutes = try section.integer("minutes", in: 1...1440) else {
        throw section.missing("minutes")
      }
      let name = try section.localizedText("name") ?? AssessmentTexts.circleName(minutes: minutes)
      try section.finish()
      if circles.contains(where: { $0.minutes == minutes }) {
        throw section.error(.duplicateID("\(minutes)", of: "circles"))
      }
      circles.append(ServiceCircle(minutes: minutes, name: name))
    }
    return circles.sorted { $0.minutes < $1.minutes }
  }

  /// The circles that the types name, where the file declares none.
  private static func circles(of types: [FacilityType]) -> [ServiceCircle] {
    Set(types.map(\.circle)).sorted().map {
      ServiceCircle(minutes: $0, name: AssessmentTexts.circleName(minutes: $0))
    }
  }

  private static func categories(
    _ root: inout YAMLSection
  ) throws(InputError) -> [FacilityCategory] {
    var categories: [FacilityCategory] = []
    for var section in try root.sections("categories") ?? [] {
      guard let id = try section.text("id") else { throw section.missing("id") }
      let name = try section.localizedText("name") ?? LocalizedText(zh: id, en: id)
      let weight = try section.number("weight", .notNegative) ?? 1
      let agency = try section.localizedText("agency")
      try section.finish()
      if categories.contains(where: { $0.id == id }) {
        throw section.error(.duplicateID(id, of: "categories"))
      }
      categories.append(FacilityCategory(id: id, name: name, weight: weight, agency: agency))
    }
    return categories
  }
}

extension YAMLSection {
  /// The version of the format, which must be 1.
  mutating func requireVersion(_ key: String) throws(InputError) {
    guard let version = try text(key) else { throw missing(key) }
    guard version == "1" else { throw error(.wrongVersion(key)) }
  }

  /// `{zh: …, en: …}`; one language stands for both, and so does a plain text.
  mutating func localizedText(_ key: String) throws(InputError) -> LocalizedText? {
    guard isSection(key) else { return try text(key).map { LocalizedText(zh: $0, en: $0) } }
    guard var section = try section(key) else { return nil }
    let zh = try section.text("zh")
    let en = try section.text("en")
    try section.finish()
    guard let either = zh ?? en else { throw section.missing("zh") }
    return LocalizedText(zh: zh ?? either, en: en ?? either)
  }
}

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

extension StandardFile {
  /// The section `walkability`: values of OpenStreetMap tags. What it leaves out is as in
  /// `WalkabilityProfile.standard`.
  static func walkability(
    _ root: inout YAMLSection
  ) throws(InputError) -> WalkabilityProfile {
    var profile = WalkabilityProfile.standard
    guard var section = try root.section("walkability") else { return profile }
    for (one, other) in contraries { try refuseInBoth(one, other, of: section) }
    var stated: Set<String> = []
    for (key, values) in profileKeys {
      guard let texts = try tagValues(key, of: &section) else { continue }
      profile[keyPath: values] = texts
      stated.insert(key)
    }
    if !stated.contains("conditional_highways") {
      profile.conditionalHighways.subtract(profile.openHighways)
    }
    if !stated.contains("opening_foot") { profile.openingFoot.subtract(profile.closingFoot) }
    profile.closesAtNodes = try section.flag("closed_nodes") ?? profile.closesAtNodes
    profile.walksAroundAreas = try section.flag("around_areas") ?? profile.walksAroundAreas
    try section.finish()
    return profile
  }

  /// Lists that say the opposite of each other.
  private static let contraries = [
    ("open_highways", "conditional_highways"), ("opening_foot", "closing_foot"),
  ]

  private static func refuseInBoth(
    _ one: String, _ other: String, of section: YAMLSection
  ) throws(InputError) {
    var copy = section
    let line = copy.line(of: one)
    let texts = Set(try copy.texts(one) ?? []).intersection(try copy.texts(other) ?? [])
    guard let text = texts.min() else { return }
    throw .data(file: section.file, row: line, .inBothLists(text, lists: (one, other)))
  }

  /// Values of a tag: each is one word.
  private static func tagValues(
    _ key: String, of section: inout YAMLSection
  ) throws(InputError) -> Set<String>? {
    let line = section.line(of: key)
    guard let texts = try section.texts(key) else { return nil }
    if let text = texts.first(where: { !$0.isTagValue }) {
      throw .data(file: section.file, row: line, .notTagValue(text, key: key))
    }
    let lifecycles = WalkabilityProfile.lifecycleKeys
    guard key != "closing_lifecycles" || lifecycles.isSuperset(of: texts) else {
      throw .data(file: section.file, row: line, .notAllowed(key, allowed: lifecycles.sorted()))
    }
    return Set(texts)
  }

  private static var profileKeys: [(String, WritableKeyPath<WalkabilityProfile, Set<String>>)] {
    [
      ("open_highways", \.openHighways), ("conditional_highways", \.conditionalHighways),
      ("platforms", \.platforms), ("opening_foot", \.openingFoot),
      ("closing_foot", \.closingFoot), ("closing_access", \.closingAccess),
      ("sidewalks", \.sidewalks), ("conditional_motorroads", \.conditionalMotorroads),
      ("closing_lifecycles", \.closingLifecycles), ("closing_barriers", \.closingBarriers),
      ("closing_locks", \.closingLocks), ("closing_gates", \.closingGates),
    ]
  }
}

extension String {
  /// Whether it is one value, rather than a list in one text or a key with its value.
  fileprivate var isTagValue: Bool {
    !contains { ",;=|，；、".contains($0) || $0.isWhitespace }
  }
}
