import PlanarGeometry

/// Distance from every place to the nearest facility of a layer, from large blocks of places down to
/// small ones: of the facilities that can be nearest to some place of a block only those are kept that
/// can be nearest within a smaller one, and the few that are left are compared with all its places.
///
/// A facility is left out when even the corner of the block that is farthest from another one is
/// nearer to that, by more than rounding. So the result is to the last bit the least of all distances,
/// however the places are divided.
struct NearestField: Sendable {
  private var candidates = NearestCandidates()

  /// Walking distance in metres of every place, in their order and that of their last group; infinite
  /// without facilities.
  ///
  /// - Parameters:
  ///   - blocks: of the places.
  ///   - points: positions in the layer's points among which the nearest of any place is.
  ///   - regions: likewise in the layer's regions.
  /// - Complexity: O(places · facilities that can be nearest to their block + blocks · facilities that
  ///   can be nearest to the block above).
  mutating func distances(
    from blocks: PlaceBlocks, to layer: FacilityLayer, points: some Sequence<Int32>,
    regions: some Sequence<Int32>, detour: Double, into distances: inout [Lanes]
  ) {
    if distances.count != blocks.xs.count {
      distances = [Lanes](repeating: .init(repeating: .infinity), count: blocks.xs.count)
    }
    guard blocks.top >= 0 else { return }
    candidates.start(layer, points: points, regions: regions)
    let all = NearestCandidates.Part(
      points: 0..<candidates.pointCount, regions: 0..<candidates.regionCount)
    blocks.visit(
      level: blocks.top, 0, near: all, detour: detour, &candidates, into: &distances)
  }
}

extension PlaceBlocks {
  fileprivate func visit(
    level: Int, _ node: Int, near outer: NearestCandidates.Part, detour: Double,
    _ candidates: inout NearestCandidates, into distances: inout [Lanes]
  ) {
    defer { candidates.drop(to: outer) }
    let near = outer.count > 2 ? candidates.narrow(outer, to: box(level: level, node)) : outer
    if level == 0 {
      for group in groups(node) {
        let squares = candidates.leastSquares(to: near, x: xs[group], y: ys[group])
        distances[group] = squares.squareRoot() * detour
      }
    } else {
      for child in children(level: level, node) {
        visit(
          level: level - 1, child, near: near, detour: detour, &candidates, into: &distances)
      }
    }
  }
}

/// The facilities that can be nearest to some place of a block: a stack of one list for each level of
/// blocks.
struct NearestCandidates: Sendable {
  /// A list of the stack.
  struct Part {
    var points: Range<Int>
    var regions: Range<Int>

    var count: Int { points.count + regions.count }
  }

  private(set) var pointCount = 0
  private(set) var regionCount = 0
  /// Room for more than `pointCount` and `regionCount`.
  private var points: [SIMD2<Double>] = []
  private var regions: [PlanarRegion] = []
  private var squares: [Double] = []

  mutating func start(
    _ layer: FacilityLayer, points: some Sequence<Int32>, regions: some Sequence<Int32>
  ) {
    self.points.removeAll(keepingCapacity: true)
    for position in points {
      let point = layer.points[Int(position)]
      self.points.append(SIMD2(point.x, point.y))
    }
    self.regions.removeAll(keepingCapacity: true)
    for position in regions { self.regions.append(layer.regions[Int(position)]) }
    (pointCount, regionCount) = (self.points.count, self.regions.count)
  }

  /// Takes the lists above a mark off the stack.
  mutating func drop(to mark: Part) {
    (pointCount, regionCount) = (mark.points.upperBound, mark.regions.upperBound)
  }

  /// Puts those of `outer` that can be nearest within `box` on top of the stack.
  mutating func narrow(_ outer: Part, to box: PlanarBox) -> Part {
    makeRoom(outer.points.count)
    var bound = Self.measure(points, outer.points, from: box, into: &squares)
    for index in outer.regions {
      bound = min(bound, box.squaredFarthestDistance(to: regions[index].vertices[0]))
    }
    // Room for the rounding of differences, squares and sums.
    bound *= 1 + 1e-14
    let start = (pointCount, regionCount)
    pointCount = Self.keep(
      outer.points, of: &points, squares: squares, upTo: bound, end: pointCount)
    for index in outer.regions where box.squaredDistance(to: regions[index].box) <= bound {
      if regionCount == regions.count { regions.append(regions[index]) }
      regions[regionCount] = regions[index]
      regionCount += 1
    }
    return Part(points: start.0..<pointCount, regions: start.1..<regionCount)
  }

  /// Fills `squares` with the squared distances of points from the box and gives the least squared
  /// distance of a point from the corner farthest from it.
  private static func measure(
    _ points: [SIMD2<Double>], _ range: Range<Int>, from box: PlanarBox,
    into squares: inout [Double]
  ) -> Double {
    let low = SIMD2(box.minX, box.minY)
    let high = SIMD2(box.maxX, box.maxY)
    let center = (low + high) / 2
    // Middle and half are rounded, by less than this.
    let slack = max(-low.min(), high.max()) * 1e-15
    let half = (high - low) / 2 + slack
    var bound = Double.infinity
    let points = points.span
    var squares = squares.mutableSpan
    for (slot, index) in range.enumerated() {
      var offset = points[index] - center
      offset.replace(with: -offset, where: offset .< 0)
      let near = offset - half
      let beyond = near.replacing(with: 0, where: near .< 0)
      let far = offset + half
      bound = min(bound, (far * far).sum())
      squares[slot] = (beyond * beyond).sum()
    }
    return bound
  }

  /// Puts the points of `range` whose squares are at most `bound` behind `end` and gives the new end.
  private static func keep(
    _ range: Range<Int>, of points: inout [SIMD2<Double>], squares: [Double],
    upTo bound: Double, end: Int
  ) -> Int {
    let squares = squares.span
    var points = points.mutableSpan
    var end = end
    for (slot, index) in range.enumerated() {
      points[end] = points[index]
      end += squares[slot] <= bound ? 1 : 0
    }
    return end
  }

  /// Room for `count` points more on the stack and their squares.
  private mutating func makeRoom(_ count: Int) {
    let missing = pointCount + count - points.count
    if missing > 0 { points += repeatElement(.zero, count: missing) }
    if squares.count < count { squares += repeatElement(0, count: count - squares.count) }
  }

  /// Squared distance in m² from each of some places to the nearest of a list.
  func leastSquares(to near: Part, x: Lanes, y: Lanes) -> Lanes {
    var least = Lanes(repeating: .infinity)
    for index in near.points {
      let (dx, dy) = (x - points[index].x, y - points[index].y)
      let square = dx * dx + dy * dy
      least.replace(with: square, where: square .< least)
    }
    for index in near.regions { lower(&least, by: regions[index], x: x, y: y) }
    return least
  }

  private func lower(_ squares: inout Lanes, by region: PlanarRegion, x: Lanes, y: Lanes) {
    for lane in 0..<Lanes.scalarCount {
      let place = PlanarPoint(x: x[lane], y: y[lane])
      guard region.box.squaredDistance(to: place) < squares[lane] else { continue }
      squares[lane] = min(squares[lane], region.squaredDistance(to: place))
    }
  }
}
