/// Seconds that `work` takes, the least of `runs`, and its last result.
public func best<Result>(
  of runs: Int, _ work: () throws -> Result
) rethrows -> (seconds: Double, result: Result) {
  let clock = ContinuousClock()
  func timed() throws -> (seconds: Double, result: Result) {
    let start = clock.now
    let result = try work()
    return ((clock.now - start) / .seconds(1), result)
  }
  var best = try timed()
  for _ in 1..<runs {
    let next = try timed()
    best = (min(best.seconds, next.seconds), next.result)
  }
  return best
}
