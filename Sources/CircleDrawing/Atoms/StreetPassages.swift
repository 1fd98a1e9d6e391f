import PlanarGeometry
import WalkNetwork

/// Where streets pass from one region of a layer to another.
///
/// A street passes within an edge of the graph, or it ends at a node on the border from which another leads into the
/// region beyond: streets that meet the street on the border from both sides are such, at two nodes too.
struct StreetPassages {
  /// A way within an edge.
  struct Pass {
    var pair: RegionPair
    /// Over land that belongs to no region.
    var isOverGap: Bool
  }

  /// A node on a border, or in a gap, and the ways from it.
  struct Landing {
    /// Regions that meet there; in a gap those that ways lead to.
    var regions: [Int32]
    /// By way from the node, the region that it leads into first.
    var ways: [Int32]
    var isInGap: Bool
  }

  private(set) var passes: [Pass] = []
  private(set) var landings: [Landing] = []

  /// Complexity: O(v log n + w) in the vertices v of the graph and the edges n of the regions.
  init(of graph: WalkGraph, through regions: [PlanarRegion]) {
    let locator = RegionLocator(regions)
    let nodes = graph.positions.map { locator.place(of: $0) }
    var ways: [Int32: [Int32]] = [:]
    var gaps: [Int32: [(region: Int32, distance: Double)]] = [:]
    var walk = EdgeWalk(locator)
    for (number, edge) in graph.edges.enumerated() {
      let (tail, head) = (nodes[Int(edge.tail)], nodes[Int(edge.head)])
      if tail.isOutside && head.isOutside && edge.length > BlockRules.widestGap { continue }
      walk.follow(graph.vertices[graph.vertexRange(ofEdge: number)], from: tail, to: head)
      passes += walk.passes
      let ends = [(edge.tail, tail, walk.first), (edge.head, head, walk.last)]
      for (node, place, way) in ends {
        guard let way else { continue }
        switch place {
        case .border: ways[node, default: []].append(way.region)
        case .outside: gaps[node, default: []].append(way)
        case .inside: break
        }
      }
    }
    for (node, led) in ways.sorted(by: { $0.key < $1.key }) {
      landings.append(
        Landing(
          regions: locator.regions(at: graph.positions[Int(node)]), ways: led, isInGap: false))
    }
    for (_, led) in gaps.sorted(by: { $0.key < $1.key }) {
      let near = led.filter { $0.distance <= BlockRules.widestGap / 2 }.map(\.region)
      guard Set(near).count > 1 else { continue }
      landings.append(Landing(regions: Set(near).sorted(), ways: near, isInGap: true))
    }
  }

  /// How often streets pass between two regions.
  struct Count {
    /// At a common border.
    var direct = 0
    /// Over a gap.
    var overGap = 0
    /// Ways that end on the common border, from the first and from the second.
    fileprivate var landed = (first: 0, second: 0)

    var crossings: Int { direct + min(landed.first, landed.second) }
  }

  /// The passages between groups of regions.
  ///
  /// - Parameter groups: by region, the number of its group.
  func counts(among groups: [Int32]) -> [RegionPair: Count] {
    var counts: [RegionPair: Count] = [:]
    for pass in passes {
      let (a, b) = (groups[Int(pass.pair.first)], groups[Int(pass.pair.second)])
      guard a != b else { continue }
      if pass.isOverGap {
        counts[RegionPair(a, b), default: Count()].overGap += 1
      } else {
        counts[RegionPair(a, b), default: Count()].direct += 1
      }
    }
    for landing in landings { landing.add(to: &counts, groups) }
    return counts
  }
}

extension StreetPassages.Landing {
  fileprivate func add(
    to counts: inout [RegionPair: StreetPassages.Count], _ groups: [Int32]
  ) {
    let meeting = Set(regions.map { groups[Int($0)] }).sorted()
    guard meeting.count > 1 else { return }
    let led = ways.map { groups[Int($0)] }
    for (position, first) in meeting.enumerated() {
      for second in meeting[(position + 1)...] {
        let (a, b) = (led.count { $0 == first }, led.count { $0 == second })
        guard a + b > 0 else { continue }
        if isInGap {
          counts[RegionPair(first, second), default: .init()].overGap += min(a, b)
        } else {
          counts[RegionPair(first, second), default: .init()].landed.first += a
          counts[RegionPair(first, second), default: .init()].landed.second += b
        }
      }
    }
  }
}
