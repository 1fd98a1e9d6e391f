import Assessment
import NearestStreets
public import PlanarGeometry
import WalkNetwork

/// A piece of a street within a radius of a place, as it is walked.
public struct StreetPart: Equatable, Sendable {
  /// At least two, in local metres.
  public var points: [PlanarPoint]
  /// Metres walked from the place to the first and to the last point. Between them the walk is the shorter of the
  /// two ways, so that it may be longest somewhere inside, never beyond the radius.
  public var metresAtStart: Double
  public var metresAtEnd: Double
}

extension Baseline {
  /// The streets that are walked to from a place within the radius of an examined type: what a facility there
  /// would reach, before anybody steps off the street.
  ///
  /// - Parameter type: position among the examined types.
  /// - Returns: nil where the metric is straight; none where the place is off the network.
  /// - Complexity: that of a search within the radius, and O(nodes + edges).
  public func streets(around place: PlanarPoint, ofType type: Int) -> [StreetPart]? {
    walks?.streets(around: place, within: radii[type])
  }
}

extension WalkState {
  fileprivate func streets(around place: PlanarPoint, within radius: Double) -> [StreetPart] {
    let graph = streets.graph
    var search = EntrySearch(streets, limit: snapLimit)
    guard let entry = search.entry(of: place) else { return [] }
    var field = DistanceField(graph)
    var queue = BucketQueue()
    let source = WalkSource(entry, facility: 0)
    guard (try? field.search(from: [source], within: radius, queue: &queue)) != nil else {
      return []
    }
    return graph.edges.indices.flatMap { edge -> [StreetPart] in
      var stops = [
        (0.0, graph.edges[edge].tail), (graph.edges[edge].length, graph.edges[edge].head),
      ]
      .map { Stop(offset: $0, metres: field.nearest(toNode: Int($1))?.distance ?? .infinity) }
      if edge == Int(entry.edge) {
        stops.insert(Stop(offset: entry.offset, metres: entry.leg), at: 1)
      }
      return zip(stops, stops.dropFirst()).flatMap { start, end in
        graph.parts(ofEdge: edge, from: start, to: end, within: radius)
      }
    }
  }
}

/// A place of an edge with the metres walked to it; infinite beyond the radius.
private struct Stop {
  /// Metres from the edge's tail.
  var offset: Double
  var metres: Double
}

extension WalkGraph {
  /// What of an edge between two stops is within the radius: all of it, or a piece at one end or at both.
  fileprivate func parts(
    ofEdge edge: Int, from start: Stop, to end: Stop, within radius: Double
  ) -> [StreetPart] {
    let first = Stop(
      offset: min(end.offset, start.offset + max(radius - start.metres, 0)), metres: radius)
    let last = Stop(
      offset: max(start.offset, end.offset - max(radius - end.metres, 0)), metres: radius)
    if first.offset >= last.offset {
      guard start.metres.isFinite || end.metres.isFinite else { return [] }
      return part(ofEdge: edge, from: start, to: end).map { [$0] } ?? []
    }
    return [
      part(ofEdge: edge, from: start, to: first), part(ofEdge: edge, from: last, to: end),
    ].compactMap(\.self)
  }

  /// nil where it has no length.
  private func part(ofEdge edge: Int, from start: Stop, to end: Stop) -> StreetPart? {
    let length = end.offset - start.offset
    guard length > 1e-6 else { return nil }
    let shape = vertices[vertexRange(ofEdge: edge)]
    let between = shape.filter { $0.measure > start.offset && $0.measure < end.offset }
    return StreetPart(
      points: [shape.position(at: start.offset)] + between.map(\.position)
        + [shape.position(at: end.offset)],
      metresAtStart: min(start.metres, end.metres + length),
      metresAtEnd: min(end.metres, start.metres + length))
  }
}

extension ArraySlice<WalkGraph.Vertex> {
  /// The place so many metres along a shape.
  fileprivate func position(at offset: Double) -> PlanarPoint {
    let next = firstIndex { $0.measure >= offset } ?? endIndex - 1
    guard next > startIndex else { return self[startIndex].position }
    let (a, b) = (self[next - 1], self[next])
    let span = b.measure - a.measure
    guard span > 0 else { return b.position }
    return a.position + (b.position - a.position) * ((offset - a.measure) / span)
  }
}
