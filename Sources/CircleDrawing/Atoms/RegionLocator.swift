import PlanarGeometry
import SpatialIndexing

/// Tells in which region of a layer a place lies.
struct RegionLocator {
  enum Place: Equatable {
    case inside(Int32)
    /// On the border of these regions, two or more, ascending; within one of them, or beside them all.
    case border([Int32], isWithin: Bool)
    case outside

    var isOutside: Bool { self == .outside }

    var isBorder: Bool { if case .border = self { true } else { false } }

    /// On a border, and within none of its regions.
    var isBeside: Bool { if case .border(_, isWithin: false) = self { true } else { false } }

    /// None outside.
    var regions: [Int32] {
      switch self {
      case .inside(let region): [region]
      case .border(let regions, _): regions
      case .outside: []
      }
    }
  }

  private let slabs: [RegionSlabs]
  private let tree: BoxTree
  private let edges: [(region: Int32, line: PlanarSegment)]
  private let edgeTree: BoxTree

  /// Metres from a border that count as on it.
  private static let tolerance = 1.0

  /// Complexity: O(n log n) in the edges.
  init(_ regions: [PlanarRegion]) {
    slabs = regions.map(RegionSlabs.init)
    tree = BoxTree(regions.map(\.box))
    var edges: [(region: Int32, line: PlanarSegment)] = []
    for (number, region) in regions.enumerated() {
      region.forEachEdge { start, end in
        edges.append((Int32(truncatingIfNeeded: number), PlanarSegment(from: start, to: end)))
      }
    }
    self.edges = edges
    edgeTree = BoxTree(edges.map(\.line.box))
  }

  /// Complexity: O(log n + edges near by).
  func place(of point: PlanarPoint) -> Place {
    let meeting = regions(at: point)
    let within = region(of: point)
    if meeting.count > 1 { return .border(meeting, isWithin: within != nil) }
    return within.map { .inside($0) } ?? .outside
  }

  /// The first region that contains a place, whether or not it is on a border.
  func region(of point: PlanarPoint) -> Int32? {
    var found: [Int32] = []
    tree.query(PlanarBox(spanning: point, point), into: &found)
    return found.filter { slabs[Int($0)].contains(point) }.min()
  }

  /// Regions whose border goes through a place, ascending.
  func regions(at point: PlanarPoint) -> [Int32] {
    var found: [Int32] = []
    edgeTree.query(PlanarBox(around: point, margin: Self.tolerance), into: &found)
    guard found.count > 1 else { return [] }
    let near = found.map { edges[Int($0)] }.filter {
      point.squaredDistance(toSegment: $0.line.start, $0.line.end)
        <= Self.tolerance * Self.tolerance
    }
    return Set(near.map(\.region)).sorted()
  }
}
