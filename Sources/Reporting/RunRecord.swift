public import Assessment
public import CityReading
public import Projection
public import RunFiles
public import Wording

/// A finished run: what was examined, how, from which files, and what was found.
public struct RunRecord: Sendable {
  public var city: City
  public var standard: Standard
  /// The metric system of the city's coordinates.
  public var local: LocalSystem
  /// Coordinate system of the layer that the measure counts.
  public var demandSystem: CoordinateSystem
  /// Metres per kilometre.
  public var scaleError: Double
  public var problems: [InputProblem]
  public var inputs: [InputFile]
  /// Rows that were not used, by file.
  public var leftOut: [LeftOutRows] = []
  public var assumed: [String]
  /// An input was left out: tables have a column that says so, the map and `summary.json` a member,
  /// the terminal a note.
  public var isPartial: Bool
  /// Further notes before all figures, from the reading of the files.
  public var alerts: [LocalizedText]
  public var result: AssessmentResult
  /// Layers that were examined besides the communities.
  public var units: [UnitRecord] = []
  /// Facilities of the files that are not open.
  public var unopened: [UnopenedFacility] = []
  /// The register of idle premises, where the run read it.
  public var premises: [CandidateSite] = []
  /// What the run was asked for; nil where it was not a command that may be repeated.
  public var request: RunRequest?
  /// nil where the run did not measure what the indices ask for.
  public var scores: ExamScores?
  /// Who was accepted (验收), by community and rules; nil where nothing was scored.
  public var acceptance: [AcceptanceOutcome]?
  /// nil where the run did not look for them.
  public var shortfalls: Shortfalls?
  /// nil where the run has not drawn it.
  public var reach: DrawnReach?
  /// Language of names and texts in the outputs.
  public var language: Language
  /// What its document is about.
  public var subjects: [DocumentSubject] = [.city]
  /// What `drawPictures` drew.
  var drawn: [DrawnPicture] = []
  /// Why pictures are missing, for the screen.
  var undrawn: [String] = []

  public init(
    city: City, standard: Standard, local: LocalSystem,
    demandSystem: CoordinateSystem = .wgs84, scaleError: Double,
    problems: [InputProblem], inputs: [InputFile], assumed: [String], isPartial: Bool = false,
    alerts: [LocalizedText] = [], result: AssessmentResult,
    language: Language
  ) {
    self.city = city
    self.standard = standard
    self.local = local
    self.demandSystem = demandSystem
    self.scaleError = scaleError
    self.problems = problems
    self.inputs = inputs
    self.assumed = assumed
    self.isPartial = isPartial
    self.alerts = alerts
    self.result = result
    self.language = language
  }

  /// Distances are walked on a network, so that straight lines stand beside them.
  var isOnFoot: Bool { result.options.metric == .network }
}

extension RunRecord {
  /// - Parameter input: what was read for the run.
  public init(_ input: CityInput, result: AssessmentResult, language: Language) {
    self.init(
      city: input.city, standard: input.standard, local: input.local,
      demandSystem: input.demandSystem, scaleError: input.scaleError,
      problems: InputProblem.grouped(
        InputProblem.sorted(
          input.problems
            + Self.problems(of: result.networkGaps, result.options, input.city, in: language)
            + Self.sizeProblems(of: result, language: language),
          byFiles: input.inputs.map(\.path))),
      inputs: input.inputs, assumed: input.assumed, isPartial: input.isPartial,
      alerts: input.alerts, result: result, language: language)
    leftOut = input.leftOut
    unopened = input.unopened
    premises = input.candidates
  }
}

extension RunRecord {
  /// What was examined, and from which share on a type is met.
  var title: String {
    let counts = [city.communities.count, city.facilities.facilityCount, result.types.count].map {
      Double($0).fixedText(decimals: 0)
    }
    return AssessmentTexts.title(
      city: (city.name.isEmpty ? "LifeCircle" : city.name).printable, communities: counts[0],
      facilities: counts[1], types: counts[2], threshold: result.threshold.percentShortText
    )[language]
  }

  var problemLine: String {
    RunTexts.inputProblems(
      errors: problemCount(.error), warnings: problemCount(.warning), notes: problemCount(.info)
    )[language]
  }

  /// Rows that were not used, at most three lines.
  var leftOutLines: [String] { RunTexts.leftOut(leftOut, language) }

  /// What every reader of a result must know before the first figure.
  var notes: [String] {
    let metric =
      isOnFoot
      ? AssessmentTexts.onFoot : AssessmentTexts.straight(detour: result.options.detour)
    let texts =
      alerts + (uncoveredArea.map { [$0] } ?? [])
      + (city.isSynthetic ? [AssessmentTexts.synthetic] : []) + [metric]
      + (isPartial ? [AssessmentTexts.incomplete] : [])
    return texts.map { $0[language] }
  }

  /// That the network plainly does not cover the study area.
  private var uncoveredArea: LocalizedText? {
    guard let gaps = result.networkGaps, gaps.leavesOutArea else { return nil }
    return NetworkTexts.uncoveredArea(
      communities: gaps.communities, share: gaps.offNetwork ?? 0)
  }

  /// Demand off the network where it is more than a hundredth of all.
  var offNetworkLine: String? {
    guard let gaps = result.networkGaps, let share = gaps.offNetwork, share > 0.01 else {
      return nil
    }
    return NetworkTexts.offNetwork(
      NetworkTexts.share(
        of: gaps.demandOffNetwork, all: gaps.demand,
        isPeople: result.options.measure == .population))[language]
  }

  /// Who answers for an examined type, how far and about how long.
  func range(ofType position: Int) -> String {
    let (radius, type) = (result.radii[position], result.types[position])
    let speed = standard.walkSpeed(of: type, usual: result.options.walkSpeed)
    return AssessmentTexts.range(
      circle: type.circle, metres: radius.fixedText(decimals: 0),
      minutes: (radius / speed / 60).fixedText(decimals: 0))[language]
  }
}

extension RunRecord {
  /// What the network does not connect: demand in sum, facilities one by one.
  package static func problems(
    of gaps: NetworkGaps?, _ options: AssessmentOptions, _ city: City, in language: Language
  ) -> [InputProblem] {
    guard let gaps else { return [] }
    let leg = (
      limit: options.snapLimit.shortText,
      isPastBarriers: city.hasBarriers
    )
    func share(_ part: Double) -> LocalizedText {
      NetworkTexts.share(
        of: part, all: gaps.demand, isPeople: options.measure == .population)
    }
    var found: [InputMessage] = []
    if gaps.demandOffNetwork > 0 {
      found.append(NetworkTexts.demandOffNetwork(share(gaps.demandOffNetwork), leg))
    }
    if gaps.demandOnIslands > 0 {
      found.append(NetworkTexts.demandOnIslands(share(gaps.demandOnIslands)))
    }
    if gaps.communitiesCountedTwice > 0 {
      found.append(
        NetworkTexts.countedTwice(
          share(gaps.demandCountedTwice), communities: gaps.communitiesCountedTwice))
    }
    if gaps.leavesOutArea {
      let message = NetworkTexts.uncoveredAreaProblem(
        communities: gaps.communities, share: gaps.offNetwork ?? 0)
      found.insert(message, at: 0)
    }
    return found.map { InputProblem(.warning, .kept, says: $0, in: language) }
      + gaps.facilitiesOffNetwork.map {
        problem(
          offNetwork: $0, NetworkTexts.facilityOffNetwork(leg), of: city, in: language)
      }
  }

  private static func problem(
    offNetwork facility: Int, _ message: InputMessage, of city: City, in language: Language
  ) -> InputProblem {
    let (id, origin) = (city.facilities.ids[facility], city.facilities.origins[facility])
    var problem = InputProblem(
      .warning, .kept, file: origin?.file, feature: id, says: message, in: language)
    problem.row = origin?.row
    return problem
  }
}
