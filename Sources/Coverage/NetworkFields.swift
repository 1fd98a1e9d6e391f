import FlatArrays
package import NearestStreets
public import WalkNetwork

/// Walking distances on a network to the nearest facility of each of several layers.
public struct NetworkFields: Sendable {
  package let streets: StreetIndex
  var graph: WalkGraph { streets.graph }
  let layers: [FacilityLayer]
  /// Longest access leg in metres.
  let snapLimit: Double
  /// One for each layer, as far as `WalkGraph.longestWalk`.
  package let fields: [DistanceField]
  /// Ways in from each layer's facilities, in the order of the facilities.
  package let sources: [[WalkSource]]

  /// For each layer the numbers of the facilities that are off the network, ascending.
  public var facilitiesOffNetwork: [[Int32]] {
    zip(layers, sources).map { layer, sources in
      let attached = Set(sources.map(\.facility))
      return layer.counts.indices.map { Int32($0) }.filter { !attached.contains($0) }
    }
  }

  /// Radii beyond this, in metres, are more than a walk and than a search can tell apart.
  public static let longestRadius = 20_000.0

  /// Searches from the facilities of each layer, layers side by side.
  ///
  /// - Parameters:
  ///   - barriers: what no leg crosses.
  ///   - snapLimit: longest access leg in metres, greater than 0.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  /// - Complexity: that of the subdivision, and for each layer O(entrances · log edges) and one search.
  public static func search(
    _ graph: WalkGraph, barriers: BarrierLines = .none, layers: [FacilityLayer],
    snapLimit: Double, threads: Int = 1
  ) async throws(WalkNetworkError) -> NetworkFields {
    try await search(
      StreetIndex(graph, barriers: barriers.segments), layers: layers, snapLimit: snapLimit,
      threads: threads)
  }

  /// Likewise with the network's subdivision at hand.
  package static func search(
    _ streets: StreetIndex, layers: [FacilityLayer], snapLimit: Double, threads: Int
  ) async throws(WalkNetworkError) -> NetworkFields {
    let results = await inChunks(
      of: layers.count, threads: threads, makeScratch: { BucketQueue() }, finished: { _ in },
      work: { number, queue, output in
        output.append(
          Self.field(of: layers[number], on: streets, snapLimit: snapLimit, &queue))
      })
    var (fields, sources) = ([DistanceField](), [[WalkSource]]())
    for result in results {
      let (field, own) = try result.get()
      fields.append(field)
      sources.append(own)
    }
    return NetworkFields(
      streets: streets, layers: layers, snapLimit: snapLimit, fields: fields,
      sources: sources)
  }

  private static func field(
    of layer: FacilityLayer, on streets: StreetIndex, snapLimit: Double,
    _ queue: inout BucketQueue
  ) -> Result<(DistanceField, [WalkSource]), WalkNetworkError> {
    var field = DistanceField(streets.graph)
    let sources = layer.sources(on: streets, within: snapLimit)
    do throws(WalkNetworkError) {
      try field.search(from: sources, within: WalkGraph.longestWalk, queue: &queue)
      return .success((field, sources.sorted { $0.facility < $1.facility }))
    } catch {
      return .failure(error)
    }
  }
}

extension FacilityLayer {
  /// The ways into the network from all facilities with legs of at most `limit` metres.
  package func sources(on streets: StreetIndex, within limit: Double) -> [WalkSource] {
    var sources: [WalkSource] = []
    var search = EntrySearch(streets, limit: limit)
    for (point, owner) in zip(points, pointOwners) {
      if let entry = search.entry(of: point) { sources.append(WalkSource(entry, facility: owner)) }
    }
    var entries = GroundEntries(streets, limit: limit)
    for (region, owner) in zip(regions, regionOwners) {
      sources += entries.sources(of: region, facility: owner)
    }
    return sources
  }
}

extension DistanceField {
  /// nil is off the network.
  func connection(of attachment: EdgeAttachment?) -> NetworkConnection {
    guard let attachment else { return .offNetwork }
    return isConnected(attachment) ? .connected : .unconnected
  }
}

extension NetworkFields {
  /// The nearest facility of every place of demand: one array for each community, by place, then by
  /// layer: `result[community][place * layers + layer]`, in Morton order of the places.
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
  private var search: EntrySearch
  private var lattice: DemandLattice
  private var sampled = SampledDemand()
  private var entries: [EdgeAttachment?] = []
  private var accesses = DemandAccesses()
  private var walks: [WalkReach] = []

  init(_ fields: NetworkFields, cell: Double) {
    search = EntrySearch(fields.streets, limit: fields.snapLimit)
    lattice = DemandLattice(cell: cell)
  }

  mutating func nearest(of demand: CommunityDemand, _ fields: NetworkFields) -> [PlaceDistance] {
    sampled.sample(demand, &lattice)
    entries.removeAll(keepingCapacity: true)
    for sample in sampled.samples { entries.append(search.entry(of: sample.position)) }
    accesses.removeAll(keepingCapacity: true)
    for entry in entries { accesses.append(entry.map { [$0] } ?? [], in: fields.graph) }
    let rows = RowIndex(width: fields.layers.count)
    let unknown = PlaceDistance(nil, isReached: false, .offNetwork)
    var result = [PlaceDistance](
      repeating: unknown, count: rows.count(ofRows: sampled.samples.count))
    for (number, layer) in fields.layers.enumerated() {
      let field = fields.fields[number]
      let grounds = FacilityGrounds(layer, near: demand.box)
      field.nearest(from: accesses, into: &walks)
      for place in sampled.samples.indices {
        result[rows[place, number]] = distance(of: place, to: layer, in: field, grounds)
      }
    }
    return result
  }

  /// Who stands on a facility's grounds has arrived, on the network or off it.
  private func distance(
    of place: Int, to layer: FacilityLayer, in field: DistanceField, _ grounds: FacilityGrounds
  ) -> PlaceDistance {
    var walk = walks[place]
    if let owner = grounds.owner(of: sampled.samples[place].position) {
      let isNearer = walk.distance > 0 || owner < walk.facility
      walk = isNearer ? WalkReach(distance: 0, facility: owner) : walk
    }
    return PlaceDistance(
      (walk.distance, walk.facility),
      isReached: ReachLimit(layer.radius).holds(walk.distance),
      field.connection(of: entries[place]))
  }
}
