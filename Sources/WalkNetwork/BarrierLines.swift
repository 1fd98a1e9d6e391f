public import PlanarGeometry
import SpatialIndexing

/// Lines that nobody crosses on the way to the network: rivers, railways, walls.
///
/// They stop access legs only. Where an edge of the network crosses a barrier there is a bridge or a
/// gate.
public struct BarrierLines: Sendable {
  private let walls: [PlanarSegment]
  private let owners: [Int32]
  private let names: [String?]
  private let tree: BoxTree
  /// Box of each wall: least x and y, and the negatives of the greatest.
  private let bounds: [SIMD4<Double>]

  /// Segments with non-finite coordinates stop nothing. Complexity: O(n log n) in the segments.
  ///
  /// - Parameters:
  ///   - owners: the barrier that each segment is a part of; empty: unknown.
  ///   - names: of the barriers, by the numbers in `owners`.
  public init(
    _ segments: [(PlanarPoint, PlanarPoint)], owners: [Int32] = [], names: [String?] = []
  ) {
    precondition(owners.isEmpty || owners.count == segments.count)
    walls = segments.map { PlanarSegment(from: $0.0, to: $0.1) }
    self.owners = owners
    self.names = names
    bounds = segments.map { a, b in
      SIMD4(min(a.x, b.x), min(a.y, b.y), -max(a.x, b.x), -max(a.y, b.y))
    }
    tree = BoxTree(segments.map { PlanarBox(around: [$0.0, $0.1]) })
  }

  public static let none = BarrierLines([])

  /// Metres from a barrier that count as on it: a street that is drawn along a river's line ends ways on
  /// the line, on one side of it or the other as rounding has it.
  private static let shore = 1e-6

  public var isEmpty: Bool { walls.isEmpty }

  /// Both ends of every segment, those with coordinates that are not finite included.
  package var segments: [(PlanarPoint, PlanarPoint)] { walls.map { ($0.start, $0.end) } }

  /// Whether the straight way from `a` to `b` passes a barrier from one side to the other.
  ///
  /// A way that begins or ends on a barrier does not pass it. A vertex between two segments counts
  /// as part of exactly one of them, so that nothing slips through.
  ///
  /// Complexity: O(log n + segments near the way).
  package func block(_ a: PlanarPoint, _ b: PlanarPoint, scratch: inout [Int32]) -> Bool {
    guard !isEmpty else { return false }
    scratch.removeAll(keepingCapacity: true)
    tree.query(PlanarBox(around: [a, b]), into: &scratch)
    let way = PlanarSegment(from: a, to: b)
    return scratch.contains { Self.separates(walls[Int($0)], way) }
  }

  private static func separates(_ wall: PlanarSegment, _ way: PlanarSegment) -> Bool {
    let along = wall.direction
    let (from, to) = (along.cross(way.start - wall.start), along.cross(way.end - wall.start))
    guard from * to < 0 else { return false }
    let shore = Self.shore * along.squaredLength.squareRoot()
    guard abs(from) > shore, abs(to) > shore else { return false }
    let step = way.direction
    return (step.cross(wall.start - way.start) >= 0) != (step.cross(wall.end - way.start) >= 0)
  }

  /// The name of the barrier that the straight way from `a` to `b` passes first by its number; nil when
  /// it passes none, and a name of nil when it passes one without.
  package func blocking(
    _ a: PlanarPoint, _ b: PlanarPoint, scratch: inout [Int32]
  ) -> Passage? {
    guard block(a, b, scratch: &scratch) else { return nil }
    let way = PlanarSegment(from: a, to: b)
    let passed = scratch.sorted().filter { Self.separates(walls[Int($0)], way) }
    let barriers = passed.compactMap { owners.isEmpty ? nil : owners[Int($0)] }
    return Passage(name: barriers.compactMap { names[Int($0)] }.first)
  }

  /// A barrier that a straight way passes.
  package struct Passage: Hashable, Sendable {
    package var name: String?
  }
}

/// Walls that were found near a disc stand for all when legs within it are looked at.
extension BarrierLines {
  /// Appends the walls that come nearer than `radius` to `center`, or may do so.
  func collect(around center: PlanarPoint, within radius: Double, into result: inout [Int32]) {
    guard !isEmpty else { return }
    tree.query(PlanarBox(around: center, margin: radius), into: &result)
  }

  /// Appends those of `walls` whose boxes meet a square about `center`.
  func select(
    _ walls: Range<Int>, of list: inout [Int32], around center: PlanarPoint, within radius: Double
  ) {
    let square = Self.query(PlanarBox(around: center, margin: radius))
    for place in walls where meets(list[place], square) { list.append(list[place]) }
  }

  /// Whether the box of one of `walls` meets a square about `center`.
  func meet(
    _ walls: ArraySlice<Int32>, around center: PlanarPoint, within radius: Double
  ) -> Bool {
    let square = Self.query(PlanarBox(around: center, margin: radius))
    return walls.contains { meets($0, square) }
  }

  private static func query(_ box: PlanarBox) -> SIMD4<Double> {
    SIMD4(box.maxX, box.maxY, -box.minX, -box.minY)
  }

  @inline(__always)
  private func meets(_ wall: Int32, _ query: SIMD4<Double>) -> Bool {
    all(bounds[Int(wall)] .<= query)
  }

  /// Whether one of `near` blocks a straight way.
  func block(_ way: PlanarSegment, walls near: ArraySlice<Int32>) -> Bool {
    let query = Self.query(way.box)
    return near.contains { meets($0, query) && Self.separates(walls[Int($0)], way) }
  }

  /// How the walls `near` stand to all straight ways from within `radius` of the start of `way` to
  /// within `radius` of its end.
  func effect(
    on way: PlanarSegment, radius: Double, walls near: ArraySlice<Int32>
  ) -> LegBundle {
    var result = LegBundle.open
    let query = Self.query(way.box.expanded(by: radius))
    for number in near where meets(number, query) {
      let wall = walls[Int(number)]
      guard way.squaredDistance(to: wall) <= radius * radius else { continue }
      if Self.cutsAll(wall, way, radius: radius) { return .blocked }
      result = .unclear
    }
    return result
  }

  /// Whether the wall leaves the strip of `radius` about the way on both sides, stays clear of the discs
  /// at both ends while within it, and nobody in them stands on its line.
  private static func cutsAll(
    _ wall: PlanarSegment, _ way: PlanarSegment, radius: Double
  ) -> Bool {
    let length = way.direction.squaredLength.squareRoot()
    let step = wall.direction
    let clear = (radius + shore) * step.squaredLength.squareRoot()
    guard length > 2 * radius, abs(step.cross(way.start - wall.start)) > clear,
      abs(step.cross(way.end - wall.start)) > clear
    else { return false }
    let along = way.direction * (1 / length)
    let (from, to) = (along.cross(wall.start - way.start), along.cross(wall.end - way.start))
    guard min(from, to) < -radius, max(from, to) > radius else { return false }
    func place(atSide side: Double) -> Double {
      let share = (side - from) / (to - from)
      return along.dot(wall.start + step * share - way.start)
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
