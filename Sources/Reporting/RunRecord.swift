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
  public var assumed: [String]
  /// An input was left out: tables have a column that says so, the map and `summary.json` a member,
  /// the terminal a note.
  public var isPartial: Bool
  public var result: AssessmentResult
  /// Language of names and texts in the outputs.
  public var language: Language

  public init(
    city: City, standard: Standard, local: LocalSystem,
    demandSystem: CoordinateSystem = .wgs84, scaleError: Double,
    problems: [InputProblem], inputs: [InputFile], assumed: [String], isPartial: Bool = false,
    result: AssessmentResult, language: Language
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
      problems: input.problems
        + Self.networkProblems(of: result, in: input.city, language: language),
      inputs: input.inputs, assumed: input.assumed, isPartial: input.isPartial, result: result,
      language: language)
  }
}
