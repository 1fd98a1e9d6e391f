import PlanarGeometry
import TestSupport
import WalkNetwork

extension SeededRandom {
  /// In the square from (0, 0) to (`side`, `side`).
  mutating func point(side: Double) -> PlanarPoint {
    point(in: PlanarBox(minX: 0, minY: 0, maxX: side, maxY: side))
  }
}

/// Ways given as lines of positions; equal positions are one node.
func ways(_ lines: [[(Double, Double)]]) -> WalkWays {
  var ways = WalkWays()
  var numbers: [PlanarPoint: Int32] = [:]
  for line in lines {
    let nodes = line.map { x, y in
      let position = PlanarPoint(x: x, y: y)
      if let number = numbers[position] { return number }
      let number = ways.addNode(at: position)
      numbers[position] = number
      return number
    }
    ways.addWay(nodes)
  }
  return ways
}

/// A square lattice of streets `step` metres apart from (0, 0), with `count` streets each way.
func lattice(count: Int, step: Double) -> WalkWays {
  let places = (0..<count).map { Double($0) * step }
  return ways(
    places.map { y in places.map { ($0, y) } } + places.map { x in places.map { (x, $0) } })
}

/// Random nodes with random edges between them, lengths at least as long as the straight line.
func randomWays(nodes: Int, edges: Int, dice: inout SeededRandom) -> WalkWays {
  var result = WalkWays(
    positions: (0..<nodes).map { _ in
      dice.point(side: 400)
    })
  for _ in 0..<edges {
    let (from, to) = (dice.below(nodes), dice.below(nodes))
    let straight = result.positions[from].distance(to: result.positions[to])
    result.addEdge(
      from: Int32(from), to: Int32(to), length: straight * (1 + dice.unit()))
  }
  return result
}

extension WalkWays {
  /// The graph with all its components.
  var whole: WalkGraph { WalkGraphBuilder(smallestComponent: 0).build(self) }
}

extension WalkGraph {
  func attachments(of x: Double, _ y: Double, count: Int = 1) -> [EdgeAttachment] {
    var scratch = EdgeIndex.Scratch()
    var result: [EdgeAttachment] = []
    EdgeIndex(self).attachments(
      of: PlanarPoint(x: x, y: y), within: 1000, count: count, into: &result, scratch: &scratch)
    return result
  }

  func field(_ sources: [WalkSource], within limit: Double) throws -> DistanceField {
    var field = DistanceField(self)
    var queue = BucketQueue()
    try field.search(from: sources, within: limit, queue: &queue)
    return field
  }
}
