import PlanarGeometry
import SpatialIndexing

extension BarrierLines {
  /// Appends the segments that come nearer than `radius` to `center`, or may do so.
  func collect(around center: PlanarPoint, within radius: Double, into result: inout [Int32]) {
    guard !isEmpty else { return }
    tree.query(PlanarBox(spanning: center, center).expanded(by: radius), into: &result)
  }

  /// Appends those of `walls` whose boxes meet a square about `center`.
  func select(
    _ walls: Range<Int>, of list: inout [Int32], around center: PlanarPoint, within radius: Double
  ) {
    let square = Self.query(PlanarBox(spanning: center, center).expanded(by: radius))
    for place in walls where meets(list[place], square) { list.append(list[place]) }
  }

  /// Whether the box of one of `walls` meets a square about `center`.
  func meet(
    _ walls: ArraySlice<Int32>, around center: PlanarPoint, within radius: Double
  ) -> Bool {
    let square = Self.query(PlanarBox(spanning: center, center).expanded(by: radius))
    return walls.contains { meets($0, square) }
  }

  private static func query(_ box: PlanarBox) -> SIMD4<Double> {
    SIMD4(box.maxX, box.maxY, -box.minX, -box.minY)
  }

  @inline(__always)
  private func meets(_ wall: Int32, _ query: SIMD4<Double>) -> Bool {
    all(bounds[Int(wall)] .<= query)
  }

  /// Whether one of `walls` blocks the straight way from `a` to `b`.
  func block(_ a: PlanarPoint, _ b: PlanarPoint, walls: ArraySlice<Int32>) -> Bool {
    let query = Self.query(PlanarBox(spanning: a, b))
    return walls.contains {
      meets($0, query) && separates(a, b, starts[Int($0)], ends[Int($0)])
    }
  }

  /// How `walls` stand to all straight ways from within `radius` of `a` to within `radius` of `b`.
  func effect(
    on a: PlanarPoint, _ b: PlanarPoint, radius: Double, walls: ArraySlice<Int32>
  ) -> LegBundle {
    var result = LegBundle.open
    let query = Self.query(PlanarBox(spanning: a, b).expanded(by: radius))
    for wall in walls where meets(wall, query) {
      let (start, end) = (starts[Int(wall)], ends[Int(wall)])
      guard squaredDistanceBetweenSegments(a, b, start, end) <= radius * radius else { continue }
      if cutsAll(from: a, to: b, radius: radius, start, end) { return .blocked }
      result = .unclear
    }
    return result
  }

  /// Whether the wall leaves the strip of `radius` about the way from `a` to `b` on both sides, stays
  /// clear of the discs at both ends while within it, and nobody in them stands on its line.
  private func cutsAll(
    from a: PlanarPoint, to b: PlanarPoint, radius: Double, _ start: PlanarPoint, _ end: PlanarPoint
  ) -> Bool {
    let way = b - a
    let length = way.squaredLength.squareRoot()
    let wall = end - start
    let clear = (radius + Self.shore) * wall.squaredLength.squareRoot()
    guard length > 2 * radius, abs(wall.cross(a - start)) > clear,
      abs(wall.cross(b - start)) > clear
    else { return false }
    let along = way * (1 / length)
    let (from, to) = (along.cross(start - a), along.cross(end - a))
    guard min(from, to) < -radius, max(from, to) > radius else { return false }
    func place(atSide side: Double) -> Double {
      let share = (side - from) / (to - from)
      return along.dot(start + wall * share - a)
    }
    let (first, second) = (place(atSide: -radius), place(atSide: radius))
    return min(first, second) > radius && max(first, second) < length - radius
  }
}

/// What barriers do to all straight ways between two discs.
enum LegBundle {
  /// None of the ways is blocked.
  case open
  /// All are.
  case blocked
  /// Some may be.
  case unclear
}
