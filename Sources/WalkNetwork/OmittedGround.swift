package import PlanarGeometry
import SpatialIndexing

/// Tells which places stand on parts of a network that its graph leaves out.
package struct OmittedGround {
  private let graph: WalkGraph
  private let barriers: BarrierLines
  private let segments: [WalkGraph.Omissions.Segment]
  private let tree: BoxTree
  /// Of what is kept; made for the first place near a part that is not.
  private var kept: EdgeIndex?
  private var (hits, found): ([Int32], [EdgeAttachment]) = ([], [])
  private var scratch = EdgeIndex.Scratch()

  /// A street this far away is somebody else's, in metres.
  private static let reach = 100.0

  /// nil where no part is left out.
  ///
  /// Complexity: O(n log n) in the segments that are left out.
  package init?(_ graph: WalkGraph, barriers: BarrierLines) {
    segments = graph.omissions.segments
    guard !segments.isEmpty else { return nil }
    self.graph = graph
    self.barriers = barriers
    tree = BoxTree(segments.map { PlanarBox(around: [$0.line.start, $0.line.end]) })
  }

  /// The part that is left out, by its position, if it is nearer than 100 m and nearer than all that is kept.
  ///
  /// Complexity: O(log n) in what is left out, and in what is kept where the former is near.
  package mutating func part(at place: PlanarPoint) -> Int? {
    hits.removeAll(keepingCapacity: true)
    tree.query(PlanarBox(around: place, margin: Self.reach), into: &hits)
    let near = hits.map { segments[Int($0)] }.map { segment in
      let squared = place.squaredDistance(toSegment: segment.line.start, segment.line.end)
      return (part: segment.part, distance: squared.squareRoot())
    }
    guard let nearest = near.min(by: { ($0.distance, $0.part) < ($1.distance, $1.part) }),
      nearest.distance <= Self.reach, !isKeptNear(place, within: nearest.distance)
    else { return nil }
    return nearest.part
  }

  private mutating func isKeptNear(_ place: PlanarPoint, within distance: Double) -> Bool {
    let index = kept ?? EdgeIndex(graph, barriers: barriers)
    kept = index
    found.removeAll(keepingCapacity: true)
    index.attachments(of: place, within: distance, count: 1, into: &found, scratch: &scratch)
    return !found.isEmpty
  }
}
