import FlatArrays
package import NearestStreets
package import PlanarGeometry
package import SpatialIndexing
package import WalkNetwork

/// What places of demand each of many candidate sites can serve, and how far they are.
///
/// Places are numbered through all communities, in the order of `CommunityDemand.places`. By straight lines
/// they are found in an index; on a network every candidate is searched from on its own, and meets the
/// places at the nodes by which they enter.
package struct CandidateCatchments: Sendable {
  /// One candidate's places, ascending, with their distances in metres of walking.
  package typealias Catchment = (places: [Int32], metres: [Double])

  private let positions: [PlanarPoint]
  private let detour: Double
  private let index: any PointIndex
  private let gates: PlaceGates?

  /// By straight lines.
  ///
  /// - Parameters:
  ///   - places: of demand, finite.
  ///   - detour: walking distance ÷ straight distance, at least 1.
  /// - Complexity: that of building the index.
  package init(of places: [PlanarPoint], detour: Double, strategy: IndexStrategy = .grid) {
    positions = places
    self.detour = detour
    index = strategy.makeIndex(places)
    gates = nil
  }

  /// On a network.
  ///
  /// - Parameters:
  ///   - demand: of all communities.
  ///   - cell: side of the demand lattice in metres, greater than 0.
  ///   - snapLimit: longest access leg in metres, greater than 0.
  /// - Complexity: O(places · edges about a place).
  package init(
    of demand: [CommunityDemand], on network: WalkGraph, _ streets: StreetIndex, cell: Double,
    snapLimit: Double, threads: Int = 1
  ) async {
    (positions, detour) = ([], 1)
    index = IndexStrategy.linear.makeIndex([])
    gates = await PlaceGates(
      of: demand, on: network, streets, cell: cell, snapLimit: snapLimit, threads: threads)
  }

  /// The catchments of candidates: their places at most `limits[candidate]` metres away, inclusive.
  ///
  /// - Parameters:
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  ///   - limits: farthest distance that matters to a place, at most `limit`.
  /// - Returns: one for each candidate; none where the network is out of its reach.
  /// - Complexity: for each candidate O(places within the limit), and on a network a search within it.
  package func catchments(
    of candidates: [PlanarPoint], within limit: Double, limits: [Double]? = nil, threads: Int = 1,
    progress: @Sendable (Double) -> Void = { _ in }
  ) async -> [Catchment] {
    await inChunks(
      of: candidates.count, threads: threads, makeScratch: { Scratch(gates) }, finished: progress,
      work: { number, scratch, output in
        var found: Catchment = ([], [])
        if let gates {
          gates.collect(around: candidates[number], within: limit, &scratch)
        } else {
          collect(around: candidates[number], within: limit, &scratch)
        }
        for (place, metres) in scratch.found.sorted(by: { $0.place < $1.place })
        where metres <= limits?[Int(place)] ?? limit {
          found.places.append(place)
          found.metres.append(metres)
        }
        output.append(found)
      })
  }

  private func collect(
    around candidate: PlanarPoint, within limit: Double, _ scratch: inout Scratch
  ) {
    scratch.hits.removeAll(keepingCapacity: true)
    scratch.found.removeAll(keepingCapacity: true)
    // With room for the rounding of the quotient; the caller compares the distance itself.
    index.radius(limit / detour * (1 + 1e-12), around: candidate, into: &scratch.hits)
    for hit in scratch.hits {
      scratch.found.append((hit, candidate.distance(to: positions[Int(hit)]) * detour))
    }
  }

  struct Scratch: Sendable {
    var hits: [Int32] = []
    var found: [(place: Int32, metres: Double)] = []
    var search: CatchmentSearch?
    /// Least distance found for each place; infinite where none is.
    var least: [Double] = []

    init(_ gates: PlaceGates?) {
      guard let gates else { return }
      search = CatchmentSearch(gates.graph)
      least = [Double](repeating: .infinity, count: gates.placeCount)
    }
  }
}

/// The nodes by which places of demand enter a network.
///
/// A row of `gates` holds the places of one node with their walks to it.
struct PlaceGates: Sendable {
  let graph: WalkGraph
  private let streets: StreetIndex
  private let snapLimit: Double
  private let gates: CompressedRows<(place: Int32, metres: Double)>
  /// Where each place attaches; nil off the network.
  private let attachments: [EdgeAttachment?]

  var placeCount: Int { attachments.count }

  init(
    of demand: [CommunityDemand], on graph: WalkGraph, _ streets: StreetIndex, cell: Double,
    snapLimit: Double, threads: Int
  ) async {
    let attachments = await inChunks(
      of: demand.count, threads: threads,
      makeScratch: { AttachmentScratch(streets, snapLimit: snapLimit, cell: cell) },
      finished: { _ in },
      work: { item, scratch, output in
        scratch.attach(demand[item], &output)
      })
    self.init(attachments, on: graph, streets, snapLimit: snapLimit)
  }

  /// - Parameter attachments: of each place to the network; nil off it.
  /// - Complexity: O(nodes + places).
  init(
    _ attachments: [EdgeAttachment?], on graph: WalkGraph, _ streets: StreetIndex,
    snapLimit: Double
  ) {
    (self.graph, self.streets) = (graph, streets)
    self.snapLimit = snapLimit
    self.attachments = attachments
    let accesses = attachments.map { $0.map { NetworkAccess($0, in: graph) } }
    gates = CompressedRows(rowCount: graph.nodeCount) { enter in
      for (place, access) in accesses.enumerated() {
        guard let access else { continue }
        let place = Int32(truncatingIfNeeded: place)
        enter(Int(access.tail), (place, access.metresToTail))
        enter(Int(access.head), (place, access.metresToHead))
      }
    }
  }

  /// Puts the places that a candidate reaches on foot into `scratch.found`.
  func collect(
    around candidate: PlanarPoint, within limit: Double,
    _ scratch: inout CandidateCatchments.Scratch
  ) {
    scratch.found.removeAll(keepingCapacity: true)
    var entries = EntrySearch(streets, limit: snapLimit)
    guard let entry = entries.entry(of: candidate), var search = scratch.search.take()
    else { return }
    scratch.hits.removeAll(keepingCapacity: true)
    forEachWay(from: [WalkSource(entry, facility: 0)], within: limit, &search) { place, metres in
      offer(metres, to: place, &scratch)
    }
    for place in scratch.hits {
      scratch.found.append((place, scratch.least[Int(place)]))
      scratch.least[Int(place)] = .infinity
    }
    scratch.search = search
  }

  /// Calls `body` with every place within the limit and the metres of the way, some of them several times: by
  /// either end of the edge where they enter, and along it.
  ///
  /// - Parameter sources: all of one facility.
  func forEachWay(
    from sources: some Sequence<WalkSource>, within limit: Double,
    _ search: inout CatchmentSearch, _ body: (Int32, Double) -> Void
  ) {
    search.run(from: sources, within: limit)
    for node in search.nodes {
      let distance = search.distance(ofNode: node)
      for gate in gates[Int(node)] where distance + gate.metres <= limit {
        body(gate.place, distance + gate.metres)
      }
    }
    for source in sources { forEachWay(alongEdgeOf: source, within: limit, body) }
  }

  /// Places on the facility's own edge walk along it; both ends of the edge are their gates.
  private func forEachWay(
    alongEdgeOf source: WalkSource, within limit: Double, _ body: (Int32, Double) -> Void
  ) {
    let edge = graph.edges[Int(source.attachment.edge)]
    for (place, _) in gates[Int(edge.tail)] {
      guard let attachment = attachments[Int(place)],
        attachment.edge == source.attachment.edge
      else { continue }
      let metres = source.roundedMetres(from: attachment)
      if metres <= limit { body(place, metres) }
    }
  }

  private func offer(
    _ metres: Double, to place: Int32, _ scratch: inout CandidateCatchments.Scratch
  ) {
    if scratch.least[Int(place)] == .infinity { scratch.hits.append(place) }
    scratch.least[Int(place)] = min(scratch.least[Int(place)], metres)
  }
}

/// Attaches the places of one community after the other. One per task.
private struct AttachmentScratch: Sendable {
  private var search: EntrySearch
  private var lattice: DemandLattice
  private var sampled = SampledDemand()

  init(_ streets: StreetIndex, snapLimit: Double, cell: Double) {
    lattice = DemandLattice(cell: cell)
    search = EntrySearch(streets, limit: snapLimit)
  }

  mutating func attach(_ demand: CommunityDemand, _ output: inout [EdgeAttachment?]) {
    sampled.sample(demand, &lattice)
    for sample in sampled.samples { output.append(search.entry(of: sample.position)) }
  }
}
