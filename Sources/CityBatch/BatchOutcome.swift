public import Wording

/// What became of one row of a manifest.
public struct BatchOutcome: Sendable {
  public var study: BatchStudy
  /// Why there are no results; nil where there are.
  public var failure: LocalizedText?
  /// Status of the process, 128 and the number of a signal where one ended it; nil where none was started.
  public var exit: Int32?
  /// Of wall clock, in the run that made the results.
  public var seconds: Double?
  public var peakMemory: Int?
  /// What the results say of themselves; nil where there are none.
  public var figures: CityFigures?
  /// Results of an earlier run were kept, since nothing that they depend on has changed.
  public var isKept = false

  public var isDone: Bool { failure == nil }
}

/// What `summary.json` of a city says.
public struct CityFigures: Equatable, Sendable {
  public var communities: Int
  public var facilities: Int
  /// Problems of the input.
  public var errors: Int
  public var warnings: Int
  /// An input was left out.
  public var isIncomplete: Bool
  /// Communities that meet each circle, by the member's name.
  public var meeting: [String: Int]
  /// Bytes.
  public var peakMemory: Int?
}
