package import NearestStreets
import PlanarGeometry
package import WalkNetwork

/// Measures one community after the other against walking fields. One per task.
package struct NetworkMeasurement: Sendable {
  /// A community and its places, ready to be measured at any time.
  package struct Community: Sendable {
    fileprivate var demand: CommunityDemand
    fileprivate var sampled: SampledDemand
    fileprivate var places: NetworkPlaces
    fileprivate var sheet: LandSheet?
  }

  private let index: EdgeIndex
  private let snapLimit: Double
  private let request: NetworkCoverage.Request
  private var lattice: DemandLattice
  private var demand = CommunityDemand(.points([]), weights: [[]])
  private var sampled = SampledDemand()
  private var places: NetworkPlaces
  /// nil where barriers stand.
  private var land: LandMeasurement?
  /// Whether `land` measures the community.
  private var isLand = false
  private var walks = NodeWalks()
  private var weights: [Double] = []
  private var weighted = WeightedDistances()
  private var lanes: (distances: [Lanes], weights: [Lanes]) = ([], [])
  private var distances: [Double] = []

  /// - Parameter snapLimit: longest access leg in metres, greater than 0.
  package init(
    _ index: EdgeIndex, _ streets: StreetIndex?, snapLimit: Double,
    _ request: NetworkCoverage.Request
  ) {
    self.index = index
    land = streets.map { LandMeasurement($0, of: index.graph, limit: snapLimit) }
    self.snapLimit = snapLimit
    self.request = request
    lattice = DemandLattice(cell: request.cell)
    places = NetworkPlaces(
      index, within: snapLimit, cell: request.cell, numbers: NetworkNumbers(index.graph))
  }

  /// Takes the community that was prepared out, to be kept.
  ///
  /// - Parameter shrinking: whether it is to take no more memory than it needs.
  package mutating func takeOut(shrinking: Bool) -> Community {
    if shrinking { places.shrink() }
    var taken = NetworkPlaces(
      index, within: snapLimit, cell: request.cell, numbers: NetworkNumbers())
    taken.takeNumbers(from: &places)
    swap(&places, &taken)
    return Community(
      demand: demand, sampled: sampled, places: taken, sheet: isLand ? land?.sheet : nil)
  }

  /// Prepares a community that was kept, which leaves nil; faster than from its demand. Without one it does
  /// nothing.
  package mutating func putIn(_ community: inout Community?) {
    guard var taken = community.take() else { return }
    taken.places.takeNumbers(from: &places)
    swap(&places, &taken.places)
    (demand, sampled) = (taken.demand, taken.sampled)
    prepareLand(taken.sheet)
  }

  /// Nodes on whose distances figures of the community may have depended so far.
  package var nodes: [Int32] { isLand ? land?.nodes ?? [] : places.nodes }

  /// Complexity: O(samples · edges about a sample).
  package mutating func prepare(_ demand: CommunityDemand) {
    self.demand = demand
    prepareLand(nil)
    guard !isLand else { return }
    sampled.sample(demand, &lattice)
    places.prepare(demand, sampled)
  }

  /// - Parameter sheet: of the community's land, where it was kept.
  private mutating func prepareLand(_ sheet: LandSheet?) {
    isLand = false
    guard case .land(let lands) = demand.places, land != nil else { return }
    isLand = true
    land?.prepare(lands, weights: demand.weights, sheet)
  }

  /// Figures of the community for a layer, without the facilities in reach.
  ///
  /// - Parameter field: searched from the layer, within three radii.
  package mutating func figures(
    _ layer: FacilityLayer, _ field: DistanceField, wantsMissed: Bool
  ) -> NetworkFigures {
    if isLand, let figures = land?.figures(layer, field, request, wantsMissed: wantsMissed) {
      return figures
    }
    var figures = NetworkFigures()
    sampled.weights(demand.weights[layer.weightColumn], into: &weights)
    walks.gather(from: field, nodes: places.nodes, edges: places.edges)
    let grounds = FacilityGrounds(layer, near: demand.box)
    measureSamples(to: layer, grounds, in: field)
    figures.distances.minimum = distances.min() ?? .infinity
    lanes.distances.replace(with: distances, padding: .infinity)
    lanes.weights.replace(with: weights, padding: 0)
    weighted.summarize(
      lanes.distances, weights: lanes.weights, radius: layer.radius, into: &figures.distances)
    let total = demand.total(layer.weightColumn)
    figures.covered = covered(layer, total: total)
    countUnconnected(&figures)
    if places.pieces.isEmpty {
      (figures.low, figures.high) = (figures.covered, figures.covered)
    } else {
      bound(&figures, to: layer, grounds, in: field, total: total)
    }
    if wantsMissed && figures.covered < request.threshold * total - 1e-9 * total {
      figures.missed = missedSamples(field, layer)
    }
    return figures
  }

  /// Demand of the community's samples within the radius, in the column of the layer.
  package mutating func covered(_ layer: FacilityLayer, _ field: DistanceField) -> Double {
    if isLand, let covered = land?.covered(layer, field) { return covered }
    sampled.weights(demand.weights[layer.weightColumn], into: &weights)
    walks.gather(from: field, nodes: places.nodes, edges: places.edges)
    measureSamples(to: layer, FacilityGrounds(layer, near: demand.box), in: field)
    return covered(layer, total: demand.total(layer.weightColumn))
  }

  private mutating func measureSamples(
    to layer: FacilityLayer, _ grounds: FacilityGrounds, in field: DistanceField
  ) {
    distances.removeAll(keepingCapacity: true)
    for (number, access) in places.sampleAccesses.enumerated() {
      var distance = Double.infinity
      if access.edge >= 0 {
        distance = walks.distance(access, places.attachments[number], in: field)
      }
      if !grounds.isEmpty && grounds.contain(sampled.samples[number].position) { distance = 0 }
      distances.append(distance)
    }
  }

  private func countUnconnected(_ figures: inout NetworkFigures) {
    let graph = index.graph
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
  package func gates(_ shared: SharedEdges) -> FacilityCatchments.Gates {
    if isLand, let land { return land.gates(shared) }
    var gates = FacilityCatchments.Gates()
    var nearest = [Double](repeating: .infinity, count: places.nodes.count)
    let isPeopled = demand.weights[0].map { $0 > 0 }
    for (number, access) in places.sampleAccesses.enumerated()
    where access.edge >= 0 && isPeopled[Int(sampled.samples[number].place)] {
      nearest[Int(access.tail)] = min(nearest[Int(access.tail)], access.metresToTail)
      nearest[Int(access.head)] = min(nearest[Int(access.head)], access.metresToHead)
      if let attachment = places.attachments[number], shared.contains(attachment.edge) {
        gates.neighbors.append((attachment.edge, EdgeStretch(attachment)))
      }
    }
    for (number, metres) in nearest.enumerated() where metres < .infinity {
      gates.nodes.append(places.nodes[number])
      gates.metres.append(metres)
    }
    return gates
  }

  /// Whether some sample with demand reaches a facility along the edge that both lie on.
  ///
  /// - Parameter sources: of the facility.
  package func reaches(_ sources: [WalkSource], within radius: Double) -> Bool {
    let reach = WalkReach.limit(of: radius)
    if isLand, let land { return land.reaches(sources, within: reach) }
    return places.attachments.indices.contains { number in
      guard let attachment = places.attachments[number] else { return false }
      return sources.contains {
        $0.attachment.edge == attachment.edge && $0.metres(from: attachment) <= reach
      } && demand.weights[0][Int(sampled.samples[number].place)] > 0
    }
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
    _ figures: inout NetworkFigures, to layer: FacilityLayer, _ grounds: FacilityGrounds,
    in field: DistanceField, total: Double
  ) {
    let column = demand.weights[layer.weightColumn]
    var open: [OpenPiece] = []
    var sum = BoundedDemand(total: total)
    for number in sampled.samples.indices {
      sort(
        number, weights: column, within: layer.radius, grounds: grounds, in: field, into: &sum,
        open: &open)
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
          ? $0.precedes($1, byExcess: $0.excess - $1.excess)
          : $0.precedes($1, byExcess: $1.excess - $0.excess)
      }
      open.removeAll(keepingCapacity: true)
      for piece in divided {
        sum.takeOpen(weight(of: piece.number, column))
        for part in places.parts(of: piece.number) {
          walks.extend(from: field, nodes: places.nodes, edges: places.edges)
          sort(
            part, weights: column, within: layer.radius, grounds: grounds, in: field, into: &sum,
            open: &open)
        }
        if sum.low >= wanted || sum.high < wanted { break }
      }
      open.removeAll { places.side(of: $0.number) < least }
    }
    (figures.low, figures.high) = (sum.low, sum.high)
  }

  /// Adds a piece to what is reached, to what is not, or to the open ones.
  private func sort(
    _ number: Int, weights column: [Double], within radius: Double, grounds: FacilityGrounds,
    in field: DistanceField, into sum: inout BoundedDemand, open: inout [OpenPiece]
  ) {
    let piece = places.pieces[number]
    let weight = weight(of: number, column)
    guard weight > 0 else { return }
    var range = walks.range(of: piece, places, field, beyond: 3 * radius)
    if !grounds.isEmpty {
      grounds.narrow(&range, around: piece.place.center, radius: piece.place.radius)
    }
    if range.upperBound <= radius {
      sum.inside += weight
    } else if range.lowerBound <= radius {
      sum.addOpen(weight)
      let middle = (range.lowerBound + min(range.upperBound, 3 * radius)) / 2
      open.append(
        OpenPiece(
          number: number, corner: PlanarPoint(x: piece.square.minX, y: piece.square.minY),
          land: piece.land, excess: middle - radius))
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
  /// Of its square, the south-western one.
  var corner: PlanarPoint
  var land: Int32
  /// Metres by which the middle of its distances exceeds the radius.
  var excess: Double

  /// Of equal pieces the one further south-west, so that nothing depends on what was divided before.
  func precedes(_ other: OpenPiece, byExcess difference: Double) -> Bool {
    (difference, corner.x, corner.y, Double(land))
      < (0, other.corner.x, other.corner.y, Double(other.land))
  }
}

/// What straight lines reach in and about a box.
struct StraightReach {
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
