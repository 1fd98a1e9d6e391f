import Foundation

/// The folder where a rival finds inputs and results.
struct PeerFolder {
  private let url: URL

  init(path: String) throws {
    url = URL(fileURLWithPath: path, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func write(_ value: some Encodable, as name: String) throws {
    try JSONEncoder().encode(value).write(to: url.appending(path: name))
  }

  /// Writes the numbers one behind the other as the machine holds them.
  func write<Number: BitwiseCopyable>(numbers: [Number], as name: String) throws {
    try numbers.withUnsafeBytes { Data($0) }.write(to: url.appending(path: name))
  }
}

/// Seconds that `work` takes, the least of `runs`, and its last result.
func best<Result>(
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
