import Assessment
import OSMFiles
import PlanarGeometry
import Projection
import WalkNetwork
import Wording

extension CityReader {
  /// The network and the barriers of the study, in metres of `local`; `box` is around the communities.
  ///
  /// - Throws: also when the network has no edge or lies beyond the snap limit from the box.
  func readNetwork(
    local: LocalSystem, box: PlanarBox, profile: WalkabilityProfile, log: inout ReadingLog
  ) throws(InputError) -> PedestrianNetwork {
    guard let source = study.network else { throw .usage(.noNetworkStated) }
    let reader = NetworkReader(
      source, profile: profile, streets: study.streetJoining, language: language)
    let builder =
      study.smallestComponent.map(WalkGraphBuilder.init(smallestComponent:)) ?? WalkGraphBuilder()
    let (graph, input) = try reader.readGraph(local: local, builder: builder)
    log.add(input.problems, input.inputs, input.assumed)
    guard graph.edgeCount > 0 else {
      throw .data(file: source.path, row: nil, Self.nothingUsable(graph.omissions))
    }
    let distance = graph.distance(to: box)
    let limit = study.snapLimit ?? AssessmentOptions().snapLimit
    guard distance <= limit else {
      let message: InputMessage =
        distance < 1000
        ? .networkBeyondSnapLimit(metres: distance, limit: limit)
        : .networkElsewhere(kilometres: distance / 1000)
      throw .data(file: source.path, row: nil, message)
    }
    let barriers = try study.barriers.map { barriers throws(InputError) in
      try BarrierReader.read(barriers, local: local, log: &log)
    }
    return PedestrianNetwork(graph: graph, barriers: barriers ?? .none)
  }

  /// Why a network that was read has no edge.
  private static func nothingUsable(_ omissions: WalkGraph.Omissions) -> InputMessage {
    guard omissions.unusableSegments > 0 else { return .noUsableEdge }
    return .omittedSegments(omissions.unusableSegments)
  }
}

extension NetworkSource {
  /// The file that has the ways.
  fileprivate var path: String {
    switch self {
    case .file(let source): source.path
    case .tables(_, let edges, _, _): edges
    }
  }
}

extension WalkGraph {
  /// Metres from the box to the nearest piece of an edge, or a little less: pieces count by their boxes.
  ///
  /// Complexity: O(vertices).
  fileprivate func distance(to box: PlanarBox) -> Double {
    var least = Double.infinity
    for edge in 0..<edgeCount {
      let range = vertexRange(ofEdge: edge)
      for vertex in range.dropLast() {
        let piece = PlanarBox(
          spanning: vertices[vertex].position, vertices[vertex + 1].position)
        least = min(least, piece.squaredDistance(to: box))
      }
    }
    return least.squareRoot()
  }
}
