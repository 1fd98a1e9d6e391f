import PlanarGeometry

/// Leaves out segments that cannot be walked or are there twice, and cuts overlong ones.
struct SegmentCleaner {
  private var ways: WalkWays
  private var segments: [WalkWays.Segment] = []
  /// Segments without a usable length.
  private(set) var unusable = 0

  /// A longer segment is a mistake in the data.
  private static let longestSegment = 100_000.0
  /// Segments are cut to this many metres, so that edges fit 32 bits.
  private static let longestPiece = 1000.0

  init(_ ways: WalkWays) { self.ways = ways }

  /// The ways without the useless segments. Complexity: O(nodes + segments).
  mutating func clean() -> WalkWays {
    segments.reserveCapacity(ways.segmentCount)
    for segment in ways.segments where segment.from != segment.to { take(segment) }
    dropRepeated()
    ways.replaceSegments(segments)
    return ways
  }

  private mutating func take(_ segment: WalkWays.Segment) {
    let ends = (ways.positions[Int(segment.from)], ways.positions[Int(segment.to)])
    guard ends.0.isFinite, ends.1.isFinite, segment.length >= 0,
      segment.length <= Self.longestSegment
    else {
      unusable += 1
      return
    }
    if segment.length > Self.longestPiece { cut(segment) } else { segments.append(segment) }
  }

  private mutating func cut(_ segment: WalkWays.Segment) {
    let pieces = (segment.length / Self.longestPiece).rounded(.up)
    let start = ways.positions[Int(segment.from)]
    let step = (ways.positions[Int(segment.to)] - start) * (1 / pieces)
    var previous = segment.from
    for piece in 1..<Int(pieces) {
      let node = ways.addNode(at: start + step * Double(piece))
      append(from: previous, to: node)
      previous = node
    }
    append(from: previous, to: segment.to)
    func append(from: Int32, to: Int32) {
      segments.append(
        .init(
          from: from, to: to, length: segment.length / pieces, access: segment.access))
    }
  }

  /// Of several segments between the same two nodes the shortest remains, of equal ones the first; and
  /// with one that cannot be entered the shortest that can, whatever its length.
  private mutating func dropRepeated() {
    let halves = SegmentEnds(segments, nodes: ways.positions.count)
    var isRepeated = [Bool](repeating: false, count: segments.count)
    var kept = KeptSegments(nodes: ways.positions.count)
    for node in Int32(0)..<Int32(ways.positions.count) {
      for number in halves.segments(at: node) where isSmallerEnd(number, node) {
        let repeated = kept.keep(number, of: segments, at: segments[Int(number)].end(from: node))
        if let repeated { isRepeated[Int(repeated)] = true }
      }
      for number in halves.segments(at: node) {
        let repeated = kept.forget(segments[Int(number)].end(from: node), segments)
        if let repeated { isRepeated[Int(repeated)] = true }
      }
    }
    segments = zip(segments, isRepeated).filter { !$0.1 }.map(\.0)
  }

  private func isSmallerEnd(_ number: Int32, _ node: Int32) -> Bool {
    segments[Int(number)].end(from: node) > node
  }
}

/// The shortest segments from one node to each other one: of those that can be entered, and of those that
/// cannot.
private struct KeptSegments {
  /// For each node one of either kind; −1: none.
  private var numbers: [Int32]

  init(nodes: Int) { numbers = [Int32](repeating: -1, count: 2 * nodes) }

  /// Takes a segment to `end` and gives the one of its kind that is not needed.
  mutating func keep(
    _ number: Int32, of segments: [WalkWays.Segment], at end: Int32
  ) -> Int32? {
    let place = 2 * Int(end) + (segments[Int(number)].isEnterable ? 0 : 1)
    let known = numbers[place]
    let isKept = known < 0 || segments[Int(number)].length < segments[Int(known)].length
    if isKept { numbers[place] = number }
    return isKept ? (known < 0 ? nil : known) : number
  }

  /// Forgets the segments to `end`, and gives the one that cannot be entered where it is no shorter than
  /// the one that can.
  mutating func forget(_ end: Int32, _ segments: [WalkWays.Segment]) -> Int32? {
    let place = 2 * Int(end)
    let (open, closed) = (numbers[place], numbers[place + 1])
    (numbers[place], numbers[place + 1]) = (-1, -1)
    guard open >= 0, closed >= 0 else { return nil }
    return segments[Int(closed)].length < segments[Int(open)].length ? nil : closed
  }
}
