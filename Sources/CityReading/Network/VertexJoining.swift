import PlanarGeometry
import SpatialIndexing
import WalkNetwork

/// Makes one node of vertices that are the same place.
///
/// Vertices with equal coordinates are one from the start. Those that seek a partner, the ends of
/// lines, are joined to all vertices within the tolerance.
struct VertexJoining {
  private let tolerance: Double
  private var points: [PlanarPoint] = []
  private var seeking: [Bool] = []
  private var numbers: [PlanarPoint: Int32] = [:]

  init(tolerance: Double) { self.tolerance = tolerance }

  /// Adds a vertex and gives its number.
  mutating func add(_ point: PlanarPoint, seeks: Bool) -> Int32 {
    if let number = numbers[point] {
      if seeks { seeking[Int(number)] = true }
      return number
    }
    let number = Int32(truncatingIfNeeded: points.count)
    numbers[point] = number
    points.append(point)
    seeking.append(seeks)
    return number
  }

  /// The ways of `lines`, given as numbers of vertices. Complexity: O(n log n).
  func ways(_ lines: [[Int32]]) -> WalkWays {
    let roots = roots()
    var ways = WalkWays(positions: points)
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) where roots[Int(a)] != roots[Int(b)] {
        let length = points[Int(a)].distance(to: points[Int(b)])
        ways.addEdge(from: roots[Int(a)], to: roots[Int(b)], length: length)
      }
    }
    return ways
  }

  /// The smallest vertex of the group of each.
  private func roots() -> [Int32] {
    var roots = points.indices.map { Int32($0) }
    func root(_ vertex: Int32) -> Int32 {
      var vertex = vertex
      while roots[Int(vertex)] != vertex {
        roots[Int(vertex)] = roots[Int(roots[Int(vertex)])]
        vertex = roots[Int(vertex)]
      }
      return vertex
    }
    let grid = UniformGrid(points)
    var near: [Int32] = []
    for vertex in points.indices where seeking[vertex] {
      near.removeAll(keepingCapacity: true)
      grid.radius(tolerance, around: points[vertex], into: &near)
      for other in near {
        let (a, b) = (root(Int32(vertex)), root(other))
        roots[Int(max(a, b))] = min(a, b)
      }
    }
    return points.indices.map { root(Int32($0)) }
  }
}
