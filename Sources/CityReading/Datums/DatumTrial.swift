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

  /// The verdict by what rows say, or else by how places keep to lines.
  ///
  /// Complexity: seven questions a place, some fifty where another reading may be better; O(readings + controls) a
  /// place by lines.
  var verdict: Verdict {
    guard !others.isEmpty, sample.points.count >= DatumSample.fewest else { return .undecided }
    let readings = [sample.points] + others.map { offsets.places(after: $0.step) }
    let questions = reference.questions
    let all = reference.answers(of: readings.flatMap(\.self), rows: sample.rows, to: questions)
    for (question, answers) in zip(questions, all) {
      let verdict = verdict(by: question, perReading(answers))
      if verdict != .undecided { return verdict }
    }
    return verdictByLines(readings)
  }

  /// The answers as stated first, then those by the other readings.
  private func perReading(_ answers: [Bool]) -> [[Bool]] {
    let count = sample.points.count
    return stride(from: 0, to: answers.count, by: count).map { Array(answers[$0..<$0 + count]) }
  }

  // MARK: Names

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
      controls(of: question).allSatisfy({ $0 < counts[best] })
    else { return .undecided }
    return otherwise(
      best, by: question, before: share(counts[0]), after: share(counts[best]),
      of: sample.points.count)
  }

  /// Displacements to ask names after: so many metres apart, and one in so many.
  private static let (namesApart, everyControl) = (400.0, 6)

  /// How many places fit after displacements that no datum has.
  private func controls(of question: InputMessage.DatumEvidence) -> [Int] {
    let steps = DatumControls.steps(
      apartFrom: meant, by: Self.namesApart, every: Self.everyControl)
    let places = steps.flatMap { step in sample.points.map { $0 + step } }
    let answers = reference.answers(of: places, rows: sample.rows, to: [question])[0]
    return perReading(answers).map { $0.count(where: \.self) }
  }

  private func share(_ count: Int) -> Double { Double(count) / Double(sample.points.count) }

  /// Mean displacements of the readings.
  private var meant: [PlanarPoint] {
    [PlanarPoint(x: 0, y: 0)] + others.map { offsets.mean(of: $0.step) }
  }

  // MARK: Lines

  /// Places that suffice to tell how they keep to lines.
  private static let mostByLines = 300

  private func verdictByLines(_ readings: [[PlanarPoint]]) -> Verdict {
    let step = (sample.points.count + Self.mostByLines - 1) / Self.mostByLines
    let thinned = readings.map { places in
      stride(from: 0, to: places.count, by: step).map { places[$0] }
    }
    guard let ground = reference.ground(about: thinned[0]) else { return .undecided }
    let distances = DatumDistances(
      of: thinned, controls: DatumControls.steps(apartFrom: meant), on: ground)
    guard let best = distances.outstanding else { return .undecided }
    guard best > 0 else { return .asStated }
    let (metres, shares) = distances.sharpest(between: 0, best)
    let isNear = shares[1] > shares[0]
    let (before, after) = isNear ? (shares[0], shares[1]) : (1 - shares[0], 1 - shares[1])
    return otherwise(
      best, by: isNear ? .near(reference.layer, metres) : .off(reference.layer, metres),
      before: before, after: after, of: thinned[0].count)
  }

  private func otherwise(
    _ best: Int, by evidence: InputMessage.DatumEvidence, before: Double, after: Double,
    of places: Int
  ) -> Verdict {
    .otherwise(
      DatumDoubt(
        reading: others[best - 1].reading, evidence: evidence, places: places, before: before,
        after: after))
  }
}
