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
  private let limit: Double
  private let count: Int
  private let start: Int
  private var neighbors: [Neighbor]

  /// Takes the elements of `result` over until `finish` gives them back with what was found.
  ///
  /// - Parameter count: at least 1.
  init(_ count: Int, within circle: SearchCircle, after result: inout [Neighbor]) {
    limit = circle.squaredRadius
    self.count = count
    start = result.count
    neighbors = []
    swap(&neighbors, &result)
  }

  private var isFull: Bool { neighbors.count - start == count }

  var bound: Double { isFull ? neighbors[start].squaredDistance : limit }

  mutating func offer(_ neighbor: Neighbor) {
    if isFull {
      if neighbor < neighbors[start] { sink(neighbor) }
    } else if neighbor.squaredDistance <= limit {
      neighbors.append(neighbor)
      rise()
    }
  }

  /// Puts the farthest kept point in the way of the last one.
  private mutating func rise() {
    var place = neighbors.count - start - 1
    while place > 0 {
      let parent = (place - 1) / 2
      guard neighbors[start + parent] < neighbors[start + place] else { return }
      neighbors.swapAt(start + parent, start + place)
      place = parent
    }
  }

  /// Replaces the farthest kept point.
  private mutating func sink(_ neighbor: Neighbor) {
    var place = 0
    while 2 * place + 1 < count {
      var child = 2 * place + 1
      if child + 1 < count && neighbors[start + child] < neighbors[start + child + 1] { child += 1 }
      guard neighbor < neighbors[start + child] else { break }
      neighbors[start + place] = neighbors[start + child]
      place = child
    }
    neighbors[start + place] = neighbor
  }

  /// Gives the array back, what was found in ascending order.
  mutating func finish(into result: inout [Neighbor]) {
    neighbors[start...].sort()
    swap(&neighbors, &result)
  }
}
