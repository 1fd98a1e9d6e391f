import PlanarGeometry
import Projection
import Wording

/// Tries on which datums a layer and what it is compared with fit each other best.
struct DatumTrial {
  private let sample: DatumSample
  private let reference: DatumReference
  private let offsets: DatumOffsets
  private let others: [(reading: DatumReading, step: DatumStep)]

  enum Verdict: Equatable {
    /// Nothing can be said.
    case undecided
    /// They fit as they are, and much worse otherwise.
    case asStated
    case otherwise(DatumDoubt)
  }

  /// A reading that fits better than the one that is stated.
  struct DatumDoubt: Equatable {
    var reading: DatumReading
    var evidence: InputMessage.DatumEvidence
    var places: Int
    /// Share of the places that fit as stated, and when read otherwise.
    var before: Double
    var after: Double
  }

  init(_ sample: DatumSample, against reference: DatumReference, in local: LocalSystem) {
    self.sample = sample
    self.reference = reference
    offsets = DatumOffsets(of: sample.points, in: local)
    others = DatumReading(layer: sample.stated, reference: reference.stated).others(
      mayChangeLayer: sample.isDoubtful, mayChangeReference: reference.isDoubtful)
  }

  /// The verdict by the first question that decides.
  ///
  /// Complexity: seven questions a place, and some fifty where another reading may be better.
  var verdict: Verdict {
    guard !others.isEmpty, sample.points.count >= DatumSample.fewest else { return .undecided }
    let places = sample.points + others.flatMap { offsets.places(after: $0.step) }
    for questions in reference.questions {
      let all = reference.answers(of: places, rows: sample.rows, to: questions)
      for (question, answers) in zip(questions, all) {
        let verdict = verdict(by: question, perReading(answers))
        if verdict != .undecided { return verdict }
      }
    }
    return .undecided
  }

  /// The answers as stated first, then those by the other readings.
  private func perReading(_ answers: [Bool]) -> [[Bool]] {
    let count = sample.points.count
    return stride(from: 0, to: answers.count, by: count).map { Array(answers[$0..<$0 + count]) }
  }

  private func verdict(by question: InputMessage.DatumEvidence, _ answers: [[Bool]]) -> Verdict {
    let counts = answers.map { $0.count(where: \.self) }
    let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    let rule = DatumRule(question)
    if best == 0 {
      let isClear =
        rule.decidesAlone
        && answers.indices.dropFirst().allSatisfy { other in
          rule.prefers(answers[0], to: answers[other])
        }
      return isClear ? .asStated : .undecided
    }
    guard rule.prefers(answers[best], to: answers[0]),
      counts.indices.allSatisfy({ $0 == best || counts[$0] < counts[best] }),
      rule.standsOut(answers[best].share, among: controls(of: question, about: best))
    else { return .undecided }
    return .otherwise(
      DatumDoubt(
        reading: others[best - 1].reading, evidence: question, places: sample.points.count,
        before: answers[0].share, after: answers[best].share))
  }

  /// Metres: displacements nearer to each other are one.
  private static let apart = 200.0

  /// Shares of the places that fit after displacements that no datum has: some round about those of `best`, and
  /// others as long as those of datums.
  private func controls(of question: InputMessage.DatumEvidence, about best: Int) -> [Double] {
    let means = [PlanarPoint(x: 0, y: 0)] + others.map { offsets.mean(of: $0.step) }
    var steps = DatumControl.steps.filter { step in
      means.allSatisfy { $0.distance(to: step) > Self.apart }
    }
    steps += DatumControl.ring.map { means[best] + $0 }
    let places = steps.flatMap { step in sample.points.map { $0 + step } }
    let all = reference.answers(of: places, rows: sample.rows, to: [question])[0]
    return perReading(all).map(\.share)
  }
}

/// Displacements to compare with.
private enum DatumControl {
  private static func circle(_ radius: Double, turn: Double) -> [PlanarPoint] {
    (0..<8).map { number in
      let (sine, cosine) = sineAndCosine((Double(number) + turn) * .pi / 4)
      return PlanarPoint(x: radius * cosine, y: radius * sine)
    }
  }

  /// Metres.
  static let ring = circle(250, turn: 0)
  static let steps =
    circle(400, turn: 0) + circle(650, turn: 0.5) + circle(900, turn: 0) + circle(1250, turn: 0.5)
}

extension [Bool] {
  /// Of those that are true; 0 of none.
  fileprivate var share: Double { Double(count(where: \.self)) / Double(Swift.max(1, count)) }
}
