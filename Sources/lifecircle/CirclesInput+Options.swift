import Assessment
import CircleDrawing
import CityReading
import Reporting
import Wording

/// How circles are drawn, of what was read.
extension CirclesInput {
  /// Where the band comes from; nil: numbers were given.
  var standard: PeopleStandard? {
    switch circles.people {
    case .standard(let standard): standard
    case .range: nil
    case nil: .gb50180
    }
  }

  var band: PeopleBand {
    get throws(InputError) {
      try Self.band(circles.people ?? .standard(.gb50180), minutes: minutes)
    }
  }

  /// Of the five-minute circles that larger ones are made of.
  var baseBand: PeopleBand {
    get throws(InputError) {
      try Self.band(circles.basePeople ?? .standard(.gb50180), minutes: 5)
    }
  }

  private static func band(
    _ choice: PeopleChoice, minutes: Int
  ) throws(InputError) -> PeopleBand {
    guard let people = choice.people(minutes: minutes) else { throw .usage(.noMinutes) }
    return PeopleBand(people.least, people.most)
  }

  var within: ServedArea {
    circles.within?.served ?? (minutes > 5 ? .street : .community)
  }

  /// Metres that people walk to a centre in so many minutes.
  func radius(minutes: Int) -> Double { Double(minutes) * 60 * read.options.walkSpeed }

  func options(threads: Int) throws(InputError) -> CircleOptions {
    var options = CircleOptions(
      minutes: minutes, radius: circles.radius ?? radius(minutes: minutes), band: try band,
      within: within)
    options.count = circles.count
    options.joinsSmall = minutes == 5 && circles.joins ?? false
    options.rules = rules
    options.detour = read.options.detour
    options.snapLimit = read.options.snapLimit
    options.cell = read.study.cell ?? options.cell
    options.seed = circles.seed.map { UInt64($0) } ?? options.seed
    options.threads = threads
    return options
  }

  private var rules: CircleRules {
    var rules = CircleRules()
    rules.walkableShare = circles.walkableShare ?? rules.walkableShare
    for rule in CircleRule.allCases {
      if let strength = circles.forces[rule.rawValue] { rules[rule] = RuleForce(strength) }
    }
    return rules
  }

  /// What was asked, for the results.
  func question(_ units: CirclesQuestion.Units, isGiven: Bool) -> CirclesQuestion {
    var question = CirclesQuestion(
      units: units, divides: divides,
      leastBorder: circles.leastBorder ?? BlockRules(band: PeopleBand(1, 1)).leastBorder,
      metric: read.options.metric)
    question.lines = divides ? input.cuttingLineCounts : [:]
    question.standard = standard
    question.isBandStated = circles.people != nil
    question.isGiven = isGiven
    question.centres = circles.centres?.text
    return question
  }
}

extension CentreChoice {
  /// As `--centres` takes it.
  fileprivate var text: String {
    switch self {
    case .layer(let source): source.path
    case .types(let ids): ids.joined(separator: ",")
    }
  }
}

extension RuleForce {
  fileprivate init(_ strength: RuleStrength) {
    switch strength {
    case .hard: self = .hard
    case .soft(let weight): self = .soft(weight)
    case .off: self = .off
    }
  }
}
