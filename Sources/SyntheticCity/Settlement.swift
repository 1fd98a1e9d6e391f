import PlanarGeometry

/// A settlement divided into communities, streets (街道) and districts.
struct Settlement {
  let ground: Ground
  /// By block.
  private(set) var communityOfBlock: [Int]
  /// By community, its blocks.
  private(set) var blocksOfCommunity: [[Int]]
  /// By community, and by street.
  let streetOfCommunity: [Int]
  let districtOfStreet: [Int]
  let links: [[RegionGrowth.Link]]

  var districts: Int { (districtOfStreet.max() ?? -1) + 1 }

  init(design: SettlementDesign, communities: Int, streets: Int, districts: Int) {
    ground = Ground(design: design)
    links = ground.blockLinks()
    let generator = SeededGenerator(seed: design.seed)
    var growth = RegionGrowth(
      links: links, weights: ground.blocks.map(\.area),
      classes: ground.blocks.map(\.zone.rawValue), positions: ground.blocks.map(\.middle),
      generator: generator.branch(30))
    growth.grow(targets: Zone.allCases.map(\.communityAreas), count: communities)
    var exclaves = Exclaves(growth: growth, links: links, generator: generator.branch(31))
    exclaves.scatter()
    communityOfBlock = exclaves.labels
    blocksOfCommunity = exclaves.members
    let joined = Self.grouped(
      exclaves.members, exclaves.labels, links, ground, weights: exclaves.members.map { _ in 1 },
      count: streets, generator.branch(32))
    streetOfCommunity = joined.labels
    let blocksOfStreet = joined.members.map { $0.flatMap { exclaves.members[$0] } }
    let streetOfBlock = exclaves.labels.map { joined.labels[$0] }
    districtOfStreet =
      Self.grouped(
        blocksOfStreet, streetOfBlock, links, ground,
        weights: joined.members.map { Double($0.count) }, count: districts, generator.branch(33)
      ).labels
  }

  /// Joins areas, each a list of blocks, into `count` larger ones of about equal weight.
  private static func grouped(
    _ areas: [[Int]], _ areaOfBlock: [Int], _ links: [[RegionGrowth.Link]], _ ground: Ground,
    weights: [Double], count: Int, _ generator: SeededGenerator
  ) -> RegionGrowth {
    let each = weights.reduce(0, +) / Double(count)
    var growth = RegionGrowth(
      links: areaLinks(areas, areaOfBlock, links), weights: weights,
      classes: areas.map { _ in 0 }, positions: areas.map { middle($0, ground) },
      generator: generator)
    let sizes = QuantileTable([(0, each * 0.7), (0.5, each), (1, each * 1.3)])
    growth.grow(targets: [sizes], count: count)
    return growth
  }

  private static func areaLinks(
    _ areas: [[Int]], _ areaOfBlock: [Int], _ links: [[RegionGrowth.Link]]
  ) -> [[RegionGrowth.Link]] {
    areas.enumerated().map { area, blocks in
      var isOpen: [(area: Int, isOpen: Bool)] = []
      for block in blocks {
        for link in links[block] where areaOfBlock[link.place] != area {
          let other = areaOfBlock[link.place]
          if let index = isOpen.firstIndex(where: { $0.area == other }) {
            isOpen[index].isOpen = isOpen[index].isOpen || link.isOpen
          } else {
            isOpen.append((other, link.isOpen))
          }
        }
      }
      return isOpen.map { RegionGrowth.Link(place: $0.area, isOpen: $0.isOpen) }
    }
  }

  private static func middle(_ blocks: [Int], _ ground: Ground) -> PlanarPoint {
    let sum = blocks.reduce(PlanarPoint(x: 0, y: 0)) { $0 + ground.blocks[$1].middle }
    return sum * (1 / Double(max(blocks.count, 1)))
  }
}
