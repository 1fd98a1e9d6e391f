import Benchmark
import Coverage
import GEOSBridge
import SpatialIndexing
import Trials

/// W1 and W2 in a small size: a district of the sample, 20 types, within 1000 m, with every strategy; and
/// the same areas with GEOS's discs of 64 segments. Before anything is timed all strategies and numbers of
/// threads have given the same bits, and GEOS areas as much lower as its discs lose.
let benchmarks: @Sendable () -> Void = {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, .retainCount], maxDuration: .seconds(1))
  for strategy in IndexStrategy.sorting {
    Benchmark("covered-area-\(strategy)", configuration: configuration) {
      (benchmark: Benchmark, district: District) in
      for _ in benchmark.scaledIterations {
        blackHole(await district.areas(strategy, threads: 1))
      }
    } setup: {
      try await District.verified()
    }
    Benchmark("nearest-distance-\(strategy)", configuration: configuration) {
      (benchmark: Benchmark, district: District) in
      for _ in benchmark.scaledIterations {
        blackHole(await district.distances(strategy, threads: 1))
      }
    } setup: {
      try await District.verified()
    }
  }
  Benchmark("covered-area-GEOS-discs", configuration: configuration) {
    (benchmark: Benchmark, district: District) in
    for _ in benchmark.scaledIterations { blackHole(try district.areasOfDiscs()) }
  } setup: {
    try await District.verified()
  }
}
