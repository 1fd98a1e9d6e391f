import PlanarGeometry
import SyntheticCity

/// The walkable part of a network as plain lists of neighbours.
struct NetworkGraph {
  private(set) var neighbours: [[(node: Int, metres: Double)]]
  private let positions: [PlanarPoint]

  init(_ network: WayNetwork) {
    positions = network.positions
    neighbours = Array(repeating: [], count: positions.count)
    for way in network.ways where way.isWalkable {
      let nodes = network.nodes(of: way).map(Int.init)
      for (a, b) in zip(nodes, nodes.dropFirst()) {
        let metres = positions[a].distance(to: positions[b])
        neighbours[a].append((b, metres))
        neighbours[b].append((a, metres))
      }
    }
  }

  /// Dijkstra's algorithm with a binary heap, by the book: metres to `targets`, infinite beyond
  /// `limit`.
  func distances(from start: Int, to targets: [Int], limit: Double) -> [Double] {
    var metres: [Int: Double] = [start: 0]
    var open = Set(targets)
    var heap: [(metres: Double, node: Int)] = [(0, start)]
    while !open.isEmpty, let (least, node) = heap.popSmallest() {
      guard least == metres[node] else { continue }
      open.remove(node)
      for (next, length) in neighbours[node] where least + length <= limit {
        let reached = least + length
        guard reached < metres[next] ?? .infinity else { continue }
        metres[next] = reached
        heap.pushSorted((reached, next))
      }
    }
    return targets.map { metres[$0] ?? .infinity }
  }

  /// Sizes of the connected components, the largest first, and a member of each.
  var components: [(size: Int, member: Int)] {
    var isSeen = Array(repeating: false, count: positions.count)
    var components: [(size: Int, member: Int)] = []
    for seed in positions.indices where !isSeen[seed] && !neighbours[seed].isEmpty {
      var stack = [seed]
      var size = 0
      isSeen[seed] = true
      while let node = stack.popLast() {
        size += 1
        for (next, _) in neighbours[node] where !isSeen[next] {
          isSeen[next] = true
          stack.append(next)
        }
      }
      components.append((size, seed))
    }
    return components.sorted { ($0.size, -$0.member) > ($1.size, -$1.member) }
  }

  /// All nodes that can be walked to.
  func reached(from start: Int) -> Set<Int> {
    var reached: Set<Int> = [start]
    var stack = [start]
    while let node = stack.popLast() {
      for (next, _) in neighbours[node] where reached.insert(next).inserted { stack.append(next) }
    }
    return reached
  }
}

extension [(metres: Double, node: Int)] {
  mutating func pushSorted(_ entry: (metres: Double, node: Int)) {
    append(entry)
    var child = count - 1
    while child > 0, self[child].metres < self[(child - 1) / 2].metres {
      swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popSmallest() -> (metres: Double, node: Int)? {
    guard !isEmpty else { return nil }
    swapAt(0, count - 1)
    let smallest = removeLast()
    var parent = 0
    while 2 * parent + 1 < count {
      var child = 2 * parent + 1
      if child + 1 < count && self[child + 1].metres < self[child].metres { child += 1 }
      guard self[child].metres < self[parent].metres else { break }
      swapAt(child, parent)
      parent = child
    }
    return smallest
  }
}
