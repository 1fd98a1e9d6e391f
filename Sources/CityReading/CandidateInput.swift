public import Assessment
public import RunFiles
public import Wording

/// Candidate sites that were read, and what reading them came across.
public struct CandidateInput: Sendable {
  /// In ascending order of id (UTF-8 bytes); ids are unique.
  public var sites: [CandidateSite]
  /// Sorted by row, feature and field.
  public var problems: [InputProblem]
  public var inputs: [InputFile]
  /// What was not stated and the file suggested, one line each.
  public var assumed: [String]

  public init(
    sites: [CandidateSite], problems: [InputProblem] = [], inputs: [InputFile] = [],
    assumed: [String] = []
  ) {
    self.sites = sites
    self.problems = problems
    self.inputs = inputs
    self.assumed = assumed
  }
}
