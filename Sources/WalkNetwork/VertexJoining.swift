import PlanarGeometry
import SpatialIndexing

/// Makes one node of vertices of lines that are the same place.
///
/// On one level vertices with equal coordinates are one from the start, and ends of lines are joined to all
/// vertices within the tolerance. Of different levels ends are joined to each other, and an end that all this
/// leaves without another line to whatever vertex is near: a footbridge drawn from kerb to kerb, but not the
/// two halves of a street whose common end a flyover passes with a vertex.
struct VertexJoining {
  private let tolerance: Double
  private var points: [PlanarPoint] = []
  private var levels: [Double] = []
  private var isEnd: [Bool] = []
  /// The line of each vertex; `several` where it is a vertex of more than one.
  private var owners: [Int32] = []
  private var numbers: [Key: Int32] = [:]

  private struct Key: Hashable {
    var point: PlanarPoint
    var level: Double
  }

  private static let several: Int32 = -1

  /// A line by the numbers of its vertices.
  struct Line {
    var nodes: [Int32]
    var access: GroundAccess
  }

  init(tolerance: Double) { self.tolerance = tolerance }

  /// Adds a vertex of a line and gives its number.
  ///
  /// - Parameter line: number of the line, at least 0.
  mutating func add(_ point: PlanarPoint, level: Double, line: Int, isEnd: Bool) -> Int32 {
    let key = Key(point: point, level: level)
    if let number = numbers[key] {
      if owners[Int(number)] != line { owners[Int(number)] = Self.several }
      if isEnd { self.isEnd[Int(number)] = true }
      return number
    }
    let number = Int32(truncatingIfNeeded: points.count)
    numbers[key] = number
    points.append(point)
    levels.append(level)
    self.isEnd.append(isEnd)
    owners.append(Int32(truncatingIfNeeded: line))
    return number
  }

  /// The ways of `lines`. Complexity: O(n log n) in the vertices.
  func ways(_ lines: [Line]) -> WalkWays {
    let roots = roots()
    var ways = WalkWays(positions: points)
    for line in lines {
      for (a, b) in zip(line.nodes, line.nodes.dropFirst()) where roots[Int(a)] != roots[Int(b)] {
        let length = points[Int(a)].distance(to: points[Int(b)])
        ways.addEdge(
          from: roots[Int(a)], to: roots[Int(b)], length: length, access: line.access)
      }
    }
    return ways
  }

  /// Whether an end and all that it is joined to are of one line.
  private func isAlone(_ end: Int, among partners: [Int32]) -> Bool {
    owners[end] != Self.several && partners.allSatisfy { owners[Int($0)] == owners[end] }
  }

  /// The smallest vertex of the group of each.
  private func roots() -> [Int32] {
    let grid = UniformGrid(points)
    var groups = VertexGroups(count: points.count)
    var near: [Int32] = []
    var alone: [Int] = []
    for end in points.indices where isEnd[end] {
      near.removeAll(keepingCapacity: true)
      grid.radius(tolerance, around: points[end], into: &near)
      let partners = near.filter { levels[Int($0)] == levels[end] || isEnd[Int($0)] }
      for other in partners { groups.join(Int32(end), other) }
      if near.count > partners.count, isAlone(end, among: partners) { alone.append(end) }
    }
    for end in alone {
      near.removeAll(keepingCapacity: true)
      grid.radius(tolerance, around: points[end], into: &near)
      for other in near { groups.join(Int32(end), other) }
    }
    return points.indices.map { groups.root(Int32($0)) }
  }
}

/// Disjoint groups of vertices, each known by its smallest.
private struct VertexGroups {
  private var roots: [Int32]

  init(count: Int) { roots = (0..<count).map { Int32($0) } }

  /// Complexity: amortised O(log n).
  mutating func root(_ vertex: Int32) -> Int32 {
    var vertex = vertex
    while roots[Int(vertex)] != vertex {
      roots[Int(vertex)] = roots[Int(roots[Int(vertex)])]
      vertex = roots[Int(vertex)]
    }
    return vertex
  }

  mutating func join(_ first: Int32, _ second: Int32) {
    let (a, b) = (root(first), root(second))
    roots[Int(max(a, b))] = min(a, b)
  }
}
