import PlanarGeometry

/// Cleaned ways with the segments at each node.
struct WayJoints {
  let positions: [PlanarPoint]
  let segments: [WalkWays.Segment]
  let ends: SegmentEnds

  init(_ ways: WalkWays) {
    positions = ways.positions
    segments = ways.segments
    ends = SegmentEnds(ways.segments, nodes: ways.positions.count)
  }

  var nodes: Range<Int32> { 0..<Int32(positions.count) }
}
