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
      Areas(members: exclaves.members, ofBlock: exclaves.labels), of: ground, links: links,
      weights: exclaves.members.map { _ in 1 }, count: streets, generator: generator.branch(32))
    streetOfCommunity = joined.labels
    let blocksOfStreet = joined.members.map { $0.flatMap { exclaves.members[$0] } }
    let streetOfBlock = exclaves.labels.map { joined.labels[$0] }
    districtOfStreet =
      Self.grouped(
        Areas(members: blocksOfStreet, ofBlock: streetOfBlock), of: ground, links: links,
        weights: joined.members.map { Double($0.count) }, count: districts,
        generator: generator.branch(33)
      ).labels
  }

  /// Blocks in groups that do not overlap.
  private struct Areas {
    /// By area, its blocks.
    let members: [[Int]]
    let ofBlock: [Int]
  }

  /// Joins areas into `count` larger ones of about equal weight.
  private static func grouped(
    _ areas: Areas, of ground: Ground, links: [[RegionGrowth.Link]], weights: [Double], count: Int,
    generator: SeededGenerator
  ) -> RegionGrowth {
    let each = weights.reduce(0, +) / Double(count)
    var growth = RegionGrowth(
      links: areaLinks(areas, links), weights: weights, classes: areas.members.map { _ in 0 },
      positions: areas.members.map { middle($0, ground) },
      generator: generator)
    let sizes = QuantileTable([(0, each * 0.7), (0.5, each), (1, each * 1.3)])
    growth.grow(targets: [sizes], count: count)
    return growth
  }

  private static func areaLinks(
    _ areas: Areas, _ links: [[RegionGrowth.Link]]
  ) -> [[RegionGrowth.Link]] {
    areas.members.enumerated().map { area, blocks in
      var isOpen: [(area: Int, isOpen: Bool)] = []
      for block in blocks {
        for link in links[block] where areas.ofBlock[link.node] != area {
          let other = areas.ofBlock[link.node]
          if let index = isOpen.firstIndex(where: { $0.area == other }) {
            isOpen[index].isOpen = isOpen[index].isOpen || link.isOpen
          } else {
            isOpen.append((other, link.isOpen))
          }
        }
      }
      return isOpen.map { RegionGrowth.Link(node: $0.area, isOpen: $0.isOpen) }
    }
  }

  private static func middle(_ blocks: [Int], _ ground: Ground) -> PlanarPoint {
    let sum = blocks.reduce(PlanarPoint(x: 0, y: 0)) { $0 + ground.blocks[$1].middle }
    return sum * (1 / Double(max(blocks.count, 1)))
  }
}

/// Gives single blocks to communities that do not touch them, as history does: the owner is left with
/// a hole or a notch, and the new owner has two parts.
struct Exclaves {
  private(set) var members: [[Int]]
  private(set) var labels: [Int]
  private let links: [[RegionGrowth.Link]]
  private let classes: [Int]
  private var generator: SeededGenerator

  init(growth: RegionGrowth, links: [[RegionGrowth.Link]], generator: SeededGenerator) {
    members = growth.members
    labels = growth.labels
    classes = growth.classes
    self.links = links
    self.generator = generator
  }

  /// About one community in thirty gets a part in the middle of another one or at its far side.
  mutating func scatter() {
    let wanted = members.count / 28
    var isTaken = Array(repeating: false, count: members.count)
    var found = 0
    for _ in 0..<members.count * 4 where found < wanted {
      let owner = generator.draw(0..<members.count)
      guard members[owner].count >= 7, !isTaken[owner] else { continue }
      let block = members[owner][generator.draw(0..<members[owner].count)]
      guard let taker = taker(of: block, owner: owner, isTaken), isConnected(owner, without: block)
      else { continue }
      isTaken[owner] = true
      isTaken[taker] = true
      labels[block] = taker
      members[owner].removeAll { $0 == block }
      members[taker].append(block)
      found += 1
    }
  }

  /// A community of the same zone beside the owner, but not beside the block.
  private func taker(of block: Int, owner: Int, _ isTaken: [Bool]) -> Int? {
    let beside = Set(links[block].map { labels[$0.node] })
    for member in members[owner] {
      for link in links[member] where link.isOpen && classes[link.node] == classes[block] {
        let other = labels[link.node]
        if other != owner && !beside.contains(other) && !isTaken[other] { return other }
      }
    }
    return nil
  }

  private func isConnected(_ owner: Int, without block: Int) -> Bool {
    let rest = members[owner].filter { $0 != block }
    var reached = [rest[0]]
    var next = 0
    while next < reached.count {
      for link in links[reached[next]] where rest.contains(link.node) {
        if !reached.contains(link.node) { reached.append(link.node) }
      }
      next += 1
    }
    return reached.count == rest.count
  }
}
