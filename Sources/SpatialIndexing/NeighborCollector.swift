/// Takes the points that a search for near ones comes by, in any order.
protocol NeighborCollector {
  /// Squared distance in m² beyond which nothing more is taken.
  var bound: Double { get }

  mutating func offer(_ neighbor: Neighbor)
}

/// Keeps the nearest point.
struct NearestPoint: NeighborCollector {
  private var best: Neighbor

  init(within circle: SearchCircle) {
    best = Neighbor(position: .max, squaredDistance: circle.squaredRadius)
  }

  var bound: Double { best.squaredDistance }

  /// The nearest point, nil when none was near enough.
  var found: Neighbor? { best.position == .max ? nil : best }

  @inline(__always)
  mutating func offer(_ neighbor: Neighbor) {
    if neighbor < best { best = neighbor }
  }
}

/// Keeps the nearest points, the farthest of them first, as a binary heap at the end of an array.
struct NearestPoints: NeighborCollector {
  private let count: Int
  private let start: Int
  private var neighbors: [Neighbor]
  private(set) var bound: Double

  /// Takes the elements of `result` over until `finish` gives them back with what was found.
  ///
  /// - Parameter count: at least 1.
  init(_ count: Int, within circle: SearchCircle, after result: inout [Neighbor]) {
    self.count = count
    start = result.count
    bound = circle.squaredRadius
    neighbors = []
    swap(&neighbors, &result)
  }

  mutating func offer(_ neighbor: Neighbor) {
    guard neighbor.squaredDistance <= bound else { return }
    if neighbors.count - start < count {
      neighbors.append(neighbor)
      rise(neighbor)
    } else if neighbor < neighbors[start] {
      sink(neighbor)
    } else {
      return
    }
    if neighbors.count - start == count { bound = neighbors[start].squaredDistance }
  }

  /// Puts the last point in its place among those above it.
  private mutating func rise(_ neighbor: Neighbor) {
    let start = start
    var heap = neighbors.mutableSpan
    var place = heap.count &- 1
    while place > start {
      let parent = start &+ (place &- start &- 1) / 2
      guard heap[parent] < neighbor else { break }
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = neighbor
  }

  /// Replaces the farthest of a full heap.
  private mutating func sink(_ neighbor: Neighbor) {
    let start = start
    var heap = neighbors.mutableSpan
    var place = start
    while true {
      var child = place &+ (place &- start) &+ 1
      guard child < heap.count else { break }
      if child &+ 1 < heap.count && heap[child] < heap[child &+ 1] { child &+= 1 }
      guard neighbor < heap[child] else { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = neighbor
  }

  /// Gives the array back, what was found in ascending order.
  mutating func finish(into result: inout [Neighbor]) {
    neighbors[start...].sort()
    swap(&neighbors, &result)
  }
}

/// A point found by an index; ordered by distance, then by position.
@frozen
public struct Neighbor: Hashable, Comparable, Sendable {
  /// Position in the indexed points.
  public var position: Int32
  /// Squared distance in m².
  public var squaredDistance: Double

  @inlinable
  public init(position: Int32, squaredDistance: Double) {
    self.position = position
    self.squaredDistance = squaredDistance
  }

  @inlinable
  public static func < (a: Neighbor, b: Neighbor) -> Bool {
    a.squaredDistance < b.squaredDistance
      || (a.squaredDistance == b.squaredDistance && a.position < b.position)
  }
}
