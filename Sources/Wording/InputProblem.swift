/// Something wrong in the input, and what was done about it: one row of `problems.csv`.
public struct InputProblem: Hashable, Sendable {
  public enum Severity: String, Sendable, CaseIterable { case error, warning, info }
  public enum Action: String, Sendable, CaseIterable { case repaired, skipped, assumed, kept }

  public var severity: Severity
  public var district: String?
  /// Path as the user gave it.
  public var file: String?
  /// Counts from 1; the header is row 1. For GeoJSON the number of the feature.
  public var row: Int?
  /// Id of the community or facility, where it has one.
  public var feature: String?
  public var field: String?
  /// What is wrong, in the run's language.
  public var problem: String
  public var action: Action
  /// What to do, in the run's language.
  public var fix: String

  public init(
    severity: Severity, district: String? = nil, file: String? = nil, row: Int? = nil,
    feature: String? = nil, field: String? = nil, problem: String, action: Action, fix: String
  ) {
    self.severity = severity
    self.district = district
    self.file = file
    self.row = row
    self.feature = feature
    self.field = field
    self.problem = problem
    self.action = action
    self.fix = fix
  }
  /// - Parameter message: what is wrong and what to do, said in `language`.
  package init(
    _ severity: Severity, _ action: Action, district: String? = nil, file: String? = nil,
    feature: String? = nil, says message: InputMessage, in language: Language
  ) {
    self.init(
      severity: severity, district: district, file: file, feature: feature,
      problem: message.problem[language], action: action, fix: message.fix[language])
  }
}
