import Assessment
import OSMFiles
import PlanarGeometry
import Projection
import TableFiles
import WalkNetwork
import Wording

extension CityReader {
  /// The metric of the study; without one, the network where it is given, else straight lines.
  func resolvedMetric() throws(InputError) -> Metric {
    guard let metric = study.metric else { return study.network == nil ? .straight : .network }
    if metric == .network && study.network == nil { throw .usage(.noNetworkStated) }
    return metric
  }

  /// The measure of the study; without one, population where it is given, else residential land, else
  /// area.
  func resolvedMeasure() throws(InputError) -> DemandMeasure {
    switch study.measure {
    case .population where study.population == nil: throw .usage(.noPopulationStated)
    case .residential where study.residential == nil: throw .usage(.noResidentialStated)
    case let measure?: return measure
    case nil where study.population != nil: return .population
    case nil: return study.residential == nil ? .area : .residential
    }
  }

  /// Warns of types that serve a street or a district only where communities do not say theirs.
  func noteUnnamedAreas(
    _ standard: Standard, _ communities: [Community], log: inout ReadingLog
  ) {
    for type in standard.types where study.types?.contains(type.id) ?? true {
      let area: KeyPath<Community, String?>
      switch type.serves {
      case .anyone, .community: continue
      case .street: area = \.street
      case .district: area = \.district
      }
      let unnamed = communities.count { $0[keyPath: area] == nil }
      guard unnamed > 0 else { continue }
      let message = InputMessage.areaNotNamed(type.id, area: type.serves.rawValue, count: unnamed)
      log.note(
        Finding(.warning, .kept, field: type.serves.rawValue, says: message),
        file: study.communities?.path)
    }
  }

  /// Reports files that the study names and this version, or this run, does not read.
  func noteUnread(_ metric: Metric, log: inout ReadingLog) {
    if let barriers = study.barriers, metric == .straight {
      log.note(Finding(.info, .skipped, says: .barriersNotUsed), file: barriers.path)
    }
  }
}

extension CityReader {
  /// The network and the barriers of the study, in metres of `local`; `box` is around the communities.
  ///
  /// - Throws: also when the network has no edge, none that can be entered, or lies beyond the snap limit from the box.
  func readNetwork(
    local: LocalSystem, box: PlanarBox, profile: WalkabilityProfile, log: inout ReadingLog
  ) throws(InputError) -> PedestrianNetwork {
    guard let source = study.network else { throw .usage(.noNetworkStated) }
    let reader = NetworkReader(
      source, profile: profile, streets: study.streetJoining, lengthUnit: study.lengthUnit,
      language: language)
    let builder =
      study.smallestComponent.map(WalkGraphBuilder.init(smallestComponent:)) ?? WalkGraphBuilder()
    let (graph, input) = try reader.readGraph(local: local, builder: builder)
    log.add(input)
    log.tally(length: graph.components.reduce(0) { $0 + $1.length }, ofNetwork: source.path)
    if input.isIncomplete { log.alert(NetworkTexts.incompleteFile, isFirst: true) }
    guard graph.edgeCount > 0 else {
      throw .data(file: source.path, row: nil, Self.nothingUsable(graph.omissions))
    }
    guard graph.edges.contains(where: \.isEnterable) else {
      throw .data(file: source.path, row: nil, .nothingEntered)
    }
    let distance = graph.distance(to: box)
    let limit = study.snapLimit ?? AssessmentOptions().snapLimit
    guard distance <= limit else {
      let message: InputMessage =
        distance < 1000
        ? .networkBeyondSnapLimit(metres: distance, limit: limit)
        : .networkElsewhere(kilometres: local.groundDistance(distance) / 1000)
      throw .data(file: source.path, row: nil, message)
    }
    let barriers = try study.barriers.map { barriers throws(InputError) in
      try BarrierReader.read(barriers, local: local, box: box, log: &log)
    }
    return PedestrianNetwork(graph: graph, barriers: barriers ?? .none)
  }

  /// Why a network that was read has no edge.
  private static func nothingUsable(_ omissions: WalkGraph.Omissions) -> InputMessage {
    guard omissions.unusableSegments > 0 else { return .noUsableEdge }
    return .omittedSegments(omissions.unusableSegments)
  }
}

extension WalkGraph {
  /// Metres from the box to the nearest piece of an edge that can be entered, or a little less: pieces count by
  /// their boxes.
  ///
  /// Complexity: O(vertices).
  fileprivate func distance(to box: PlanarBox) -> Double {
    var least = Double.infinity
    for edge in 0..<edgeCount where edges[edge].isEnterable {
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
