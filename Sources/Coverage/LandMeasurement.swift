import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Measures land against walking fields, one community after the other: exactly, from its partition by the
/// nearest streets. One per task.
struct LandMeasurement: Sendable {
  /// The parts of the community's land that are on the network.
  private(set) var sheet = LandSheet()
  private let graph: WalkGraph
  private let streets: StreetSubdivision
  private var partitioner: LandPartitioner
  /// For grounds, which are reached however far they are from a street.
  private var unlimited: LandPartitioner
  private var lands: [CommunityDemand.Land] = []
  private var weights: [[Double]] = []
  /// m² by which the parts of each land are more than it.
  private var excesses: [Double] = []
  private var walks = LandWalks()
  /// Whether `walks` has the parts on grounds besides.
  private var hasGrounds = false

  /// Less than this share of the demand is rounding of the parts' areas.
  private static let rounding = 1e-9
  /// More than this share of a land is no rounding of its parts' areas.
  private static let overlap = 1e-6

  /// - Parameter limit: longest leg in metres.
  init(_ streets: StreetIndex, limit: Double) {
    graph = streets.graph
    self.streets = streets.streets
    partitioner = LandPartitioner(streets, limit: limit)
    unlimited = LandPartitioner(streets, limit: 1e6)
  }

  /// - Parameter sheet: of the same demand, where it was kept.
  /// - Complexity: that of the partition.
  mutating func prepare(
    _ lands: [CommunityDemand.Land], weights: [[Double]], _ sheet: LandSheet? = nil
  ) {
    (self.lands, self.weights) = (lands, weights)
    self.sheet = sheet ?? LandSheet(partitioner.partition(lands.map(\.region)), graph)
    walks.prepare(self.sheet)
    hasGrounds = false
    excesses = zip(self.sheet.partition.areas(lands: lands.count), lands).map { area, land in
      area > land.area * (1 + Self.overlap) ? area - land.area : 0
    }
  }

  /// Nodes on whose distances figures depend, ascending.
  var nodes: [Int32] { Set(sheet.tails).union(sheet.heads).sorted() }

  /// Demand on a m² of each land.
  private func densities(_ column: Int) -> [Double] {
    zip(lands, weights[column]).map { land, weight in weight / land.area }
  }
}

// MARK: Figures

extension LandMeasurement {
  mutating func figures(
    _ layer: FacilityLayer, _ field: DistanceField, for request: NetworkCoverage.Request,
    wantsMissed: Bool
  ) -> NetworkFigures {
    let total = weights[layer.weightColumn].reduce(0, +)
    gather(layer, field)
    var figures = NetworkFigures()
    let offNetwork = offNetwork(of: total)
    walks.summarize(radius: layer.radius, offNetwork: offNetwork, into: &figures)
    figures.demandOffNetwork = offNetwork
    figures.demandOnIslands = walks.demand(whereEdge: { graph.component(ofEdge: Int($0)) > 0 })
    figures.covered = walks.isWhole && offNetwork == 0 ? total : min(figures.covered, total)
    figures.setInterval(unknown: offNetwork, for: layer, of: total)
    if request.wantsCurves {
      figures.curve = ReachCurve(
        covered: figures.covered, of: total, shortfall: figures.distances.shortfall
      ) { walks.covered(within: $0 * layer.radius) }
    }
    openByOverlaps(&figures, layer.weightColumn, total: total)
    if wantsMissed && request.isMissed(by: figures, of: total) {
      figures.missed = missedSamples(layer, field, detour: request.detour)
    }
    return figures
  }

  /// Parts of a land sum to it, but for what is off the network; what they are more is known of none of them.
  private func openByOverlaps(_ figures: inout NetworkFigures, _ column: Int, total: Double) {
    for (excess, density) in zip(excesses, densities(column)) {
      figures.demandCountedTwice += excess * density
    }
    guard figures.demandCountedTwice > 0 else { return }
    figures.low = max(figures.low - figures.demandCountedTwice, 0)
    figures.high = min(figures.high + figures.demandCountedTwice, total)
  }

  /// Demand within the radius of a layer.
  mutating func covered(_ layer: FacilityLayer, _ field: DistanceField) -> Double {
    let total = weights[layer.weightColumn].reduce(0, +)
    gather(layer, field)
    let covered = walks.covered(within: layer.radius)
    return walks.isWhole && offNetwork(of: total) == 0 ? total : min(covered, total)
  }

  /// Takes over the walks to a layer; who stands on the grounds of one of its facilities has arrived, and is
  /// taken away from those who walk.
  private mutating func gather(_ layer: FacilityLayer, _ field: DistanceField) {
    let densities = densities(layer.weightColumn)
    walks.arrived = 0
    let box = lands.reduce(into: PlanarBox.empty) { $0.insert($1.region.box) }
    let grounds = layer.regions.filter { $0.box.intersects(box) }
    guard !grounds.isEmpty else {
      if hasGrounds { walks.prepare(sheet) }
      hasGrounds = false
      walks.gather(field, densities: densities)
      return
    }
    let regions = lands.map(\.region)
    var all = sheet.partition
    for (number, ground) in grounds.enumerated() {
      let before = Array(grounds[..<number])
      all.append(
        partitioner.partition(regions, on: ground, outside: before), landsFrom: lands.count)
      let parts = unlimited.partition(regions, on: ground, outside: before)
      for (area, density) in zip(parts.areas(lands: lands.count), densities) {
        walks.arrived += area * density
      }
    }
    walks.prepare(LandSheet(all, graph))
    hasGrounds = true
    walks.gather(field, densities: densities + densities.map { -$0 })
  }

  /// Demand without any part on the network that has not arrived either.
  private func offNetwork(of total: Double) -> Double {
    let rest = total - walks.demand - walks.arrived
    return rest > Self.rounding * total ? rest : 0
  }
}

// MARK: Facilities in reach

extension LandMeasurement {
  /// Where demand meets the network.
  func gates(_ shared: SharedEdges) -> FacilityCatchments.Gates {
    var nearest: [Int32: Double] = [:]
    func offer(_ node: Int32, _ metres: Double) {
      nearest[node] = min(nearest[node] ?? .infinity, metres)
    }
    sheet.forEachGate { edge, land, toTail, toHead in
      guard isPeopled(land) else { return }
      offer(sheet.tails[Int(edge)], toTail)
      offer(sheet.heads[Int(edge)], toHead)
    }
    var gates = FacilityCatchments.Gates()
    gates.set(nearest)
    for (number, edge) in sheet.partition.edges.enumerated() where shared.contains(edge) {
      for stretch in sheet.stretches(ofEdge: Int32(number), where: isPeopled) {
        gates.neighbors.append((edge, stretch))
      }
    }
    return gates
  }

  /// Whether some demand reaches a facility along the edge that both lie on.
  func reaches(_ sources: [WalkSource], within reach: Double) -> Bool {
    sources.contains { source in
      guard let number = sheet.partition.edges.firstIndex(of: source.attachment.edge)
      else { return false }
      return sheet.stretches(ofEdge: Int32(number), where: isPeopled)
        .contains { $0.metres(to: source) <= reach }
    }
  }

  private func isPeopled(_ land: Int32) -> Bool { weights[0][Int(land)] > 0 }
}

// MARK: Evidence

extension LandMeasurement {
  /// Some places beyond the radius, those that straight lines reach if there are any.
  private mutating func missedSamples(
    _ layer: FacilityLayer, _ field: DistanceField, detour: Double
  ) -> [NetworkFigures.MissedSample] {
    let box = lands.reduce(into: PlanarBox.empty) { $0.insert($1.region.box) }
    let straight = StraightReach(of: layer, detour: detour, near: box)
    var beyond = placesOffNetwork(layer.weightColumn)
    walks.forEachPlace(beyond: layer.radius, streets) { place, demand, distance, edge in
      let attachment = EdgeAttachment(edge: edge, offset: 0, leg: 0)
      beyond.append(
        NetworkFigures.MissedSample(
          position: place, weight: demand, distance: distance,
          connection: field.connection(of: attachment)))
    }
    return .some(of: beyond, reachedBy: straight)
  }

  /// A place in each land of which some is off the network.
  private func placesOffNetwork(_ column: Int) -> [NetworkFigures.MissedSample] {
    let areas = sheet.partition.areas(lands: lands.count)
    return lands.indices.compactMap { number in
      let land = lands[number]
      let share = 1 - areas[number] / land.area
      guard share > Self.rounding, weights[column][number] > 0 else { return nil }
      let (center, box) = (land.region.centroid, land.region.box)
      return NetworkFigures.MissedSample(
        position: land.region.surfacePoint(near: center, minX: box.minX, maxX: box.maxX)
          ?? center,
        weight: share * weights[column][number], distance: .infinity, connection: .offNetwork)
    }
  }
}
