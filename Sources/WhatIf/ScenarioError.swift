public import Assessment

/// Everything that stands in the way of a scenario; nothing has been changed.
public struct ScenarioError: Error, Equatable, Sendable {
  /// In the order of the scenario, not empty.
  public var problems: [ScenarioProblem]

  public init(problems: [ScenarioProblem]) { self.problems = problems }
}
