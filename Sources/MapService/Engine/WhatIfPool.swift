import Projection
import Reporting
import WhatIf

/// A few working copies of the city. A copy shares the storage of the examined city but for what it changes, and
/// is kept for the next request.
actor WhatIfPool {
  private let study: MapStudy
  private let record: WhatIfRecord
  private var workers: [WhatIfWorker] = []
  /// Requests that each worker has taken and not answered.
  private var loads: [Int] = []
  private let limit: Int

  /// - Parameter limit: copies at most, at least 1.
  init(_ study: MapStudy, limit: Int) throws(ProjectionError) {
    (self.study, self.limit, record) = (study, max(limit, 1), study.record)
    workers = [try WhatIfWorker(study, record: record)]
    loads = [0]
  }

  /// Runs `body` with the copy that has least to do.
  func use<Answer: Sendable>(
    _ body: @Sendable (WhatIfWorker) async throws(RequestRefusal) -> Answer
  ) async throws(RequestRefusal) -> Answer {
    let place = freest()
    loads[place] += 1
    defer { loads[place] -= 1 }
    return try await body(workers[place])
  }

  private func freest() -> Int {
    let least = loads.indices.min { loads[$0] < loads[$1] } ?? 0
    guard loads[least] > 0, workers.count < limit,
      let another = try? WhatIfWorker(study, record: record)
    else { return least }
    workers.append(another)
    loads.append(0)
    return workers.count - 1
  }
}
