/// Sides of blocks along which no street was built.
struct SpareSides {
  /// One side of a block, or what a compound's street leaves of it: its steps along an axis.
  struct Side {
    let axis: Axis
    /// Where each step begins, ascending.
    var starts: [Int]
  }

  private(set) var sides: [Side] = []
  private var positions: [UInt64: Int] = [:]

  /// - Parameter step: from one vertex to the next along the axis.
  mutating func append(_ axis: Axis, _ start: Int, step: Int, between a: Int32, and b: Int32) {
    let key = UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
    if let position = positions[key], sides[position].starts.last == start - step {
      sides[position].starts.append(start)
    } else {
      positions[key] = sides.count
      sides.append(Side(axis: axis, starts: [start]))
    }
  }
}

extension StreetGrid {
  private static let rounds = 4

  /// Builds streets that were left out where they join what would be an island.
  mutating func joinIslands() {
    for _ in 0..<Self.rounds {
      var components = components()
      let largest = components.largest
      for side in spareSides.sides {
        guard let first = side.starts.first, let last = side.starts.last else { continue }
        let end = last + (side.axis == .row ? 1 : ground.lattice.columns + 1)
        let (a, b) = (components.root(first), components.root(end))
        guard a != b, !isCut[first], !isCut[end], degree(first) + degree(end) > 0,
          (degree(first) > 0 && a != largest) || (degree(end) > 0 && b != largest)
        else { continue }
        for start in side.starts {
          if side.axis == .row { east[start] = .street } else { north[start] = .street }
        }
        components.join(first, end)
      }
    }
  }

  /// Which vertices streets join, those where streets are cut left out.
  private func components() -> VertexComponents {
    var components = VertexComponents(count: east.count)
    for vertex in east.indices where !isCut[vertex] {
      let ends = [(east[vertex], vertex + 1), (north[vertex], vertex + ground.lattice.columns + 1)]
      for (use, end) in ends where use != .none && use != .roadBridge && !isCut[end] {
        components.join(vertex, end)
      }
    }
    return components
  }
}

/// Sets of joined vertices (union–find with halved paths).
struct VertexComponents {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  /// The smallest vertex that `vertex` is joined with.
  mutating func root(_ vertex: Int) -> Int {
    var vertex = Int32(vertex)
    while parents[Int(vertex)] != vertex {
      parents[Int(vertex)] = parents[Int(parents[Int(vertex)])]
      vertex = parents[Int(vertex)]
    }
    return Int(vertex)
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    parents[max(a, b)] = Int32(min(a, b))
  }

  /// The root of the largest set.
  var largest: Int {
    mutating get {
      var counts = Array(repeating: 0, count: parents.count)
      for vertex in parents.indices { counts[root(vertex)] += 1 }
      return counts.indices.max { counts[$0] < counts[$1] } ?? 0
    }
  }
}
