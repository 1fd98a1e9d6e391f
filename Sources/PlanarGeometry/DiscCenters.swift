/// The centres of the discs at hand, and their distances from one point at a time.
struct DiscCenters: Sendable {
  private typealias Group = SIMD4<Double>

  /// Coordinates from the middle of the region; infinite for what is left of the last group.
  private var xs: [Group] = []
  private var ys: [Group] = []
  /// Squared distances in m² from the point measured last.
  private var squares: [Group] = []

  subscript(disc: Int) -> PlanarPoint {
    let (group, lane) = (disc / Group.scalarCount, disc % Group.scalarCount)
    return PlanarPoint(x: xs[group][lane], y: ys[group][lane])
  }

  mutating func replace(with discs: [Int32], of shapes: ReachShapes, from origin: PlanarPoint) {
    xs.removeAll(keepingCapacity: true)
    ys.removeAll(keepingCapacity: true)
    squares.removeAll(keepingCapacity: true)
    for start in stride(from: 0, to: discs.count, by: Group.scalarCount) {
      var x = Group(repeating: .infinity)
      var y = Group(repeating: .infinity)
      for lane in 0..<min(Group.scalarCount, discs.count - start) {
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
    var least = Group(repeating: .infinity)
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
      for lane in 0..<Group.scalarCount where squares[group][lane] <= limit {
        guard body(group * Group.scalarCount + lane, squares[group][lane]) else { return }
      }
    }
  }
}

/// The part of a segment a + t (b − a) that lies in a disc, border included. A bound that is not a
/// crossing, because the end of the segment is inside, is −1 or 2.
struct DiscChord {
  var start: Double
  var end: Double

  /// nil when the segment stays outside or only touches. Whether an end is inside depends on that
  /// end alone, so that two edges that share it always agree.
  init?(center: PlanarPoint, radius: Double, from a: PlanarPoint, to b: PlanarPoint) {
    let squaredRadius = radius * radius
    let startInside = a.squaredDistance(to: center) <= squaredRadius
    let endInside = b.squaredDistance(to: center) <= squaredRadius
    self.init(
      startInside: startInside, endInside: endInside, toCenter: center - a, step: b - a,
      radius: radius)
  }

  @inline(__always)
  init?(
    startInside: Bool, endInside: Bool, toCenter: PlanarPoint, step: PlanarPoint,
    radius: Double
  ) {
    start = -1
    end = 2
    if startInside && endInside { return }
    let squaredLength = step.squaredLength
    let middle = toCenter.dot(step)
    let height = toCenter.cross(step)
    let room = radius * radius * squaredLength - height * height
    if !startInside && !endInside && !(middle > 0 && middle < squaredLength && room > 0) {
      return nil
    }
    let half = max(room, 0).squareRoot()
    if !startInside { start = min(max((middle - half) / squaredLength, 0), 1) }
    if !endInside { end = min(max((middle + half) / squaredLength, 0), 1) }
  }
}
