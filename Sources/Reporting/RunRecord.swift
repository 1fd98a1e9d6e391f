public import CityData
public import Examination
public import Projection

/// A finished run: what was examined, how, from which files, and what was found.
public struct RunRecord: Sendable {
  public var city: City
  public var standard: Standard
  /// The metric system of the city's coordinates.
  public var local: LocalSystem
  /// Metres per kilometre.
  public var scaleError: Double
  public var problems: [InputProblem]
  public var inputs: [InputFile]
  public var assumed: [String]
  /// An input was left out: every output says so.
  public var isPartial: Bool
  public var result: ExaminationResult
  /// The run once more with straight distances stretched.
  public var sensitivity: DetourSensitivity?
  /// Language of names and texts in the outputs.
  public var language: Language

  public init(
    city: City, standard: Standard, local: LocalSystem, scaleError: Double,
    problems: [InputProblem], inputs: [InputFile], assumed: [String], isPartial: Bool = false,
    result: ExaminationResult, sensitivity: DetourSensitivity? = nil, language: Language
  ) {
    self.city = city
    self.standard = standard
    self.local = local
    self.scaleError = scaleError
    self.problems = problems
    self.inputs = inputs
    self.assumed = assumed
    self.isPartial = isPartial
    self.result = result
    self.sensitivity = sensitivity
    self.language = language
  }
}

/// How many communities meet each circle when straight distances are stretched.
public struct DetourSensitivity: Equatable, Sendable {
  /// Factor on straight distances.
  public var detour: Double
  /// Communities that meet each circle of the standard; nil for a circle without required types.
  public var meeting: [Int?]

  public init(detour: Double, meeting: [Int?]) {
    self.detour = detour
    self.meeting = meeting
  }

  /// - Parameter result: an examination of the same city with another detour.
  public init(_ result: ExaminationResult, standard: Standard) {
    detour = result.options.detour
    meeting = standard.circles.map {
      result.communitiesMeeting(circle: $0.minutes, threshold: result.threshold)
    }
  }
}
