import FlatArrays
import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Parts of a community's land with the ends of the edges that their walks go on by.
package struct LandSheet: Sendable {
  let partition: LandPartition
  /// Nodes at the ends of each of the partition's edges.
  let tails: [Int32]
  let heads: [Int32]
  /// Metres of walking along each edge.
  let lengths: [Double]

  /// No land.
  init() { (partition, tails, heads, lengths) = (LandPartition(), [], [], []) }

  init(_ partition: LandPartition, _ graph: WalkGraph) {
    self.partition = partition
    let edges = partition.edges.map { graph.edges[Int($0)] }
    tails = edges.map(\.tail)
    heads = edges.map(\.head)
    lengths = edges.map(\.length)
  }

  /// Calls `body` with the shortest way from the land of some strip or sector to both ends of an edge.
  func forEachGate(
    _ body: (_ edge: Int32, _ land: Int32, _ toTail: Double, _ toHead: Double) -> Void
  ) {
    for strip in partition.strips {
      var (tail, head) = (Double.infinity, Double.infinity)
      for band in partition.bands(of: strip.bands) {
        for t in [band.start, band.end] {
          let (leg, measure) = (band.lower.value(at: t), strip.measure + strip.slope * t)
          tail = min(tail, leg + measure)
          head = min(head, leg + lengths[Int(strip.edge)] - measure)
        }
      }
      body(strip.edge, strip.land, tail, head)
    }
    for sector in partition.sectors {
      let leg = sector.leg + sector.leastRadius
      for place in partition.places(of: sector) {
        body(
          place.edge, sector.land, leg + place.measure,
          leg + lengths[Int(place.edge)] - place.measure)
      }
    }
  }

  /// Stretches of one of the edges with the legs of the nearest land along them.
  func stretches(ofEdge edge: Int32, where isPeopled: (Int32) -> Bool) -> [EdgeStretch] {
    var stretches: [EdgeStretch] = []
    for strip in partition.strips where strip.edge == edge && isPeopled(strip.land) {
      stretches += partition.stretches(of: strip).map { EdgeStretch(from: $0.from, to: $0.to) }
    }
    for sector in partition.sectors
    where isPeopled(sector.land)
      && partition.places(of: sector).contains(where: { $0.edge == edge })
    {
      let own = partition.edges[Int(edge)]
      stretches += partition.entries(of: sector).filter { $0.edge == own }.map { EdgeStretch($0) }
    }
    return stretches
  }
}

/// Demand along an edge: between two places on it, its legs change evenly.
struct EdgeStretch: Hashable, Sendable {
  struct End: Hashable, Sendable {
    /// Metres of walking from the edge's tail.
    var measure: Double
    /// Metres.
    var leg: Double
  }

  var from: End
  var to: End

  init(from: EdgeAttachment, to: EdgeAttachment) {
    let ends = (
      End(measure: from.offset, leg: from.leg), End(measure: to.offset, leg: to.leg)
    )
    (self.from, self.to) = from.offset <= to.offset ? ends : (ends.1, ends.0)
  }

  /// A point of demand.
  init(_ attachment: EdgeAttachment) { self.init(from: attachment, to: attachment) }

  /// Least metres from any of it to a facility on the same edge, along that edge.
  func metres(to source: WalkSource) -> Double {
    let (first, extent) = (source.attachment.offset, source.extent)
    func metres(_ end: End) -> Double {
      source.metres(
        from: EdgeAttachment(edge: source.attachment.edge, offset: end.measure, leg: end.leg))
    }
    var least = min(metres(from), metres(to))
    // What is broken only where the way in begins and ends has its least there or at the ends.
    for place in [first, first + extent] where place > from.measure && place < to.measure {
      let share = (place - from.measure) / (to.measure - from.measure)
      least = min(least, metres(End(measure: place, leg: from.leg + share * (to.leg - from.leg))))
    }
    return least
  }
}
