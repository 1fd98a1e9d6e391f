public import ArgumentParser
public import CityReading
import Foundation
import TableFiles
import Wording

/// The flags of what circles are to be; they override `circles` of the study.
struct CircleFlags: ParsableArguments {
  @Option(help: "Which circles: 5 or 15.")
  var minutes: Int?

  @Option(
    help: """
      People of a circle: 5000-12000, 0.5万-1.2万, or those of gb50180 (5,000–12,000 and 50,000–100,000) or \
      hangzhou (5,000–12,000, and 20,000–40,000 derived from its counts). (default: gb50180)
      """)
  var people: String?

  @Option(
    help:
      "People of the five-minute circles that fifteen-minute ones are made of. (default: gb50180)")
  var basePeople: String?

  @Option(
    help: "How many circles, within the bounds that are printed. (default: as the band suggests)")
  var count: Int?

  @Option(
    help:
      "What a circle lies within: community, street, district or city. (default: community, from 15 minutes on street)"
  )
  var within: CircleArea?

  @Flag(
    help: "Cut communities that are too large along main streets, railways, rivers and barriers.")
  var divide = false

  @Option(help: "Lines to cut along besides, such as main streets (with --divide).")
  var streets: String?

  @Flag(help: "Circles below the band join a neighbour of the same street.")
  var join = false

  @Option(
    help: "Facilities that can be centres: a layer of points, or ids of types separated by commas.")
  var centres: String?

  @Option(
    help:
      "Circles that exist already, of which as few people as possible change: polygons, or units.csv of a run."
  )
  var keep: String?

  @Option(help: "Circles to be examined as they are: polygons, or units.csv of a run.")
  var examine: String?

  @Option(
    help:
      "Metres that a circle's people walk to its centre. (default: its minutes at the walking speed)"
  )
  var radius: Double?

  @Option(help: "Metres of common border that make two units neighbours. (default: 10)")
  var leastBorder: Double?

  @Option(
    name: .customLong("rule"),
    help: """
      NAME=hard, off or the weight of a soft rule in metres per person, for contiguous, people, walkable, barriers \
      and responsibility; may be given several times. (default: hard, walkable=100)
      """)
  var rules: [String] = []

  @Option(
    help: "Share of a circle's people that must be within the radius, 0 to 1. (default: 0.95)")
  var shareWithin: Double?

  @Option(help: "Seed of the search. (default: 1)")
  var seed: Int?

  func validate() throws {
    try StudyFlags.check("--radius", radius, in: Study.radiusRange)
    try StudyFlags.check("--least-border", leastBorder, in: CircleStudy.leastBorderRange)
    try StudyFlags.check("--share-within", shareWithin, in: CircleStudy.shareRange)
    if let minutes, !CircleStudy.minuteChoices.contains(minutes) {
      throw ValidationError("--minutes \(minutes) is not 5 or 15")
    }
    if let count, !CircleStudy.countRange.contains(count) {
      throw ValidationError("--count \(count) is not a number from 1")
    }
    if let seed, seed < 0 { throw ValidationError("--seed \(seed) is less than 0") }
  }

  /// What the study says of circles, with what the flags say in its place.
  ///
  /// - Throws: what is wrong with a flag whose value is a text.
  func circles(of study: CircleStudy?) throws(InputError) -> CircleStudy {
    var made = study ?? CircleStudy()
    // Circles that are taken as they are need no wishes of how many there are; flags may still contradict.
    if examine != nil { (made.count, made.joins, made.keep) = (nil, nil, nil) }
    made.minutes = minutes ?? made.minutes
    made.people = try Self.people("--people", people) ?? made.people
    made.basePeople = try Self.people("--base-people", basePeople) ?? made.basePeople
    made.within = within ?? made.within
    made.count = count ?? made.count
    made.centres = centres.map(Self.centres) ?? made.centres
    if let keep { made.keep.replacePath(keep) }
    made.leastBorder = leastBorder ?? made.leastBorder
    made.radius = radius ?? made.radius
    made.walkableShare = shareWithin ?? made.walkableShare
    made.seed = seed ?? made.seed
    if divide { made.divides = true }
    if join { made.joins = true }
    for rule in rules { try Self.add(rule, to: &made.forces) }
    return made
  }

  private static func people(
    _ flag: String, _ text: String?
  ) throws(InputError) -> PeopleChoice? {
    guard let text else { return nil }
    guard let choice = PeopleChoice(text) else { throw .usage(.noPeopleRange(text, of: flag)) }
    return choice
  }

  /// A file where there is one of the name, otherwise types.
  private static func centres(_ text: String) -> CentreChoice {
    let source = LayerSource(argument: text)
    if FileManager.default.fileExists(atPath: source.path) || text.contains("/") {
      return .layer(source)
    }
    return .types(
      text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty })
  }

  private static func add(
    _ rule: String, to forces: inout [String: RuleStrength]
  ) throws(InputError) {
    let parts = rule.split(separator: "=", maxSplits: 1).map(String.init)
    let (names, name) = (CircleStudy.ruleNames, parts.first ?? "")
    guard names.contains(name) else {
      throw .usage(.unknownRule(name, among: names, nearest: name.nearest(among: names)))
    }
    let text = parts.count > 1 ? parts[1] : ""
    guard let strength = RuleStrength(text) else {
      throw .usage(.noRuleStrength(text, of: "--rule \(name)"))
    }
    forces[name] = strength
  }
}

extension CircleArea: ExpressibleByArgument {}
