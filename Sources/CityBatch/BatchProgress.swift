import RunFiles
public import Wording

/// How far a batch is.
public struct BatchProgress: Sendable {
  /// Rows of the manifest.
  public let studies: Int
  public private(set) var done = 0
  public private(set) var failed = 0
  private var weightDone = 0.0
  private var weight = 0.0
  private var watch = RunStopwatch()

  init(studies: Int) { self.studies = studies }

  /// From now on counts what is examined.
  mutating func begin(_ studies: [BatchStudy]) {
    weight = studies.reduce(0) { $0 + $1.weight }
    watch = RunStopwatch()
  }

  mutating func note(_ outcome: BatchOutcome) {
    if outcome.isDone { done += 1 } else { failed += 1 }
    if weight > 0 { weightDone += outcome.study.weight }
  }

  /// Of the weight that was to be examined, 0…1.
  public var fraction: Double { weight > 0 ? min(1, weightDone / weight) : 1 }

  /// As long as the rest takes if it goes on as it went; nil before the first has ended.
  public var secondsLeft: Double? {
    weightDone > 0 ? watch.seconds / weightDone * max(0, weight - weightDone) : nil
  }

  /// Such as `12 of 100 done, 2 failed, 3:20 left`.
  public var text: LocalizedText {
    BatchTexts.progress(done: done, of: studies, failed: failed, secondsLeft: secondsLeft)
  }
}
