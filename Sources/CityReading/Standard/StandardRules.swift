import Assessment
import RunFiles
import Wording

/// The rules of a standard file beside its circles, categories and types.
///
/// They are read before the types, which close the file, and entered when those are known.
struct StandardRules {
  private var thresholds: [Double]?
  private var groups: [YAMLSection]
  private var speeds: [PopulationGroup: Double]
  private var weights: IndexWeights
  private var ratings: [IndexRating]
  private var warnings: [IndexWarning]
  private var presence: [YAMLSection]
  private var negative: [YAMLSection]
  private var targets: [YearTarget]
  private var acceptance: [YAMLSection]

  /// Takes all keys of rules out of the file.
  init(_ root: inout YAMLSection) throws(InputError) {
    thresholds = try root.numbers("thresholds", in: Study.thresholdRange)
    groups = try root.sections("groups") ?? []
    speeds = try Self.speeds(&root)
    weights = try Self.weights(&root)
    ratings = try Self.ratings(&root)
    warnings = try Self.warnings(&root)
    presence = try root.sections("presence") ?? []
    negative = try root.sections("negative") ?? []
    targets = try Self.targets(&root)
    acceptance = try root.sections("acceptance") ?? []
  }

  mutating func enter(_ standard: inout Standard) throws(InputError) {
    standard.thresholds = thresholds.map { Set($0).sorted() } ?? standard.thresholds
    standard.walkSpeeds = speeds
    standard.indexWeights = weights
    standard.ratings = ratings.sorted { $0.from > $1.from }
    standard.warnings = warnings.sorted { $0.below < $1.below }
    standard.targets = targets.sorted { $0.year < $1.year }
    for var section in groups { standard.groups.append(try Self.group(&section, of: standard)) }
    for var section in presence {
      standard.presence.append(try Self.presence(&section, of: standard))
    }
    for var section in negative {
      standard.negativeRules.append(try Self.negative(&section, of: standard))
    }
    for var section in acceptance {
      standard.acceptance.append(try StandardFile.acceptance(&section, of: standard))
    }
  }

  // MARK: - Without types

  private static func speeds(
    _ root: inout YAMLSection
  ) throws(InputError) -> [PopulationGroup: Double] {
    guard var section = try root.section("walk_speeds") else { return [:] }
    var speeds: [PopulationGroup: Double] = [:]
    for group in PopulationGroup.allCases where group != .everyone {
      speeds[group] = try section.number(group.rawValue, .range(Study.walkSpeedRange))
    }
    try section.finish()
    return speeds
  }

  private static func weights(_ root: inout YAMLSection) throws(InputError) -> IndexWeights {
    var weights = IndexWeights()
    guard var section = try root.section("indices") else { return weights }
    let keys: [(String, WritableKeyPath<IndexWeights, Double>)] = [
      ("coverage", \.coverage), ("adequacy", \.adequacy), ("base", \.base), ("balance", \.balance),
      ("governance", \.governance),
    ]
    for (key, path) in keys {
      weights[keyPath: path] = try section.number(key, .notNegative) ?? weights[keyPath: path]
    }
    weights.source = try section.source()
    try section.finish()
    guard weights.coverage > 0, weights.base + weights.balance > 0 else {
      throw section.error(.indexWithoutWeight)
    }
    return weights
  }

  private static func ratings(_ root: inout YAMLSection) throws(InputError) -> [IndexRating] {
    var ratings: [IndexRating] = []
    for var section in try root.sections("ratings") ?? [] {
      guard let name = try section.localizedText("name") else { throw section.missing("name") }
      guard let from = try section.number("from", .range(0...100)) else {
        throw section.missing("from")
      }
      try section.finish()
      ratings.append(IndexRating(name: name, from: from))
    }
    return ratings
  }

  private static func warnings(_ root: inout YAMLSection) throws(InputError) -> [IndexWarning] {
    var warnings: [IndexWarning] = []
    for var section in try root.sections("warnings") ?? [] {
      guard let name = try section.localizedText("name") else { throw section.missing("name") }
      guard let below = try section.number("below", .range(0...100)) else {
        throw section.missing("below")
      }
      try section.finish()
      warnings.append(IndexWarning(name: name, below: below))
    }
    return warnings
  }

  private static func targets(_ root: inout YAMLSection) throws(InputError) -> [YearTarget] {
    var targets: [YearTarget] = []
    for var section in try root.sections("targets") ?? [] {
      guard let year = try section.integer("year", in: 1949...2200) else {
        throw section.missing("year")
      }
      let target = YearTarget(
        year: year, share: try section.number("share", .range(0...1)),
        count: try section.integer("count", in: 0...10_000_000),
        statuses: try section.texts("statuses") ?? [], source: try section.source())
      try section.finish()
      guard target.share != nil || target.count != nil else { throw section.missing("share") }
      targets.append(target)
    }
    return targets
  }

  // MARK: - With types

  private static func group(
    _ section: inout YAMLSection, of standard: Standard
  ) throws(InputError) -> TypeGroup {
    guard let id = try section.text("id") else { throw section.missing("id") }
    if standard.groups.contains(where: { $0.id == id }) {
      throw section.error(.duplicateID(id, of: "groups"))
    }
    let name = try section.localizedText("name") ?? LocalizedText(zh: id, en: id)
    guard let types = try section.texts("types") else { throw section.missing("types") }
    for type in types { try section.check(type: type, of: standard) }
    try section.finish()
    return TypeGroup(id: id, name: name, types: types)
  }

  private static func presence(
    _ section: inout YAMLSection, of standard: Standard
  ) throws(InputError) -> PresenceRule {
    guard let type = try section.text("type") else { throw section.missing("type") }
    try section.check(type: type, of: standard)
    guard let area = try section.choice("in", of: PresenceArea.self) else {
      throw section.missing("in")
    }
    let count = try section.integer("count", in: 1...1000) ?? 1
    let source = try section.source()
    try section.finish()
    return PresenceRule(type: type, in: area, count: count, source: source)
  }

  private static func negative(
    _ section: inout YAMLSection, of standard: Standard
  ) throws(InputError) -> NegativeRule {
    guard let id = try section.text("id") else { throw section.missing("id") }
    if standard.negativeRules.contains(where: { $0.id == id }) {
      throw section.error(.duplicateID(id, of: "negative"))
    }
    let name = try section.localizedText("name") ?? LocalizedText(zh: id, en: id)
    let condition = try condition(&section, of: standard)
    let source = try section.source()
    try section.finish()
    return NegativeRule(id: id, name: name, when: condition, source: source)
  }

  private enum Condition: String, CaseIterable {
    case absent
    case coverageBelow = "coverage_below"
    case ratingBelow = "rating_below"
    case satisfactionBelow = "satisfaction_below"
    case complaintsAbove = "complaints_above"
    case surveyInvalid = "survey_invalid"
    case projectOverdue = "project_overdue"
  }

  /// `when:` with the `type` or the `value` that it needs.
  private static func condition(
    _ section: inout YAMLSection, of standard: Standard
  ) throws(InputError) -> NegativeRule.Condition {
    guard let condition = try section.choice("when", of: Condition.self) else {
      throw section.missing("when")
    }
    func type() throws(InputError) -> String {
      guard let type = try section.text("type") else { throw section.missing("type") }
      try section.check(type: type, of: standard)
      return type
    }
    func value(_ range: ClosedRange<Double>) throws(InputError) -> Double {
      guard let value = try section.number("value", .range(range)) else {
        throw section.missing("value")
      }
      return value
    }
    switch condition {
    case .absent: return .absent(type: try type())
    case .coverageBelow: return .coverageBelow(try value(0...1), type: try type())
    case .ratingBelow: return .ratingBelow(try value(1...5))
    case .satisfactionBelow: return .satisfactionBelow(try value(1...5))
    case .complaintsAbove: return .complaintsAbove(try value(0...1_000_000))
    case .surveyInvalid: return .surveyInvalid
    case .projectOverdue: return .projectOverdue
    }
  }
}

extension YAMLSection {
  /// That a standard has the type with an id.
  func check(type id: String, of standard: Standard) throws(InputError) {
    guard !standard.types.contains(where: { $0.id == id }) else { return }
    throw error(.unknownTypeID(id, nearest: standard.types(nearestTo: id)))
  }

  /// A list of numbers; one number stands for a list of one.
  mutating func numbers(_ key: String, in range: ClosedRange<Double>) throws(InputError)
    -> [Double]?
  {
    let line = line(of: key)
    guard let texts = try texts(key) else { return nil }
    var numbers: [Double] = []
    for text in texts {
      guard let number = Double(text), range.contains(number) else {
        throw .data(
          file: file, row: line,
          .notNumber(key, allowed: Allowed.range(range).text))
      }
      numbers.append(number)
    }
    return numbers
  }
}
