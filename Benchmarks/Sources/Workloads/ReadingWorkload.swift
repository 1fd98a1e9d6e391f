import CityReading
import PlanarGeometry
import Projection
import Reporting
import RunFiles
import TableFiles
import Trials
import WalkNetwork

/// W8: an OpenStreetMap file, from the disc to the graph.
struct ReadingWorkload {
  var file: String
  var local: LocalSystem

  private struct Times: Encodable {
    var seconds: Double
    var graphSeconds: Double
    var peakBytes: Int?
    var crs: String
  }

  /// Writes seconds, the most memory that was held, positions and segments into `folder`.
  func run(into folder: PeerFolder) throws {
    let reader = NetworkReader(.file(LayerSource(path: file)))
    let (seconds, read) = try best(of: 5) { try reader.readGraph(local: local) }
    let peak = PeakMemory.bytes()
    let (graphSeconds, _) = best(of: 3) { WalkGraphBuilder().build(read.input.ways) }
    try folder.write(
      Times(
        seconds: seconds, graphSeconds: graphSeconds, peakBytes: peak, crs: local.definition),
      as: "times.json")
    let ways = read.input.ways
    try folder.write(numbers: ways.positions.flatMap { [$0.x, $0.y] }, as: "positions.f64")
    try folder.write(numbers: ways.segments.flatMap { [$0.from, $0.to] }, as: "segments.i32")
  }
}
