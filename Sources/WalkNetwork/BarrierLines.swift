public import PlanarGeometry
import SpatialIndexing

/// Lines that nobody crosses on the way to the network: rivers, railways, walls.
///
/// They stop access legs only. Where an edge of the network crosses a barrier there is a bridge or a
/// gate.
public struct BarrierLines: Sendable {
  let walls: [PlanarSegment]
  let owners: [Int32]
  private let names: [String?]
  /// By barrier, whether it is land, drawn by its outlines; empty: unknown.
  let areAreas: [Bool]
  private let tree: BoxTree

  /// Segments with non-finite coordinates stop nothing. Complexity: O(n log n) in the segments.
  ///
  /// - Parameters:
  ///   - owners: the barrier that each segment is a part of; empty: unknown.
  ///   - names: of the barriers, by the numbers in `owners`.
  ///   - areAreas: likewise, whether the segments are the outlines of a polygon.
  public init(
    _ segments: [(PlanarPoint, PlanarPoint)], owners: [Int32] = [], names: [String?] = [],
    areAreas: [Bool] = []
  ) {
    precondition(owners.isEmpty || owners.count == segments.count)
    walls = segments.map { PlanarSegment(from: $0.0, to: $0.1) }
    self.owners = owners
    self.names = names
    self.areAreas = areAreas
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

  /// Whether a straight way passes a wall from one side to the other, as `block` says it.
  package static func separates(_ wall: PlanarSegment, _ way: PlanarSegment) -> Bool {
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
