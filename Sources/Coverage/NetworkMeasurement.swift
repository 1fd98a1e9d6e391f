package import NearestStreets
import PlanarGeometry
package import WalkNetwork

/// Measures one community after the other against walking fields. One per task.
package struct NetworkMeasurement: Sendable {
  /// A community and where its demand enters the network, ready to be measured at any time.
  package struct Community: Sendable {
    fileprivate var demand: CommunityDemand
    fileprivate var entries: Entries
  }

  fileprivate enum Entries: Sendable {
    case land(LandSheet)
    case points([EdgeAttachment?])
  }

  private let request: NetworkCoverage.Request
  private var demand = CommunityDemand(.points([]), weights: [[]])
  private var land: LandMeasurement
  private var points: PointMeasurement

  /// - Parameter snapLimit: longest leg in metres, greater than 0.
  package init(
    _ streets: StreetIndex, snapLimit: Double, _ request: NetworkCoverage.Request
  ) {
    self.request = request
    land = LandMeasurement(streets, limit: snapLimit)
    points = PointMeasurement(streets, limit: snapLimit)
  }

  private var isLand: Bool {
    if case .land = demand.places { true } else { false }
  }

  /// The community that was prepared, to be kept.
  package var community: Community {
    Community(
      demand: demand, entries: isLand ? .land(land.sheet) : .points(points.entries))
  }

  /// Prepares a community that was kept; faster than from its demand.
  package mutating func prepare(_ community: Community) {
    demand = community.demand
    switch (demand.places, community.entries) {
    case (.land(let lands), .land(let sheet)):
      land.prepare(lands, weights: demand.weights, sheet)
    case (.points(let places), .points(let entries)):
      points.prepare(places, weights: demand.weights, entries)
    default: prepare(demand)
    }
  }

  /// Complexity: that of the partition of land, of a search for each point.
  package mutating func prepare(_ demand: CommunityDemand) {
    self.demand = demand
    switch demand.places {
    case .land(let lands): land.prepare(lands, weights: demand.weights)
    case .points(let places): points.prepare(places, weights: demand.weights)
    }
  }

  /// Nodes on whose distances figures of the community depend.
  package var nodes: [Int32] { isLand ? land.nodes : points.nodes }

  /// Figures of the community for a layer, without the facilities in reach.
  ///
  /// - Parameter field: searched from the layer as far as `WalkGraph.longestWalk`.
  package mutating func figures(
    _ layer: FacilityLayer, _ field: DistanceField, wantsMissed: Bool
  ) -> NetworkFigures {
    isLand
      ? land.figures(layer, field, for: request, wantsMissed: wantsMissed)
      : points.figures(layer, field, for: request, wantsMissed: wantsMissed)
  }

  /// Demand of the community within the radius, in the column of the layer.
  package mutating func covered(_ layer: FacilityLayer, _ field: DistanceField) -> Double {
    isLand ? land.covered(layer, field) : points.covered(layer, field)
  }

  /// Where demand meets the network.
  package func gates(_ shared: SharedEdges) -> FacilityCatchments.Gates {
    isLand ? land.gates(shared) : points.gates(shared)
  }

  /// Whether some demand reaches a facility along the edge that both lie on.
  ///
  /// - Parameter sources: of the facility.
  package func reaches(_ sources: [WalkSource], within radius: Double) -> Bool {
    let reach = ReachLimit(radius).metres
    return isLand ? land.reaches(sources, within: reach) : points.reaches(sources, within: reach)
  }
}

/// What straight lines reach in and about a box.
struct StraightReach {
  private let limit: ReachLimit
  private let points: [PlanarPoint]
  private let regions: [PlanarRegion]

  /// Complexity: O(facilities of the layer).
  init(of layer: FacilityLayer, detour: Double, near box: PlanarBox) {
    limit = ReachLimit(layer.radius, detour: detour)
    let around = box.expanded(by: limit.straightBound)
    points = layer.points.filter { around.contains($0) }
    regions = layer.regions.filter { $0.box.intersects(around) }
  }

  func contains(_ place: PlanarPoint) -> Bool {
    points.contains { limit.holds(squared: $0.squaredDistance(to: place)) }
      || regions.contains { limit.holds(squared: $0.squaredDistance(to: place)) }
  }
}

extension [NetworkFigures.MissedSample] {
  /// At most eight of some, spread over them; of those that straight lines reach if there are any.
  static func some(of beyond: Self, reachedBy straight: StraightReach) -> Self {
    let onPaper = beyond.filter { straight.contains($0.position) }
    let missed = onPaper.isEmpty ? beyond : onPaper
    let step = Swift.max((missed.count + 7) / 8, 1)
    return stride(from: step / 2, to: missed.count, by: step).map { missed[$0] }
  }
}
