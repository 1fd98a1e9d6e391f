import GEOSBridge
import PlanarGeometry

/// Joins blocks of a community that are too small or narrow, or where hardly anybody lives, to a neighbour of the same
/// community: that with the longest border that is walked across, else the longest border, else the nearest.
struct BlockMerging {
  struct Block {
    var region: PlanarRegion
    var people: Double
  }

  /// By block, the first block of its group.
  private(set) var groups: [Int]
  private(set) var joinedSlivers = 0
  private(set) var joinedEmpty = 0
  private var members: [Int: Group] = [:]
  private let rules: BlockRules

  private struct Group {
    var area: Double
    var perimeter: Double
    var people: Double
    /// By group, the border with it.
    var borders: [Int: AtomBorder] = [:]

    var isSliver: Bool {
      area < BlockRules.leastArea || 2 * area < BlockRules.leastWidth * perimeter
    }
    func joins(_ rules: BlockRules) -> Bool { isSliver || people < rules.leastPeople }
  }

  /// - Parameter borders: between the blocks, by their positions.
  /// - Complexity: O(blocks²).
  init(_ blocks: [Block], _ borders: [AtomBorder], by rules: BlockRules) {
    self.rules = rules
    groups = Array(blocks.indices)
    for (position, block) in blocks.enumerated() {
      members[position] = Group(
        area: block.region.area, perimeter: block.region.perimeter, people: block.people)
    }
    for border in borders {
      members[Int(border.first)]?.borders[Int(border.second)] = border
      members[Int(border.second)]?.borders[Int(border.first)] = border
    }
    while let poor = poorest, let rival = neighbour(of: poor, blocks) { join(poor, to: rival) }
  }

  /// The smallest block that joins another.
  private var poorest: Int? {
    guard members.count > 1 else { return nil }
    return members.filter { $0.value.joins(rules) }
      .min { ($0.value.area, $0.key) < ($1.value.area, $1.key) }?.key
  }

  private func neighbour(of poor: Int, _ blocks: [Block]) -> Int? {
    let borders = members[poor]?.borders ?? [:]
    let best = borders.max { a, b in
      (a.value.isWalkable ? 1 : 0, a.value.length, -a.key)
        < (b.value.isWalkable ? 1 : 0, b.value.length, -b.key)
    }
    return best?.key ?? nearest(to: blocks[poor].region, besides: poor, blocks)
  }

  private func nearest(to region: PlanarRegion, besides poor: Int, _ blocks: [Block]) -> Int? {
    let others = blocks.indices.filter { groups[$0] != poor }
    let nearest = others.min {
      region.squaredDistance(to: blocks[$0].region) < region.squaredDistance(to: blocks[$1].region)
    }
    return nearest.map { groups[$0] }
  }

  private mutating func join(_ poor: Int, to rival: Int) {
    guard let group = members.removeValue(forKey: poor), var other = members[rival] else { return }
    if group.isSliver { joinedSlivers += 1 } else { joinedEmpty += 1 }
    let common = group.borders[rival]?.length ?? 0
    other.area += group.area
    other.perimeter += group.perimeter - 2 * common
    other.people += group.people
    other.borders[poor] = nil
    for (third, border) in group.borders where third != rival {
      let sum = border.joined(with: other.borders[third])
      other.borders[third] = sum
      members[third]?.borders[poor] = nil
      members[third]?.borders[rival] = sum
    }
    members[rival] = other
    for block in groups.indices where groups[block] == poor { groups[block] = rival }
  }
}

extension AtomBorder {
  fileprivate func joined(with other: AtomBorder?) -> AtomBorder {
    guard let other else { return self }
    var sum = self
    sum.length += other.length
    sum.barrierLength += other.barrierLength
    sum.crossings += other.crossings
    return sum
  }
}
