import Coverage
import PlanarGeometry

/// Fills a table of all places of demand, some communities at a time, so that little is held twice.
package struct DemandTableBuilder {
  private let plan: AssessmentPlan
  private(set) var table = DemandTable()
  /// First place of each community, and the number of all.
  private var starts: [Int] = [0]

  /// Distances that are measured before they are entered, about.
  private static let batch = 1 << 18

  /// The places without their distances.
  ///
  /// Complexity: O(places).
  init(_ city: City, _ plan: AssessmentPlan) {
    self.plan = plan
    let population = plan.options.measure == .population ? city.population : nil
    let groups = population?.groups ?? [.everyone]
    for group in groups { table.weights[group] = [] }
    for community in plan.demand.indices {
      let places = plan.demand[community].places(cell: plan.options.cell)
      table.ids += ids(of: places, city.communities[community].id, population, community)
      table.communities += repeatElement(Int32(community), count: places.count)
      table.positions += places.map(\.position)
      for (column, group) in groups.enumerated() {
        let weights = plan.demand[community].weights[column]
        table.weights[group]?.append(
          contentsOf: places.lazy.map { $0.share * weights[Int($0.place)] })
      }
      starts.append(table.ids.count)
    }
    table.nearest = [DemandTable.NearestFacility](
      repeating: .init(distance: .infinity, facility: -1, status: .beyond),
      count: table.ids.count * plan.types.count)
  }

  private func ids(
    of places: [DemandPlace], _ name: String, _ population: PopulationLayer?, _ community: Int
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

  /// Enters the distances of the communities and types of a group.
  ///
  /// - Parameter measure: gives for each community the distances by place, then by layer.
  mutating func fill(
    _ group: ServedFacilities.Group, _ measure: ([CommunityDemand]) async -> [[PlaceDistance]]
  ) async {
    var rest = group.communities[...]
    while !rest.isEmpty {
      let communities = takeBatch(of: &rest, types: group.types.count)
      let distances = await measure(communities.map { plan.demand[$0] })
      for (community, distances) in zip(communities, distances) {
        enter(distances, community, group)
      }
    }
  }

  /// By straight lines.
  mutating func fillStraight() async {
    let options = plan.options
    for group in plan.facilities.groups where !group.types.isEmpty {
      await fill(group) {
        await StraightDistances.nearest(
          of: $0, layers: group.layers, cell: options.cell, detour: options.detour,
          strategy: options.index, threads: options.threads)
      }
    }
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

  private mutating func enter(
    _ distances: [PlaceDistance], _ community: Int, _ group: ServedFacilities.Group
  ) {
    var source = 0
    for place in starts[community]..<starts[community + 1] {
      for (column, type) in group.types.enumerated() {
        let found = distances[source]
        let isKnown = group.facilities[column].indices.contains(Int(found.facility))
        table.nearest[place * plan.types.count + type] = DemandTable.NearestFacility(
          distance: found.distance,
          facility: isKnown ? group.facilities[column][Int(found.facility)] : -1,
          status: DemandStatus(found))
        source += 1
      }
    }
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
