import Assessment
import Synchronization

/// Seconds of wall clock of the steps of an examination, from when each is first told of to the next.
///
/// May be told from any task.
final class StepClock: Sendable {
  private let start = ContinuousClock.now
  private let steps = Mutex<[(step: CircleAssessment.Step, start: ContinuousClock.Instant)]>([])

  func enter(_ step: CircleAssessment.Step) {
    steps.withLock { steps in
      if !steps.contains(where: { $0.step == step }) { steps.append((step, .now)) }
    }
  }

  /// What has passed until now; what comes before the first step is preparation.
  var timing: AssessmentTiming {
    steps.withLock { steps in
      var timing = AssessmentTiming()
      var last = (step: CircleAssessment.Step.prepare, start: start)
      for next in steps + [(step: .score, start: .now)] {
        timing[last.step] += (next.start - last.start) / .seconds(1)
        last = next
      }
      return timing
    }
  }
}

extension AssessmentTiming {
  fileprivate subscript(step: CircleAssessment.Step) -> Double {
    get { self[keyPath: Self.path(of: step)] }
    set { self[keyPath: Self.path(of: step)] = newValue }
  }

  private static func path(
    of step: CircleAssessment.Step
  ) -> WritableKeyPath<AssessmentTiming, Double> {
    switch step {
    case .prepare: \.prepare
    case .network: \.network
    case .coverage: \.coverage
    case .distance: \.distance
    case .score: \.score
    }
  }
}
