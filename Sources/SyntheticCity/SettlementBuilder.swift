import PlanarGeometry

/// Lays out what stands in one settlement: compounds, borders, streets and waters.
struct SettlementBuilder {
  let settlement: Settlement
  /// The settlement's communities with their positions in the city.
  let entries: [(position: Int, entry: CommunityRegister.Entry)]
  let generator: SeededGenerator

  mutating func build(
    firstCommunity: Int, hosts: inout [FacilityPlacement.Host], regions: inout [PlanarRegion],
    parts: inout PlanParts, names: inout PlaceNames
  ) {
    var ground = settlement.ground
    let (estates, gates) = estates(&ground)
    let planner = EstatePlanner(ground: ground, generator: generator)
    for (index, (position, entry)) in entries.enumerated() {
      let (estates, gates) = (estates[index], gates[index])
      let compounds = compounds(
        estates, gates: gates, planner: planner, community: firstCommunity + position,
        people: entry.population)
      hosts[position] = FacilityPlacement.Host(
        entry: entry, compounds: compounds.map { ($0.region.box.center, $0.gates) })
      parts.compounds += compounds
    }
    traceBorders(ground, &regions)
    let grid = StreetGrid(ground: ground, estates: estates.flatMap { $0 })
    let runs = grid.runs(names: &names)
    parts.streets += runs.map(\.line)
    parts.waters += ground.waters(names: &names)
    let routes = ground.trunkRoutes(names: &names)
    parts.trunkRoutes += routes.map(\.route)
    var builder = NetworkBuilder(grid: grid, generator: generator.branch(1))
    swap(&builder.network, &parts.network)
    for run in runs { builder.lay(run) }
    for (route, vertices) in routes { builder.lay(route, along: vertices) }
    for (estates, gates) in zip(estates, gates) {
      for (estate, gates) in zip(estates, gates) {
        let wall = planner.wall(of: estate, gates: gates, isBend: ground.isBend)
        builder.layPaths(in: estate, gates: gates, wall: wall)
      }
    }
    builder.layBlockPaths(isHousing: grid.isHousing)
    swap(&builder.network, &parts.network)
  }

  /// By community its estates and their gates; borders and streets bend at every gate and corner
  /// from here on.
  private func estates(_ ground: inout Ground) -> (estates: [[Estate]], gates: [[[Int]]]) {
    var planner = EstatePlanner(ground: ground, generator: generator)
    let estates = entries.map { _, entry in
      planner.estates(
        blocks: settlement.blocksOfCommunity[entry.community],
        land: entry.population / entry.zone.residentialDensity)
    }
    let gates = estates.map { $0.map { planner.gates(of: $0) } }
    for gate in gates.joined().joined() { ground.isBend[gate] = true }
    for estate in estates.joined() {
      for side in estate.sides(ground.lattice) { ground.isBend[side[0]] = true }
    }
    return (estates, gates)
  }

  private func compounds(
    _ estates: [Estate], gates: [[Int]], planner: EstatePlanner, community: Int, people: Double
  ) -> [Compound] {
    let walls = zip(estates, gates).map { estate, gates in
      planner.wall(of: estate, gates: gates, isBend: planner.ground.isBend)
    }
    let regions = walls.map { PlanarRegion(polygons: [[$0.ring]]) }
    let land = regions.reduce(0) { $0 + $1.area }
    return zip(zip(regions, walls), gates).map { wall, gates in
      Compound(
        community: community, region: wall.0, gates: gates.map(planner.ground.point),
        openings: wall.1.openings, population: land > 0 ? people * wall.0.area / land : 0)
    }
  }

  private func traceBorders(_ ground: Ground, _ regions: inout [PlanarRegion]) {
    let labels = ground.blockOfCell.map { block in
      block < 0 ? Ground.noBlock : Int32(settlement.communityOfBlock[Int(block)])
    }
    let polygons = BorderTracer(lattice: ground.lattice, labels: labels)
      .polygons(count: settlement.blocksOfCommunity.count)
    for (position, entry) in entries {
      regions[position] = ground.region(polygons[entry.community])
    }
  }
}
