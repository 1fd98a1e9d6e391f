public import RunFiles
public import WalkNetwork
public import Wording

/// A street network that was read, and what reading it came across.
public struct NetworkInput: Sendable {
  /// In metres of the local system.
  public var ways: WalkWays
  public var problems: [InputProblem]
  public var inputs: [InputFile]
  /// Values that were not stated, as lines `file: key = value`.
  public var assumed: [String]
}
