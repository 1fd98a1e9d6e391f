public import Assessment
import OSMFiles
import RunFiles
public import Wording

/// The file of a standard, in YAML.
public enum StandardFile {
  /// The standard that applies where none is named: `lifecircle-20`.
  public static func builtIn() throws(InputError) -> Standard {
    try parse(builtInContents)
  }

  static var builtInContents: FileContents { ShippedStandard.all[0].contents }

  /// Reads the standard that `name` names: the id of one that ships, or the path of a file.
  public static func named(_ name: String) throws(InputError) -> Standard {
    try parse(contents(of: name))
  }

  static func contents(of name: String) throws(InputError) -> FileContents {
    if let shipped = ShippedStandard.all.first(where: { $0.id == name }) { return shipped.contents }
    do {
      return try FileContents(path: name)
    } catch {
      guard !name.contains("/"), !name.contains(".") else { throw error }
      throw .usage(.unknownStandard(name, among: ShippedStandard.all.map(\.id)))
    }
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
    var rules = try StandardRules(&root)
    try root.finish()
    var types: [FacilityType] = []
    for var section in sections {
      types.append(
        try type(
          &section, categories: categories, circles: declaredCircles, among: types))
    }
    guard !types.isEmpty else { throw root.error(.noTypes) }
    var standard = Standard(
      name: name, threshold: threshold,
      circles: declaredCircles ?? circles(of: types), categories: categories, types: types)
    try rules.enter(&standard)
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
      let answers = try section.choice("answers", of: AnsweringUnit.self)
      try section.finish()
      if circles.contains(where: { $0.minutes == minutes }) {
        throw section.error(.duplicateID("\(minutes)", of: "circles"))
      }
      circles.append(ServiceCircle(minutes: minutes, name: name, answers: answers))
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
