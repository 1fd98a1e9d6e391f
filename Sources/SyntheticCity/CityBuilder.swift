import PlanarGeometry

/// Makes one city: its settlements, then its people, then what stands in it.
struct CityBuilder {
  /// Counts from 1; the cities of a plan lie side by side.
  let number: Int
  let communities: Int
  let facilityShare: Double
  let origin: PlanarPoint
  let generator: SeededGenerator

  private var share: Double { Double(communities) / Double(CityPlanRequest.wholeCommunities) }

  func build(into parts: inout PlanParts) {
    let settlements = settle()
    var names = PlaceNames(generator: generator.branch(40))
    var register = CommunityRegister(
      settlements: settlements, city: number, names: &names, generator: generator.branch(41))
    let first = parts.communities.count
    var hosts = register.entries.map { FacilityPlacement.Host(entry: $0, compounds: []) }
    var regions = register.entries.map { _ in PlanarRegion(polygons: []) }
    let start = (
      node: parts.network.positions.count, way: parts.network.ways.count,
      water: parts.waters.count, route: parts.trunkRoutes.count
    )
    for (index, settlement) in settlements.enumerated() {
      var builder = SettlementBuilder(
        settlement: settlement,
        entries: register.entries.enumerated().filter {
          $0.element.settlement == index
        }.map { ($0.offset, $0.element) }, generator: generator.branch(50 + UInt64(index)))
      builder.build(
        firstCommunity: first, hosts: &hosts, regions: &regions, parts: &parts, names: &names)
    }
    CountyRoads(
      nodes: start.node..<parts.network.positions.count, firstWay: start.way,
      waters: Array(parts.waters[start.water...]), routes: Array(parts.trunkRoutes[start.route...])
    ).lay(into: &parts.network, names: &names)
    for index in register.entries.indices {
      parts.communities.append(register.community(index, region: regions[index]))
      parts.zones.append(register.entries[index].zone)
    }
    var placement = FacilityPlacement(
      hosts: hosts, share: facilityShare, generator: generator.branch(60))
    var details = FacilityDetails(hosts: hosts, generator: generator.branch(61))
    parts.facilities += details.facilities(placement.place(), city: number)
  }

  /// The main city, and three detached county towns when there are enough communities.
  private func settle() -> [Settlement] {
    let hasTowns = communities >= 60
    let inTowns = hasTowns ? Int((Double(communities) * Zone.town.communityShare).rounded()) : 0
    let streets = max(Int((Double(communities) * 190 / 1258).rounded()), 1)
    let townStreets = hasTowns ? max(streets / 34, 1) : 0
    let counts = (0..<3).map { (inTowns + $0) / 3 }
    let mainStreets = max(streets - 3 * townStreets, 1)
    let main = Settlement(
      design: mainDesign, communities: communities - inTowns, streets: mainStreets,
      districts: min(10, mainStreets))
    guard hasTowns else { return [main] }
    let towns = (0..<3).map { town in
      Settlement(
        design: townDesign(town), communities: counts[town], streets: townStreets, districts: 1)
    }
    return [main] + towns
  }

  private func land(_ zone: Zone) -> Double {
    zone.landPerCommunity * zone.communityShare * Double(CityPlanRequest.wholeCommunities) * share
  }

  private var mainDesign: SettlementDesign {
    var zones: [Zone: Double] = [:]
    for zone in [Zone.core, .fringe, .scenic] { zones[zone] = land(zone) }
    if communities < 60 { zones[.core, default: 0] += land(.town) }
    return SettlementDesign(
      origin: origin, turn: (12.0 / 13, 5.0 / 13), seed: generator.branchSeed(1),
      land: zones, lakeArea: communities >= 120 ? 6.4e6 * min(share, 1) : 0, isMain: true)
  }

  /// At a distance that the main city cannot reach, in three directions.
  private func townDesign(_ town: Int) -> SettlementDesign {
    let turns = [(4.0 / 5, 3.0 / 5), (15.0 / 17, -8.0 / 17), (24.0 / 25, 7.0 / 25)]
    let directions = [(-0.8, -0.6), (0.96, -0.28), (-0.6, 0.8)]
    let distance = 12_000 + 30_000 * share.squareRoot() + 3000 * Double(town)
    let (east, north) = directions[town]
    return SettlementDesign(
      origin: origin + PlanarPoint(x: east, y: north) * distance, turn: turns[town],
      seed: generator.branchSeed(2 + UInt64(town)), land: [.town: land(.town) / 3],
      lakeArea: 0, isMain: false)
  }
}
