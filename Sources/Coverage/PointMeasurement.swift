import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Measures points of demand against walking fields, one community after the other. One per task.
struct PointMeasurement: Sendable {
  /// Where each point enters the network; nil off it.
  private(set) var entries: [EdgeAttachment?] = []
  private let graph: WalkGraph
  private var search: EntrySearch
  private var points: [PlanarPoint] = []
  private var weights: [[Double]] = []
  private var accesses = DemandAccesses()
  private var walks: [WalkReach] = []
  private var distances: [Double] = []
  private var weighted = WeightedDistances()
  private var lanes: (distances: [Lanes], weights: [Lanes]) = ([], [])

  init(_ streets: StreetIndex, limit: Double) {
    graph = streets.graph
    search = EntrySearch(streets, limit: limit)
  }

  /// - Parameter entries: of the same points, where they were kept.
  mutating func prepare(
    _ points: [PlanarPoint], weights: [[Double]], _ entries: [EdgeAttachment?]? = nil
  ) {
    (self.points, self.weights) = (points, weights)
    self.entries = entries ?? points.map { search.entry(of: $0) }
    accesses.removeAll(keepingCapacity: true)
    for entry in self.entries { accesses.append(entry.map { [$0] } ?? [], in: graph) }
  }

  /// Nodes on whose distances figures depend, ascending.
  var nodes: [Int32] {
    var nodes = Set<Int32>()
    for entry in entries {
      guard let entry else { continue }
      nodes.insert(graph.edges[Int(entry.edge)].tail)
      nodes.insert(graph.edges[Int(entry.edge)].head)
    }
    return nodes.sorted()
  }

  mutating func figures(
    _ layer: FacilityLayer, _ field: DistanceField, for request: NetworkCoverage.Request,
    wantsMissed: Bool
  ) -> NetworkFigures {
    measure(layer, field)
    let weights = weights[layer.weightColumn]
    var figures = NetworkFigures()
    figures.distances.minimum = distances.min() ?? .infinity
    lanes.distances.replace(with: distances, padding: .infinity)
    lanes.weights.replace(with: weights, padding: 0)
    weighted.summarize(
      lanes.distances, weights: lanes.weights, radius: layer.radius, into: &figures.distances)
    let total = weights.reduce(0, +)
    figures.covered = covered(within: layer.radius, weights, total: total)
    countUnconnected(&figures, weights)
    figures.setInterval(unknown: unknown(weights), for: layer, of: total)
    if request.wantsCurves {
      figures.curve = ReachCurve(distances, weights, radius: layer.radius)
    }
    if wantsMissed && request.isMissed(by: figures, of: total) {
      figures.missed = missedSamples(layer, field, detour: request.detour)
    }
    return figures
  }

  /// Demand within the radius of a layer.
  mutating func covered(_ layer: FacilityLayer, _ field: DistanceField) -> Double {
    measure(layer, field)
    let weights = weights[layer.weightColumn]
    return covered(within: layer.radius, weights, total: weights.reduce(0, +))
  }

  /// Who stands on a facility's grounds has arrived, on the network or off it.
  private mutating func measure(_ layer: FacilityLayer, _ field: DistanceField) {
    field.nearest(from: accesses, into: &walks)
    distances.removeAll(keepingCapacity: true)
    for walk in walks { distances.append(walk.distance) }
    let grounds = FacilityGrounds(layer, near: PlanarBox(around: points))
    guard !grounds.isEmpty else { return }
    for (number, point) in points.enumerated() where grounds.contain(point) {
      distances[number] = 0
    }
  }

  /// Exactly the total when every point is reached.
  private func covered(within radius: Double, _ weights: [Double], total: Double) -> Double {
    let limit = ReachLimit(radius)
    var (covered, isWhole) = (0.0, true)
    for (distance, weight) in zip(distances, weights) {
      if limit.holds(distance) { covered += weight } else if weight > 0 { isWhole = false }
    }
    return isWhole ? total : min(covered, total)
  }

  /// Demand off the network and not on a facility's grounds.
  private func unknown(_ weights: [Double]) -> Double {
    var unknown = 0.0
    for (number, entry) in entries.enumerated() where entry == nil && distances[number] > 0 {
      unknown += weights[number]
    }
    return unknown
  }

  private func countUnconnected(_ figures: inout NetworkFigures, _ weights: [Double]) {
    for (entry, weight) in zip(entries, weights) {
      guard let entry else {
        figures.demandOffNetwork += weight
        continue
      }
      if graph.component(ofEdge: Int(entry.edge)) > 0 { figures.demandOnIslands += weight }
    }
  }

  private func missedSamples(
    _ layer: FacilityLayer, _ field: DistanceField, detour: Double
  ) -> [NetworkFigures.MissedSample] {
    let limit = ReachLimit(layer.radius)
    let weights = weights[layer.weightColumn]
    let beyond = points.indices.filter { !limit.holds(distances[$0]) && weights[$0] > 0 }
    return .some(
      of: beyond.map { number in
        NetworkFigures.MissedSample(
          position: points[number], weight: weights[number], distance: distances[number],
          connection: field.connection(of: entries[number]))
      }, reachedBy: StraightReach(of: layer, detour: detour, near: PlanarBox(around: points)))
  }
}

// MARK: Facilities in reach

extension PointMeasurement {
  /// Where demand meets the network.
  func gates(_ shared: SharedEdges) -> FacilityCatchments.Gates {
    var nearest: [Int32: Double] = [:]
    var gates = FacilityCatchments.Gates()
    for (entry, weight) in zip(entries, weights[0]) where weight > 0 {
      guard let entry else { continue }
      let access = NetworkAccess(entry, in: graph)
      nearest[access.tail] = min(nearest[access.tail] ?? .infinity, access.metresToTail)
      nearest[access.head] = min(nearest[access.head] ?? .infinity, access.metresToHead)
      if shared.contains(entry.edge) { gates.neighbors.append((entry.edge, EdgeStretch(entry))) }
    }
    gates.set(nearest)
    return gates
  }

  /// Whether some demand reaches a facility along the edge that both lie on.
  func reaches(_ sources: [WalkSource], within reach: Double) -> Bool {
    zip(entries, weights[0]).contains { entry, weight in
      guard let entry, weight > 0 else { return false }
      return sources.contains {
        $0.attachment.edge == entry.edge && $0.metres(from: entry) <= reach
      }
    }
  }
}
