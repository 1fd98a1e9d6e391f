import Assessment
import Benchmark
import CityReading
import Foundation
import Trials
import WalkNetwork

/// W8 on the sample: communities (GeoJSON) with facilities (CSV) as a city, beside Foundation's parser of
/// JSON on the communities alone, and the network (PBF) as a graph. Before anything is timed Foundation has
/// found the same communities, and as many facilities as the table has lines.
let benchmarks: @Sendable () -> Void = {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput], maxDuration: .seconds(3))
  Benchmark("communities-and-facilities", configuration: configuration) {
    (benchmark: Benchmark, sample: Sample) in
    for _ in benchmark.scaledIterations { blackHole(try sample.reader.read()) }
  } setup: {
    try Sample()
  }
  Benchmark("communities-with-Foundation", configuration: configuration) {
    (benchmark: Benchmark, sample: Sample) in
    for _ in benchmark.scaledIterations { blackHole(try sample.parsedCommunities()) }
  } setup: {
    try Sample()
  }
  Benchmark("network-to-graph", configuration: configuration) {
    (benchmark: Benchmark, sample: Sample) in
    for _ in benchmark.scaledIterations { blackHole(try sample.graph()) }
  } setup: {
    try Sample()
  }
}

private struct Sample {
  let reader: CityReader
  private let input: CityInput
  private let network: NetworkReader

  init() throws {
    let study = try SampleCity.study()
    reader = CityReader(study)
    input = try reader.read()
    guard let source = study.network else { throw Disagreement(what: "no network in the study") }
    network = NetworkReader(source)
    try verify()
  }

  func graph() throws -> WalkGraph {
    WalkGraphBuilder().build(try network.read(local: input.local).ways)
  }

  /// Codes of the communities, each as often as a feature has it.
  func parsedCommunities() throws -> [String] {
    let data = try Data(contentsOf: SampleCity.folder.appending(path: "communities.geojson"))
    let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let features = json?["features"] as? [[String: Any]] ?? []
    return features.compactMap { feature in
      let code = (feature["properties"] as? [String: Any])?["社区编码"]
      return code.map { "\($0)" }
    }
  }

  private func verify() throws {
    guard try Set(parsedCommunities()) == Set(input.city.communities.map(\.id)) else {
      throw Disagreement(what: "other communities")
    }
    let table = try String(
      contentsOf: SampleCity.folder.appending(path: "facilities.csv"), encoding: .utf8)
    guard table.split(whereSeparator: \.isNewline).count - 1 == input.city.facilities.count else {
      throw Disagreement(what: "another number of facilities")
    }
  }

  private struct Disagreement: Error {
    var what: String
  }
}
