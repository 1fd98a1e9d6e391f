import PlanarGeometry

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
    let beside = Set(links[block].map { labels[$0.place] })
    for place in members[owner] {
      for link in links[place] where link.isOpen && classes[link.place] == classes[block] {
        let other = labels[link.place]
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
      for link in links[reached[next]] where rest.contains(link.place) {
        if !reached.contains(link.place) { reached.append(link.place) }
      }
      next += 1
    }
    return reached.count == rest.count
  }
}
