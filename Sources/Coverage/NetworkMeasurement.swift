import PlanarGeometry
import WalkNetwork

/// Measures one community after the other against the fields of a network. One per task.
struct NetworkMeasurement: Sendable {
  private let fields: NetworkFields
  private let request: NetworkCoverage.Request
  private var lattice: DemandLattice
  private var demand = CommunityDemand(.points([]), weights: [[]])
  private var sampled = SampledDemand()
  private var places: NetworkPlaces
  private var walks = NodeWalks()
  private var weights: [Double] = []
  private var weighted = WeightedDistances()
  private var lanes: (distances: [Lanes], weights: [Lanes]) = ([], [])
  private var distances: [Double] = []

  init(_ fields: NetworkFields, _ request: NetworkCoverage.Request) {
    self.fields = fields
    self.request = request
    lattice = DemandLattice(cell: request.cell)
    places = NetworkPlaces(fields, cell: request.cell)
  }

  mutating func prepare(_ demand: CommunityDemand) {
    self.demand = demand
    sampled.sample(demand, &lattice)
    places.prepare(demand, sampled)
  }

  /// Figures of the community for a layer.
  mutating func figures(layer number: Int, wantsMissed: Bool) -> NetworkFigures {
    let layer = fields.layers[number]
    var figures = NetworkFigures()
    sampled.weights(demand.weights[layer.column], into: &weights)
    walks.gather(fields.fields[number], places.nodes, places.edges)
    let grounds = FacilityGrounds(layer, near: demand.box)
    measureSamples(layer, grounds)
    figures.distances.minimum = distances.min() ?? .infinity
    lanes.distances.fill(distances, padding: .infinity)
    lanes.weights.fill(weights, padding: 0)
    weighted.summarize(
      lanes.distances, weights: lanes.weights, radius: layer.radius, into: &figures.distances)
    let total = demand.total(layer.column)
    figures.covered = covered(layer, total: total)
    countUnconnected(&figures)
    if places.pieces.isEmpty {
      (figures.low, figures.high) = (figures.covered, figures.covered)
    } else {
      bound(&figures, layer, grounds, total: total)
    }
    if wantsMissed && figures.covered < request.threshold * total - 1e-9 * total {
      figures.missed = missedSamples(fields.fields[number], layer)
    }
    return figures
  }

  private mutating func measureSamples(_ layer: FacilityLayer, _ grounds: FacilityGrounds) {
    distances.removeAll(keepingCapacity: true)
    for (number, access) in places.sampleAccesses.enumerated() {
      var distance = Double.infinity
      if access.edge >= 0 {
        distance = walks.distance(access, places.attachments[number])
      }
      if !grounds.isEmpty && grounds.contain(sampled.samples[number].position) { distance = 0 }
      distances.append(distance <= 3 * layer.radius ? distance : .infinity)
    }
  }

  private func countUnconnected(_ figures: inout NetworkFigures) {
    let graph = fields.index.graph
    for (attachment, weight) in zip(places.attachments, weights) {
      guard let attachment else {
        figures.demandOffNetwork += weight
        continue
      }
      if graph.component(ofEdge: Int(attachment.edge)) > 0 { figures.demandOnIslands += weight }
    }
  }

  /// Exactly the total when every sample is reached.
  private func covered(_ layer: FacilityLayer, total: Double) -> Double {
    let reach = WalkReach.limit(of: layer.radius)
    var covered = 0.0
    var isWhole = true
    for (distance, weight) in zip(distances, weights) {
      if distance <= reach { covered += weight } else if weight > 0 { isWhole = false }
    }
    return isWhole ? total : min(covered, total)
  }

  /// Where samples with demand meet the network.
  func gates(_ shared: SharedEdges) -> FacilityCatchments.Gates {
    var gates = FacilityCatchments.Gates()
    var nearest = [Double](repeating: .infinity, count: places.nodes.count)
    let isPeopled = demand.weights[0].map { $0 > 0 }
    for (number, access) in places.sampleAccesses.enumerated()
    where access.edge >= 0 && isPeopled[Int(sampled.samples[number].place)] {
      nearest[Int(access.tail)] = min(nearest[Int(access.tail)], access.metresToTail)
      nearest[Int(access.head)] = min(nearest[Int(access.head)], access.metresToHead)
      if let attachment = places.attachments[number], shared.contains(attachment.edge) {
        gates.neighbors.append(attachment)
      }
    }
    for (number, metres) in nearest.enumerated() where metres < .infinity {
      gates.nodes.append(places.nodes[number])
      gates.metres.append(metres)
    }
    return gates
  }

  private func missedSamples(
    _ field: DistanceField, _ layer: FacilityLayer
  ) -> [NetworkFigures.MissedSample] {
    let reach = WalkReach.limit(of: layer.radius)
    let beyond = weights.indices.filter { distances[$0] > reach && weights[$0] > 0 }
    let straight = StraightReach(of: layer, detour: request.detour, near: demand.box)
    let onPaper = beyond.filter { straight.contains(sampled.samples[$0].position) }
    let missed = onPaper.isEmpty ? beyond : onPaper
    let step = max((missed.count + 7) / 8, 1)
    return stride(from: step / 2, to: missed.count, by: step).map { place in
      let number = missed[place]
      return NetworkFigures.MissedSample(
        position: sampled.samples[number].position, weight: weights[number],
        distance: distances[number],
        connection: field.connection(of: places.attachments[number]))
    }
  }
}

extension NetworkMeasurement {
  /// Bounds the demand within reach, and narrows the bounds while they leave the threshold open.
  private mutating func bound(
    _ figures: inout NetworkFigures, _ layer: FacilityLayer, _ grounds: FacilityGrounds,
    total: Double
  ) {
    let column = demand.weights[layer.column]
    var open: [OpenPiece] = []
    var sum = BoundedDemand(total: total)
    for number in sampled.samples.indices {
      sort(number, column, layer.radius, grounds, &sum, &open)
    }
    let wanted = (request.threshold - 1e-9) * total
    // A projection may make a cell of 100 m a little less.
    let least = request.minimumCell * 2 * 0.99
    open.removeAll { places.side(of: $0.number) < least }
    while !open.isEmpty, sum.low < wanted, sum.high >= wanted {
      // What the samples suggest is shown soonest by the pieces farthest on that side.
      let isLikelyMet = figures.covered >= wanted
      let divided = open.sorted {
        isLikelyMet
          ? ($0.excess, $0.number) < ($1.excess, $1.number)
          : ($1.excess, $0.number) < ($0.excess, $1.number)
      }
      open.removeAll(keepingCapacity: true)
      for piece in divided {
        sum.takeOpen(weight(of: piece.number, column))
        for part in places.parts(of: piece.number) {
          walks.extend(places.nodes, places.edges)
          sort(part, column, layer.radius, grounds, &sum, &open)
        }
        if sum.low >= wanted || sum.high < wanted { break }
      }
      open.removeAll { places.side(of: $0.number) < least }
    }
    (figures.low, figures.high) = (sum.low, sum.high)
  }

  /// Adds a piece to what is reached, to what is not, or to the open ones.
  private func sort(
    _ number: Int, _ column: [Double], _ radius: Double, _ grounds: FacilityGrounds,
    _ sum: inout BoundedDemand, _ open: inout [OpenPiece]
  ) {
    let piece = places.pieces[number]
    let weight = weight(of: number, column)
    guard weight > 0 else { return }
    var range = walks.range(of: piece, places, beyond: 3 * radius)
    if !grounds.isEmpty { grounds.narrow(&range, piece.place.center, piece.place.radius) }
    if range.upperBound <= radius {
      sum.inside += weight
    } else if range.lowerBound <= radius {
      sum.addOpen(weight)
      let middle = (range.lowerBound + min(range.upperBound, 3 * radius)) / 2
      open.append(OpenPiece(number: number, excess: middle - radius))
    } else {
      sum.hasOutside = true
    }
  }
}

extension NetworkMeasurement {
  private func weight(of number: Int, _ column: [Double]) -> Double {
    places.pieces[number].share * column[Int(places.pieces[number].land)]
  }
}

/// A piece of land that is neither within reach as a whole nor beyond.
private struct OpenPiece {
  var number: Int
  /// Metres by which the middle of its distances exceeds the radius.
  var excess: Double
}

/// What straight lines reach in and about a box.
private struct StraightReach {
  private let reach: Double
  private let points: [PlanarPoint]
  private let regions: [PlanarRegion]

  /// Complexity: O(facilities of the layer).
  init(of layer: FacilityLayer, detour: Double, near box: PlanarBox) {
    let reach = layer.radius / detour
    let around = box.expanded(by: reach)
    self.reach = reach
    points = layer.points.filter { around.contains($0) }
    regions = layer.regions.filter { $0.box.intersects(around) }
  }

  func contains(_ place: PlanarPoint) -> Bool {
    points.contains { $0.squaredDistance(to: place) <= reach * reach }
      || regions.contains { $0.squaredDistance(to: place) <= reach * reach }
  }
}

/// Demand that is within reach, and that may be.
private struct BoundedDemand {
  let total: Double
  var inside = 0.0
  private var open = 0.0
  private var openPieces = 0
  var hasOutside = false

  init(total: Double) { self.total = total }

  mutating func addOpen(_ weight: Double) {
    open += weight
    openPieces += 1
  }

  mutating func takeOpen(_ weight: Double) {
    openPieces -= 1
    open = openPieces == 0 ? 0 : open - weight
  }

  /// Exactly the total when everything is inside.
  var low: Double { openPieces == 0 && !hasOutside ? total : min(inside, total) }
  var high: Double { hasOutside ? min(inside + open, total) : total }
}
