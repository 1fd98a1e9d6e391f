import GEOSBridge
import PlanarGeometry
import SpatialIndexing
import Trials

/// W7: every index strategy on points of several patterns and numbers, one thread.
struct IndexWorkload {
  /// Points of places by name.
  var places: [(name: String, points: [PlanarPoint])]
  /// Numbers of points that are generated of each pattern.
  var sizes: [Int]

  private static let strategies = IndexStrategy.all
  private static let seed: UInt64 = 7
  private static let queries = 10_000
  private static let runs = 7
  /// Points up to which the linear scan is timed.
  private static let linearLimit = 100_000

  /// Writes points, places, answers and times of each trial into a folder of its own in `folder`, where
  /// `trials.json` lists them.
  func run(into folder: PeerFolder) throws {
    var names: [String] = []
    for trial in trials() {
      let trial = trial()
      let name = "\(trial.pattern)-\(trial.points.count)"
      try measure(trial, into: folder.folder(name))
      names.append(name)
      try folder.write(names, as: "trials.json")
    }
  }

  /// Made one by one, so that only one is held.
  private func trials() -> [() -> PointTrial] {
    let generated = PointPattern.allCases.flatMap { pattern in
      sizes.map { size in
        { PointTrial(pattern, count: size, queries: Self.queries, seed: Self.seed) }
      }
    }
    return generated
      + places.map { place in
        { PointTrial(place.name, points: place.points, queries: Self.queries, seed: Self.seed) }
      }
  }

  private func measure(_ trial: PointTrial, into folder: PeerFolder) throws {
    let contest = try PointContest(trial)
    var rows: [Row] = []
    for strategy in Self.strategies
    where strategy != .linear || trial.points.count <= Self.linearLimit {
      rows.append(try row(strategy, contest))
    }
    try folder.write(rows, as: "rows.json")
    try folder.write(
      Sizes(radius: trial.radius, halfSide: trial.halfSide, seed: Self.seed), as: "sizes.json")
    try folder.write(numbers: trial.points, as: "points.f64")
    try folder.write(numbers: trial.queries, as: "queries.f64")
    for (question, answers) in contest.answers {
      try folder.write(numbers: answers.starts, as: "\(question).starts.i32")
      try folder.write(numbers: answers.positions, as: "\(question).positions.i32")
    }
  }

  private func row(_ strategy: IndexStrategy, _ contest: PointContest) throws -> Row {
    let trial = contest.trial
    let runs = trial.points.count > 1_000_000 ? 2 : Self.runs
    let (build, index) = best(of: runs) { strategy.makeIndex(trial.points) }
    // The linear scan is asked about fewer places, so that it takes no longer than the others.
    let count = strategy == .linear ? 20_000_000 / (trial.points.count + 20_000) : Self.queries
    try contest.verify(index, named: strategy.name, first: count)
    var row = Row(
      strategy: strategy.name, build: build, bytes: Double(index.bytes) / Double(index.count))
    for question in PointQuestion.allCases {
      let (seconds, hits) = best(of: Self.runs) { trial.hits(question, of: index, first: count) }
      row.nanoseconds[question.rawValue] = seconds * 1e9 / Double(count)
      row.hits[question.rawValue] = Double(hits) / Double(count)
    }
    return row
  }

  /// What a rival needs beside the points.
  private struct Sizes: Encodable {
    var radius: Double
    var halfSide: Double
    var seed: UInt64
  }

  private struct Row: Encodable {
    var strategy: String
    /// Seconds.
    var build: Double
    /// For each point.
    var bytes: Double
    /// Of one question, by kind.
    var nanoseconds: [String: Double] = [:]
    /// Of one question, by kind.
    var hits: [String: Double] = [:]
  }
}
