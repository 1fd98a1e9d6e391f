import PlanarGeometry
import WalkNetwork

/// Where streets pass from one group of regions of a layer to another.
///
/// A street passes within an edge of the graph, or it ends at a node on the border from which another leads into the
/// group beyond: streets that meet the street on the border from both sides are such, at two nodes too. What runs along
/// a border of regions of one group lies inside the group.
struct StreetPassages {
  /// An edge that touches a border or a gap.
  private struct Course {
    var tail: Int32
    var head: Int32
    var stations: [EdgeWalk.Station]
  }

  private var courses: [Course] = []

  /// Complexity: O(v log n + w) in the vertices v of the graph and the edges n of the regions.
  init(of graph: WalkGraph, through regions: [PlanarRegion]) {
    let locator = RegionLocator(regions)
    let nodes = graph.positions.map { locator.place(of: $0) }
    var walk = EdgeWalk(locator)
    for (number, edge) in graph.edges.enumerated() {
      let (tail, head) = (nodes[Int(edge.tail)], nodes[Int(edge.head)])
      if tail.isOutside && head.isOutside && edge.length > BlockRules.widestGap { continue }
      walk.follow(graph.vertices[graph.vertexRange(ofEdge: number)], from: tail, to: head)
      guard walk.stations.count > 1 else { continue }
      courses.append(Course(tail: edge.tail, head: edge.head, stations: walk.stations))
    }
  }

  /// How often streets pass between two groups.
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
  /// - Complexity: O(edges that touch a border).
  func counts(among groups: [Int32]) -> [RegionPair: Count] {
    var counts: [RegionPair: Count] = [:]
    var landings: [Int32: StreetLanding] = [:]
    for course in courses {
      let walk = GroupWalk(along: course.stations, among: groups)
      for pass in walk.passes {
        counts[pass.pair, default: Count()].direct += pass.isOverGap ? 0 : 1
        counts[pass.pair, default: Count()].overGap += pass.isOverGap ? 1 : 0
      }
      let ends = [(course.tail, walk.tail, walk.first), (course.head, walk.head, walk.last)]
      for (node, meeting, way) in ends where meeting.count != 1 {
        guard let way else { continue }
        landings[node, default: StreetLanding(meeting: meeting)].ways.append(way)
      }
    }
    for landing in landings.values { landing.add(to: &counts) }
    return counts
  }
}

/// A node on a border, or in a gap, and the ways from it.
private struct StreetLanding {
  /// Groups that meet there, ascending; none in a gap.
  var meeting: [Int32]
  /// By way from the node, the group that it leads into first, and the metres before it.
  var ways: [GroupWalk.Reach] = []

  func add(to counts: inout [RegionPair: StreetPassages.Count]) {
    let isInGap = meeting.isEmpty
    let led =
      isInGap
      ? ways.filter { $0.metres <= BlockRules.widestGap / 2 }.map(\.group) : ways.map(\.group)
    let groups = isInGap ? Set(led).sorted() : meeting
    for (position, first) in groups.enumerated() {
      for second in groups[(position + 1)...] {
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
