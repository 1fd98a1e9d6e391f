import PlanarGeometry

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
    _ layer: FacilityLayer, _ points: some Sequence<Int32>, _ regions: some Sequence<Int32>
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
    var bound = Self.measure(points, outer.points, box, &squares)
    for index in outer.regions {
      bound = min(bound, box.squaredFarthestDistance(to: regions[index].vertices[0]))
    }
    // Room for the rounding of differences, squares and sums.
    bound *= 1 + 1e-14
    let start = (pointCount, regionCount)
    pointCount = Self.keep(&points, squares, outer.points, upTo: bound, end: pointCount)
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
    _ points: [SIMD2<Double>], _ range: Range<Int>, _ box: PlanarBox,
    _ squares: inout [Double]
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
    _ points: inout [SIMD2<Double>], _ squares: [Double], _ range: Range<Int>,
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
  func leastSquares(_ near: Part, _ x: Lanes, _ y: Lanes) -> Lanes {
    var least = Lanes(repeating: .infinity)
    for index in near.points {
      let (dx, dy) = (x - points[index].x, y - points[index].y)
      let square = dx * dx + dy * dy
      least.replace(with: square, where: square .< least)
    }
    for index in near.regions { lower(&least, regions[index], x, y) }
    return least
  }

  private func lower(_ squares: inout Lanes, _ region: PlanarRegion, _ x: Lanes, _ y: Lanes) {
    for lane in 0..<Lanes.scalarCount {
      let place = PlanarPoint(x: x[lane], y: y[lane])
      guard region.box.squaredDistance(to: place) < squares[lane] else { continue }
      squares[lane] = min(squares[lane], region.squaredDistance(to: place))
    }
  }
}
