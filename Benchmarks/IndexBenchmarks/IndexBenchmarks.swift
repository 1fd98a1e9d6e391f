import Benchmark
import GEOSBridge
import SpatialIndexing
import Trials

/// W7 in a small size: 20,000 points of each pattern, asked about at 1000 places in each iteration. Before
/// a strategy is timed it has answered as the linear scan does.
let benchmarks: @Sendable () -> Void = {
  for pattern in PointPattern.allCases {
    // Retains do not depend on the pattern.
    let configuration = Benchmark.Configuration(
      metrics: [.wallClock, .throughput] + (pattern == .uniform ? [.retainCount] : []),
      maxDuration: .milliseconds(300))
    for strategy in IndexStrategy.sorting {
      Benchmark("\(pattern)-\(strategy)-build", configuration: configuration) {
        (benchmark: Benchmark, trial: PointTrial) in
        for _ in benchmark.scaledIterations { blackHole(strategy.makeIndex(trial.points)) }
      } setup: {
        let contest = try PointContest(pattern)
        try contest.verify(strategy)
        return contest.trial
      }
      for question in PointQuestion.allCases {
        Benchmark("\(pattern)-\(strategy)-\(question)", configuration: configuration) {
          (benchmark: Benchmark, state: (trial: PointTrial, index: any PointIndex)) in
          for _ in benchmark.scaledIterations {
            blackHole(state.trial.hits(question, of: state.index, first: places))
          }
        } setup: {
          let contest = try PointContest(pattern)
          return (trial: contest.trial, index: try contest.verify(strategy))
        }
      }
    }
  }
}

private let places = 1000

extension PointContest {
  fileprivate init(_ pattern: PointPattern) throws {
    try self.init(PointTrial(pattern, count: 20_000, queries: places, seed: 7))
  }

  @discardableResult
  fileprivate func verify(_ strategy: IndexStrategy) throws -> any PointIndex {
    let index = strategy.makeIndex(trial.points)
    try verify(index, named: strategy.name, first: places)
    return index
  }
}
