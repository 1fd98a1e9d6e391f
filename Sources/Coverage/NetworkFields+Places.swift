import PlanarGeometry
import WalkNetwork

extension NetworkFields {
  /// The nearest facility of every place of demand: one array for each community, by place, then by
  /// layer: `result[community][place * layers + layer]`, in the order of `CommunityDemand.places`.
  ///
  /// Places enter the network where the samples of `NetworkCoverage` do, so that what is reached here
  /// adds up to what is covered there.
  ///
  /// - Parameters:
  ///   - cell: side of the demand lattice in metres, greater than 0.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  /// - Complexity: O(places · (edges about a place + layers)).
  public func nearest(
    of demand: [CommunityDemand], cell: Double, threads: Int = 1
  ) async -> [[PlaceDistance]] {
    await inChunks(
      of: demand.count, threads: threads,
      makeScratch: { PlaceWalks(self, cell: cell) },
      finished: { _ in },
      work: { item, scratch, output in output.append(scratch.nearest(of: demand[item], self)) })
  }
}

/// Measures the places of one community after the other. One per task.
private struct PlaceWalks: Sendable {
  private var places: NetworkPlaces
  private var lattice: DemandLattice
  private var sampled = SampledDemand()
  private var accesses = DemandAccesses()
  private var walks: [WalkReach] = []

  init(_ fields: NetworkFields, cell: Double) {
    places = NetworkPlaces(
      fields.index, within: fields.snapLimit, cell: cell,
      numbers: NetworkNumbers(fields.index.graph))
    lattice = DemandLattice(cell: cell)
  }

  mutating func nearest(of demand: CommunityDemand, _ fields: NetworkFields) -> [PlaceDistance] {
    sampled.sample(demand, &lattice)
    places.prepare(sampled)
    accesses.removeAll(keepingCapacity: true)
    for attachment in places.attachments {
      accesses.append(attachment.map { [$0] } ?? [], in: fields.index.graph)
    }
    let count = fields.layers.count
    let unknown = PlaceDistance(nil, within: 0, isReached: false, .offNetwork)
    var result = [PlaceDistance](repeating: unknown, count: sampled.samples.count * count)
    for (number, layer) in fields.layers.enumerated() {
      let field = fields.fields[number]
      let grounds = FacilityGrounds(layer, near: demand.box)
      field.nearest(from: accesses, into: &walks)
      for place in sampled.samples.indices {
        result[place * count + number] = distance(place, layer, field, grounds)
      }
    }
    return result
  }

  /// Who stands on a facility's grounds has arrived, on the network or off it.
  private func distance(
    _ place: Int, _ layer: FacilityLayer, _ field: DistanceField, _ grounds: FacilityGrounds
  ) -> PlaceDistance {
    var walk = walks[place]
    if let owner = grounds.owner(of: sampled.samples[place].position) {
      let isNearer = walk.distance > 0 || owner < walk.facility
      walk = isNearer ? WalkReach(distance: 0, facility: owner) : walk
    }
    return PlaceDistance(
      (walk.distance, walk.facility), within: 3 * layer.radius,
      isReached: walk.distance <= WalkReach.limit(of: layer.radius),
      field.connection(of: places.attachments[place]))
  }
}
