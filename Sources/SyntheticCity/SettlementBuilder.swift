import Examination
import PlanarGeometry

/// Draws what stands in one settlement: compounds, borders, streets and waters.
struct SettlementBuilder {
  let settlement: Settlement
  /// The settlement's communities with their positions in the city.
  let entries: [(position: Int, entry: CommunityRegister.Entry)]
  let generator: SeededGenerator

  mutating func build(
    firstCommunity: Int, _ sites: inout [FacilityPlacement.Site], _ regions: inout [PlanarRegion],
    _ parts: inout PlanParts, _ names: inout PlaceNames
  ) {
    var ground = settlement.ground
    let (estates, gates) = estates(&ground)
    let planner = EstatePlanner(ground: ground, generator: generator)
    for (index, (position, entry)) in entries.enumerated() {
      let (estates, gates) = (estates[index], gates[index])
      let compounds = compounds(
        estates, gates, planner, community: firstCommunity + position, people: entry.population)
      let places = zip(compounds, estates).map { compound, estate in
        (middle: compound.region.box.center, gates: compound.gates)
      }
      sites[position] = FacilityPlacement.Site(entry: entry, compounds: places)
      parts.compounds += compounds
    }
    drawBorders(ground, &regions)
    parts.streets += StreetGrid(ground: ground, estates: estates.flatMap { $0 }).lines(
      names: &names)
    parts.waters += ground.waters(names: &names)
    parts.trunkRoutes += ground.trunkRoutes(names: &names)
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
    _ estates: [Estate], _ gates: [[Int]], _ planner: EstatePlanner, community: Int, people: Double
  ) -> [Compound] {
    let regions = estates.map { planner.region(of: $0, isBend: planner.ground.isBend) }
    let land = regions.reduce(0) { $0 + $1.area }
    return zip(regions, gates).map { region, gates in
      Compound(
        community: community, region: region, gates: gates.map(planner.ground.point),
        population: land > 0 ? people * region.area / land : 0)
    }
  }

  private func drawBorders(_ ground: Ground, _ regions: inout [PlanarRegion]) {
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
