public import SpatialIndexing

/// Strategies on one trial, all of which must give the same answers before one is timed.
public struct PointContest {
  public let trial: PointTrial
  /// What `linear` found at the first places, by question.
  private let oracle: [PointQuestion: PointAnswers]
  /// Places the oracle was asked about.
  private let sample: Int
  /// What the grid found at all places.
  public let answers: [PointQuestion: PointAnswers]

  /// Differences that the oracle may look at.
  private static let patience = 20_000_000

  /// - Throws: `Disagreement` when the grid finds something else than the linear scan.
  public init(_ trial: PointTrial) throws {
    let linear = LinearScan(trial.points)
    let grid = IndexStrategy.grid.makeIndex(trial.points)
    let sample = min(max(Self.patience / trial.points.count, 20), trial.queries.count)
    self.trial = trial
    self.sample = sample
    oracle = trial.answers(of: linear, first: sample)
    answers = trial.answers(of: grid, first: trial.queries.count)
    for question in PointQuestion.allCases
    where answers[question]?.prefix(sample) != oracle[question] {
      throw Disagreement(strategy: "grid", pattern: trial.pattern, question: question)
    }
  }

  /// - Throws: `Disagreement` when `index` finds something else than the grid, or, where it is asked about
  ///   fewer places, than the linear scan.
  public func verify(_ index: any PointIndex, named name: String, first count: Int) throws {
    for question in PointQuestion.allCases
    where trial.answers(question, of: index, first: count) != answers[question]?.prefix(count) {
      throw Disagreement(strategy: name, pattern: trial.pattern, question: question)
    }
  }

  /// A strategy that finds something else.
  public struct Disagreement: Error {
    public var strategy: String
    public var pattern: String
    public var question: PointQuestion
  }
}

extension PointTrial {
  fileprivate func answers(
    of index: any PointIndex, first count: Int
  ) -> [PointQuestion: PointAnswers] {
    Dictionary(
      uniqueKeysWithValues: PointQuestion.allCases.map {
        ($0, answers($0, of: index, first: count))
      })
  }
}
