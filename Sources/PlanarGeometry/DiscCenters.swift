/// The centres of the discs at hand, and their distances from one point at a time.
struct DiscCenters: Sendable {
  typealias Lanes = SIMD4<Double>

  /// Coordinates from the middle of the region; infinite for what is left of the last group.
  private var xs: [Lanes] = []
  private var ys: [Lanes] = []
  /// Squared distances in m² from the point measured last.
  private var squares: [Lanes] = []

  subscript(disc: Int) -> PlanarPoint {
    let (group, lane) = (disc / Lanes.scalarCount, disc % Lanes.scalarCount)
    return PlanarPoint(x: xs[group][lane], y: ys[group][lane])
  }

  mutating func fill(_ discs: [Int32], of shapes: ReachShapes, from origin: PlanarPoint) {
    xs.removeAll(keepingCapacity: true)
    ys.removeAll(keepingCapacity: true)
    squares.removeAll(keepingCapacity: true)
    for start in stride(from: 0, to: discs.count, by: Lanes.scalarCount) {
      var x = Lanes(repeating: .infinity)
      var y = Lanes(repeating: .infinity)
      for lane in 0..<min(Lanes.scalarCount, discs.count - start) {
        let center = shapes.centers[Int(discs[start + lane])] - origin
        (x[lane], y[lane]) = (center.x, center.y)
      }
      xs.append(x)
      ys.append(y)
      squares.append(.zero)
    }
  }

  /// Measures all distances from `point` and gives the least, squared; infinite without discs.
  mutating func measure(from point: PlanarPoint) -> Double {
    var least = Lanes(repeating: .infinity)
    for group in xs.indices {
      let (dx, dy) = (xs[group] - point.x, ys[group] - point.y)
      let square = dx * dx + dy * dy
      squares[group] = square
      least.replace(with: square, where: square .< least)
    }
    return least.min()
  }

  /// Calls `body` with each disc whose centre is at most `limit` m², squared, from the point measured
  /// last, and with that square, until it gives false.
  @inline(__always)
  func forEach(within limit: Double, _ body: (Int, Double) -> Bool) {
    for group in squares.indices where any(squares[group] .<= limit) {
      for lane in 0..<Lanes.scalarCount where squares[group][lane] <= limit {
        guard body(group * Lanes.scalarCount + lane, squares[group][lane]) else { return }
      }
    }
  }
}
