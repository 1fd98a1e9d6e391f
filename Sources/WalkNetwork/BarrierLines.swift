public import PlanarGeometry
import SpatialIndexing

/// Lines that nobody crosses on the way to the network: rivers, railways, walls.
///
/// They stop access legs only. Where an edge of the network crosses a barrier there is a bridge or a
/// gate.
public struct BarrierLines: Sendable {
  let starts: [PlanarPoint]
  let ends: [PlanarPoint]
  private let owners: [Int32]
  private let names: [String?]
  let tree: BoxTree
  /// Box of each segment: least x and y, and the negatives of the greatest.
  let bounds: [SIMD4<Double>]

  /// Segments with non-finite coordinates stop nothing. Complexity: O(n log n) in the segments.
  ///
  /// - Parameters:
  ///   - owners: the barrier that each segment is a part of; empty: unknown.
  ///   - names: of the barriers, by the numbers in `owners`.
  public init(
    _ segments: [(PlanarPoint, PlanarPoint)], owners: [Int32] = [], names: [String?] = []
  ) {
    precondition(owners.isEmpty || owners.count == segments.count)
    starts = segments.map(\.0)
    ends = segments.map(\.1)
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
  static let shore = 1e-6

  public var isEmpty: Bool { starts.isEmpty }

  /// Whether the straight way from `a` to `b` passes a barrier from one side to the other.
  ///
  /// A way that begins or ends on a barrier does not pass it. A vertex between two segments counts
  /// as part of exactly one of them, so that nothing slips through.
  ///
  /// Complexity: O(log n + segments near the way).
  public func block(_ a: PlanarPoint, _ b: PlanarPoint, scratch: inout [Int32]) -> Bool {
    guard !isEmpty else { return false }
    scratch.removeAll(keepingCapacity: true)
    tree.query(PlanarBox(around: [a, b]), into: &scratch)
    return scratch.contains { separates(a, b, starts[Int($0)], ends[Int($0)]) }
  }

  func separates(
    _ a: PlanarPoint, _ b: PlanarPoint, _ start: PlanarPoint, _ end: PlanarPoint
  ) -> Bool {
    let wall = end - start
    let way = b - a
    let (from, to) = (wall.cross(a - start), wall.cross(b - start))
    guard from * to < 0 else { return false }
    let shore = Self.shore * wall.squaredLength.squareRoot()
    guard abs(from) > shore, abs(to) > shore else { return false }
    return (way.cross(start - a) >= 0) != (way.cross(end - a) >= 0)
  }

  /// The name of the barrier that the straight way from `a` to `b` passes first by its number; nil when
  /// it passes none, and a name of nil when it passes one without.
  public func blocking(
    _ a: PlanarPoint, _ b: PlanarPoint, scratch: inout [Int32]
  ) -> Passage? {
    guard block(a, b, scratch: &scratch) else { return nil }
    let walls = scratch.sorted().filter { separates(a, b, starts[Int($0)], ends[Int($0)]) }
    let barriers = walls.compactMap { owners.isEmpty ? nil : owners[Int($0)] }
    return Passage(name: barriers.compactMap { names[Int($0)] }.first)
  }

  /// A barrier that a straight way passes.
  public struct Passage: Hashable, Sendable {
    public var name: String?
  }
}
