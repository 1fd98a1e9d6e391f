import PlanarGeometry

/// Brings tunnels and bridges to the ground where they end without meeting another way: their last millimetre
/// can be entered.
///
/// Where nothing lies on the ground at all nothing is changed: such a network is a mistake.
struct DeckLandings {
  /// Drawn metres; a power of two, so that sums of exact lengths stay exact.
  static let length = 1.0 / 1024

  private(set) var ways: WalkWays
  private var degrees: [Int32]

  /// Complexity: O(nodes + segments).
  init(_ ways: WalkWays) {
    self.ways = ways
    degrees = []
    guard ways.segments.contains(where: { $0.access == .atEnds }),
      ways.segments.contains(where: \.isEnterable)
    else { return }
    degrees = [Int32](repeating: 0, count: ways.positions.count)
    for segment in ways.segments {
      degrees[Int(segment.from)] += 1
      degrees[Int(segment.to)] += 1
    }
    land()
  }

  private mutating func land() {
    var segments: [WalkWays.Segment] = []
    segments.reserveCapacity(ways.segmentCount)
    for segment in ways.segments {
      var rest = segment
      if segment.access == .atEnds {
        for end in [segment.from, segment.to] where degrees[Int(end)] == 1 {
          if let landing = cut(&rest, at: end) { segments.append(landing) }
        }
      }
      segments.append(rest)
    }
    ways.replaceSegments(segments)
  }

  /// Cuts the landing off; nil where nothing else would remain, which is all landing then.
  private mutating func cut(_ rest: inout WalkWays.Segment, at end: Int32) -> WalkWays.Segment? {
    let (start, far) = (ways.positions[Int(end)], ways.positions[Int(rest.end(from: end))])
    let drawn = start.distance(to: far)
    guard drawn > 2 * Self.length else {
      rest.access = .anywhere
      return nil
    }
    let share = Self.length / drawn
    let node = ways.addNode(at: start + (far - start) * share)
    let metres = rest.length * share
    rest.length -= metres
    if rest.from == end { rest.from = node } else { rest.to = node }
    return WalkWays.Segment(from: end, to: node, length: metres)
  }
}
