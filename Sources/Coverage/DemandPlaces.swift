package import NearestStreets
package import PlanarGeometry
package import WalkNetwork

/// The places of some communities' demand, one community after the other, and how each enters a network.
///
/// ```
/// positions, entries, weights[column]  [ community 0 … | community 1 | … ]   each in the order of
/// starts                               [ 0,              5,            … ]   `CommunityDemand.places`
/// ```
package struct DemandPlaces: Sendable {
  package private(set) var positions: [PlanarPoint] = []
  /// Demand of each place, in as many columns as the communities' demand has.
  package private(set) var weights: [[Double]]
  /// Where each place attaches, nil off the network; empty by straight lines.
  package private(set) var entries: [EdgeAttachment?] = []
  private var starts: [Int] = [0]

  /// A network that places enter by legs of at most `snapLimit` metres.
  package typealias Ground = (streets: StreetIndex, snapLimit: Double)

  /// - Parameters:
  ///   - cell: side of the demand lattice in metres, greater than 0.
  ///   - ground: nil by straight lines.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  /// - Complexity: O(cells · log cells), on foot O(edges about a place) for each.
  package init(of demand: [CommunityDemand], cell: Double, on ground: Ground?, threads: Int) async {
    weights = [[Double]](repeating: [], count: demand.first?.weights.count ?? 1)
    let parts = await inChunks(
      of: demand.count, threads: threads, makeScratch: { PlaceScratch(cell: cell, ground) },
      finished: { _ in },
      work: { item, scratch, output in output.append(scratch.places(of: demand[item])) })
    for part in parts { append(part) }
  }

  /// The community of each place, by its number here. Complexity: O(places).
  package var owners: [Int32] {
    zip(starts, starts.dropFirst()).enumerated().flatMap { community, range in
      repeatElement(Int32(truncatingIfNeeded: community), count: range.1 - range.0)
    }
  }

  private init(columns: Int) { weights = [[Double]](repeating: [], count: columns) }

  package var count: Int { positions.count }
  private var communities: Int { starts.count - 1 }

  fileprivate struct Part: Sendable {
    var positions: ArraySlice<PlanarPoint> = []
    var weights: [ArraySlice<Double>] = []
    var entries: ArraySlice<EdgeAttachment?> = []
  }

  private mutating func append(_ part: Part) {
    positions += part.positions
    for (column, own) in part.weights.enumerated() { weights[column] += own }
    entries += part.entries
    starts.append(positions.count)
  }

  /// The places of some of the communities. Complexity: O(their places), O(1) for all.
  package func keeping(_ communities: [Int]) -> DemandPlaces {
    guard communities != Array(0..<self.communities) else { return self }
    var kept = DemandPlaces(columns: weights.count)
    for community in communities {
      let range = starts[community]..<starts[community + 1]
      kept.append(
        Part(
          positions: positions[range], weights: weights.map { $0[range] },
          entries: entries.isEmpty ? [] : entries[range]))
    }
    return kept
  }
}

/// Takes the places of one community after the other. One per task.
private struct PlaceScratch: Sendable {
  private var lattice: DemandLattice
  private var sampled = SampledDemand()
  private var search: EntrySearch?

  init(cell: Double, _ ground: DemandPlaces.Ground?) {
    lattice = DemandLattice(cell: cell)
    search = ground.map { EntrySearch($0.streets, limit: $0.snapLimit) }
  }

  mutating func places(of demand: CommunityDemand) -> DemandPlaces.Part {
    sampled.sample(demand, &lattice)
    var part = DemandPlaces.Part()
    part.positions = sampled.samples.map(\.position)[...]
    part.weights = demand.weights.map { column in
      var own: [Double] = []
      sampled.weights(column, into: &own)
      return own[...]
    }
    if var search = search.take() {
      part.entries = sampled.samples.map { search.entry(of: $0.position) }[...]
      self.search = search
    }
    return part
  }
}
