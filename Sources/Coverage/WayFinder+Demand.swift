import FlatArrays
import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Ways of a community's demand.
extension WayFinder {
  /// The way from the place of demand that is nearest to a layer's facilities; nil where none has one.
  ///
  /// Its metres are the `minimum` of `NetworkFigures.distances`.
  ///
  /// - Complexity: that of measuring the community.
  package mutating func nearestWay(from demand: CommunityDemand, layer: Int) -> FootWay? {
    switch demand.places {
    case .points(let points):
      let metres = metres(from: points, layer: layer)
      let nearest = points.indices.filter { metres[$0] < .infinity }
        .min { metres[$0] < metres[$1] }
      return nearest.flatMap { way(from: points[$0], layer: layer) }
    case .land(let lands): return nearestWay(fromLand: lands, layer: layer)
    }
  }

  /// The way from the place of demand that is in the middle by its walk: half of those that have a way walk no
  /// farther. Land is looked at in the cells of a lattice.
  ///
  /// - Parameter cell: side of the lattice in metres, greater than 0.
  package mutating func middleWay(
    from demand: CommunityDemand, layer: Int, cell: Double
  ) -> FootWay? {
    let column = demand.weights[fields.layers[layer].weightColumn]
    let places = demand.places(cell: cell)
    let metres = metres(from: places.map(\.position), layer: layer)
    let weights = places.map { $0.share * column[Int($0.place)] }
    let connected = places.indices.filter { weights[$0] > 0 && metres[$0] < .infinity }
      .sorted { metres[$0] < metres[$1] }
    let half = 0.5 * connected.reduce(0) { $0 + weights[$1] }
    var sum = 0.0
    for place in connected {
      sum += weights[place]
      if sum >= half { return way(from: places[place].position, layer: layer) }
    }
    return nil
  }

  /// Metres from each place to the nearest facility of a layer; infinite without a way.
  private mutating func metres(from places: [PlanarPoint], layer: Int) -> [Double] {
    let grounds = FacilityGrounds(fields.layers[layer], near: PlanarBox(around: places))
    return places.map { place in
      if !grounds.isEmpty && grounds.contain(place) { return 0 }
      return entry(of: place).flatMap { fields.fields[layer].nearest(from: [$0])?.distance }
        ?? .infinity
    }
  }

  private mutating func nearestWay(
    fromLand lands: [CommunityDemand.Land], layer: Int
  ) -> FootWay? {
    let regions = lands.map(\.region)
    if let arrived = arrival(in: regions, layer: layer) { return arrived }
    var partitioner = LandPartitioner(
      fields.streets, limit: fields.snapLimit, keepsFrames: true)
    var walks = LandWalks()
    walks.prepare(LandSheet(partitioner.partition(regions), fields.graph))
    walks.gather(fields.fields[layer], densities: regions.map { _ in 1 })
    guard let least = walks.leastWalk() else { return nil }
    var search = EntrySearch(fields.streets, limit: fields.snapLimit)
    let starts = walks.starts(of: least, fields.streets.streets) { search.way(of: $0)?.line }
    return starts.compactMap { way(from: $0, layer: layer) }.min { $0.metres < $1.metres }
  }

  /// Who is on the grounds of a facility.
  private func arrival(in regions: [PlanarRegion], layer: Int) -> FootWay? {
    let own = fields.layers[layer]
    let box = regions.reduce(into: PlanarBox.empty) { $0.insert($1.box) }
    // Any place, however far from a street.
    var unlimited = LandPartitioner(fields.streets, limit: 1e6, keepsFrames: true)
    for (ground, owner) in zip(own.regions, own.regionOwners) where ground.box.intersects(box) {
      let parts = unlimited.partition(regions, on: ground)
      if let strip = parts.strips.first {
        let band = parts.bands(of: strip.bands)[Int(strip.bands.lowerBound)]
        let frame = fields.streets.streets.frame(beside: strip.halfEdge)
        return FootWay(arrivedAt: frame.placeInside(band), facility: owner)
      }
      if let sector = parts.sectors.first, let place = parts.nearestPlace(of: sector) {
        return FootWay(arrivedAt: place, facility: owner)
      }
    }
    return nil
  }
}
