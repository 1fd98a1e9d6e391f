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
      segments.append(.init(from: previous, to: node, length: segment.length / pieces))
      previous = node
    }
    segments.append(.init(from: previous, to: segment.to, length: segment.length / pieces))
  }

  /// Of several segments between the same two nodes the shortest remains, of equal ones the first.
  private mutating func dropRepeated() {
    let halves = SegmentEnds(segments, nodes: ways.positions.count)
    var isRepeated = [Bool](repeating: false, count: segments.count)
    var kept = [Int32](repeating: -1, count: ways.positions.count)
    for node in Int32(0)..<Int32(ways.positions.count) {
      for number in halves.segments(at: node) where isSmallerEnd(number, node) {
        let other = Int(segments[Int(number)].end(from: node))
        if kept[other] < 0 {
          kept[other] = number
        } else if segments[Int(number)].length < segments[Int(kept[other])].length {
          isRepeated[Int(kept[other])] = true
          kept[other] = number
        } else {
          isRepeated[Int(number)] = true
        }
      }
      for number in halves.segments(at: node) {
        kept[Int(segments[Int(number)].end(from: node))] = -1
      }
    }
    segments = zip(segments, isRepeated).filter { !$0.1 }.map(\.0)
  }

  private func isSmallerEnd(_ number: Int32, _ node: Int32) -> Bool {
    segments[Int(number)].end(from: node) > node
  }
}
