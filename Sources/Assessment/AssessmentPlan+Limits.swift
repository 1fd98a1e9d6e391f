import Coverage
import PlanarGeometry

/// What a run refuses before it would take hours or all memory.
extension AssessmentPlan {
  /// Places of demand of one run; a hundred large cities have fewer at 50 m.
  static let placeLimit = 0x1p27
  /// Distances that a run keeps, by place and type, of 16 bytes each.
  static let keptLimit = 0x1p26

  /// Cells of one community on a network, where each takes about a kilobyte while it is measured.
  static let walkedLimit = 0x1p18

  /// Whether the lattice can cover each piece of land.
  static func check(
    _ demand: [CommunityDemand], _ communities: [Community], _ options: AssessmentOptions
  ) throws(AssessmentError) {
    let cell = options.cell
    let lattice = DemandLattice(cell: cell)
    for (community, demand) in zip(communities, demand) {
      guard case .land(let parts) = demand.places else { continue }
      for land in parts where !lattice.canCover(land.region.box) {
        throw .latticeTooFine(community: community.id, cell: cell)
      }
      guard options.metric == .straight || demand.leastPlaces(cell: cell) <= walkedLimit else {
        throw .latticeTooFine(community: community.id, cell: cell)
      }
    }
  }

  /// Whether all places of demand together can be measured, and kept where that is asked for.
  static func checkPlaces(
    _ demand: [CommunityDemand], _ options: AssessmentOptions, types: Int
  ) throws(AssessmentError) {
    let places = demand.reduce(0) { $0 + $1.leastPlaces(cell: options.cell) }
    let kept = options.keepsDemand ? places * Double(types) : 0
    guard places <= placeLimit, kept <= keptLimit else {
      throw .tooManyPlaces(cell: options.cell)
    }
  }
}

extension CommunityDemand {
  /// Places that demand is measured at, those not counted that borders add.
  fileprivate func leastPlaces(cell: Double) -> Double {
    switch places {
    case .points(let points): Double(points.count)
    case .land(let parts): parts.reduce(0) { $0 + max($1.area / (cell * cell), 1) }
    }
  }
}
