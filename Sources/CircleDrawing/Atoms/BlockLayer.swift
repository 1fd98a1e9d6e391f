import Assessment
import GEOSBridge
import PlanarGeometry

/// The blocks of all communities, those that stay whole included.
struct BlockLayer {
  private let city: City
  /// Of all communities in their order, with each other's vertices.
  private(set) var blocks: [PlanarRegion] = []
  /// One more than communities.
  private var starts = [0]
  /// By block, the first block of the group that it joined.
  private(set) var groups: [Int32] = []

  init(_ city: City) { self.city = city }

  private func range(of community: Int) -> Range<Int> { starts[community]..<starts[community + 1] }

  /// Cuts the communities that have many people.
  ///
  /// - Returns: these communities.
  mutating func cut(by cutter: CommunityCutter) throws(GEOSError) -> [Int] {
    let large = city.communities.indices.filter(cutter.divides)
    let isLarge = Set(large)
    var added: [PlanarPoint] = []
    for (number, community) in city.communities.enumerated() {
      let own = isLarge.contains(number) ? try cutter.blocks(of: number) : [community.region]
      if own.count > 1 {
        added += Set(own.flatMap(\.vertices)).subtracting(community.region.vertices)
      }
      blocks += own
      starts.append(blocks.count)
    }
    blocks = CommonVertices.insert(added.sorted { ($0.x, $0.y) < ($1.x, $1.y) }, into: blocks)
    groups = blocks.indices.map { Int32(truncatingIfNeeded: $0) }
    return large
  }

  /// Joins slivers and blocks where nobody lives to neighbours of the same community.
  mutating func merge(
    _ people: BlockPeople, across borders: LayerBorders, by rules: BlockRules
  ) throws(GEOSError) -> DivisionCounts {
    var counts = DivisionCounts()
    var anyLength = rules
    anyLength.leastBorder = 0
    let all = borders.borders(among: groups, anyLength)
    for community in city.communities.indices where range(of: community).count > 1 {
      let own = range(of: community)
      let regions = Array(blocks[own])
      let shares = try people.shares(of: community, in: regions)
      let number = people.people(of: community)
      let merging = BlockMerging(
        zip(regions, shares).map { .init(region: $0, people: $1 * number) },
        all.within(own), by: rules)
      for (block, group) in merging.groups.enumerated() {
        groups[own.lowerBound + block] = Int32(truncatingIfNeeded: own.lowerBound + group)
      }
      counts.joinedSlivers += merging.joinedSlivers
      counts.joinedEmpty += merging.joinedEmpty
    }
    return counts
  }

  /// Whether a community is of several atoms.
  func isDivided(_ community: Int) -> Bool { Set(groups[range(of: community)]).count > 1 }

  /// The atoms that the groups of blocks are.
  func assemble(
    _ people: BlockPeople, outline: (_ groups: [Int32]) -> GroupedBorders
  ) throws(GEOSError) -> AtomLayer {
    var assembly = AtomAssembly(people)
    for community in city.communities.indices {
      let own = range(of: community)
      let heads = Set(groups[own]).sorted()
      var regions: [PlanarRegion] = []
      for head in heads {
        regions.append(
          try people.geos.dissolved(own.filter { groups[$0] == head }.map { blocks[$0] }))
      }
      if regions.count == 1 {
        assembly.add(whole: community, regions[0], group: heads[0])
      } else {
        try assembly.add(regions, of: community, groups: heads)
      }
    }
    return assembly.layer(outline, groups: groups)
  }
}

extension [AtomBorder] {
  /// Borders among blocks of a range, by their places in it.
  ///
  /// Complexity: O(log n + borders of the range's blocks).
  fileprivate func within(_ range: Range<Int>) -> [AtomBorder] {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].first) < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return self[low...].prefix { Int($0.first) < range.upperBound }
      .filter { range.contains(Int($0.second)) && $0.length > 0 }
      .map { border in
        var own = border
        own.first -= Int32(truncatingIfNeeded: range.lowerBound)
        own.second -= Int32(truncatingIfNeeded: range.lowerBound)
        return own
      }
  }
}
