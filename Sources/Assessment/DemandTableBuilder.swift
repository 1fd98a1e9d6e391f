package import Coverage
import FlatArrays

/// Fills a table of all places of demand, some communities at a time, so that little is held twice.
package struct DemandTableBuilder {
  private let input: AssessmentInput
  private(set) var table = DemandTable()
  /// First place of each community, and the number of all.
  private var starts: [Int] = [0]

  /// Distances that are measured before they are entered, about.
  private static let batch = 1 << 18

  /// The places without their distances.
  ///
  /// Complexity: O(places).
  init(_ city: City, _ input: AssessmentInput) {
    self.input = input
    let population = input.options.measure == .population ? city.population : nil
    let groups = population?.groups ?? [.everyone]
    for group in groups { table.weights[group] = [] }
    for community in input.demand.indices {
      let places = input.demand[community].places(cell: input.options.cell)
      table.ids += ids(of: places, in: city.communities[community].id, population, community)
      table.communities += repeatElement(Int32(community), count: places.count)
      table.positions += places.map(\.position)
      for (number, group) in groups.enumerated() {
        let weights = input.demand[community].weights[number]
        table.weights[group]?.append(
          contentsOf: places.lazy.map { $0.share * weights[Int($0.place)] })
      }
      starts.append(table.ids.count)
    }
    table.nearest = [DemandTable.NearestFacility](
      repeating: .init(distance: .infinity, facility: -1, status: .beyond),
      count: input.index.count(ofRows: table.ids.count))
  }

  private func ids(
    of places: [DemandPlace], in name: String, _ population: PopulationLayer?, _ community: Int
  ) -> [String] {
    guard let population else { return places.map { "\(name):\($0.column):\($0.row)" } }
    let own = population.demandIDs(of: community)
    var parts = [Int](repeating: 0, count: own.count)
    for place in places { parts[Int(place.place)] += 1 }
    return places.map { place in
      let id = own[Int(place.place)]
      return parts[Int(place.place)] == 1 ? id : "\(id):\(place.column):\(place.row)"
    }
  }

  /// Enters the distances of a group's communities and types by straight lines.
  mutating func enter(_ group: ServedFacilities.Group) async {
    let options = input.options
    for batch in batches(of: group) {
      let distances = await StraightDistances.nearest(
        of: batch.map { input.demand[$0] }, layers: group.layers, cell: options.cell,
        detour: options.detour, strategy: options.index, threads: options.threads)
      enter(distances, of: batch, group)
    }
  }

  /// Enters the distances of a group's communities and types that `fields`, searched for it, tell.
  mutating func enter(_ group: ServedFacilities.Group, on fields: NetworkFields) async {
    let options = input.options
    for batch in batches(of: group) {
      let distances = await fields.nearest(
        of: batch.map { input.demand[$0] }, cell: options.cell, threads: options.threads)
      enter(distances, of: batch, group)
    }
  }

  /// Enters all distances by straight lines.
  mutating func enterStraight() async {
    for group in input.facilities.groups where !group.types.isEmpty { await enter(group) }
  }

  /// The communities of a group, in parts that are measured at once.
  private func batches(of group: ServedFacilities.Group) -> [ArraySlice<Int>] {
    var rest = group.communities[...]
    var batches: [ArraySlice<Int>] = []
    while !rest.isEmpty { batches.append(takeBatch(of: &rest, types: group.types.count)) }
    return batches
  }

  private func takeBatch(of rest: inout ArraySlice<Int>, types: Int) -> ArraySlice<Int> {
    var size = 0
    let batch = rest.prefix { community in
      defer { size += (starts[community + 1] - starts[community]) * types }
      return size < Self.batch
    }
    rest = rest[batch.endIndex...]
    return batch
  }

  /// - Parameter distances: for each of `communities` by place, then by layer of the group.
  private mutating func enter(
    _ distances: [[PlaceDistance]], of communities: ArraySlice<Int>, _ group: ServedFacilities.Group
  ) {
    for (community, distances) in zip(communities, distances) {
      let own = RowIndex(width: group.types.count)
      for (row, place) in (starts[community]..<starts[community + 1]).enumerated() {
        for (layer, type) in group.types.enumerated() {
          table.nearest[input.index[place, type]] = DemandTable.NearestFacility(
            distances[own[row, layer]], among: group.facilities[layer])
        }
      }
    }
  }
}

extension DemandTable.NearestFacility {
  /// - Parameter facilities: positions, in the roster, of those that `found` numbers.
  fileprivate init(_ found: PlaceDistance, among facilities: [Int32]) {
    let isKnown = facilities.indices.contains(Int(found.facility))
    self.init(
      distance: found.distance, facility: isKnown ? facilities[Int(found.facility)] : -1,
      status: DemandStatus(found))
  }
}

extension DemandStatus {
  init(_ place: PlaceDistance) {
    switch place.connection {
    case _ where place.isReached: self = .reached
    case .connected: self = .beyond
    case .unconnected: self = .unreachable
    case .offNetwork: self = .offNetwork
    }
  }
}

extension DemandTable {
  /// Measures every place of demand of a city, without the figures of its communities.
  ///
  /// - Returns: the table, and the demand of each community that its places belong to.
  /// - Complexity: O(places · types · facilities near a place), on a network a search for each type.
  package static func measure(
    _ city: City, standard: Standard, options: AssessmentOptions
  ) async throws(AssessmentError) -> (table: DemandTable, demand: [CommunityDemand]) {
    var options = options
    options.keepsDemand = true
    let input = try AssessmentInput(city, standard: standard, options: options)
    var builder = DemandTableBuilder(city, input)
    if let network = input.network {
      try await NetworkAssessment(input, network, straight: []).measurePlaces(into: &builder)
    } else {
      await builder.enterStraight()
    }
    return (builder.table, input.demand)
  }
}
