/// The walking distance to the nearest of a set of facilities, from every node of a network within a
/// limit, by one search from all facilities at once.
///
/// The search climbs the graph's hierarchy in one sweep over its arcs, crosses the core, and comes down in
/// another sweep. In the core it is Dijkstra's with buckets of some metres for a queue (Dial 1969,
/// doi:10.1145/363269.363610); within a bucket labels are corrected until none can become smaller, so
/// the distances are exact. Labels are ordered by distance, then facility, so that the answer depends on
/// the network and the facilities alone.
public struct DistanceField: Sendable {
  let graph: WalkGraph
  /// By rank in the graph's hierarchy.
  var labels: [UInt64]
  var round: UInt64
  var limitUnits: UInt64 = 0
  var sources: SourceTable
  /// Sources in each component.
  var sourceCounts: [Int32]

  /// A field that knows no facility yet. Complexity: O(nodes).
  public init(_ graph: WalkGraph) {
    self.graph = graph
    labels = [UInt64](repeating: WalkLabel.unset, count: graph.nodeCount)
    round = WalkLabel.firstRound
    sources = SourceTable(edges: graph.edgeCount)
    sourceCounts = [Int32](repeating: 0, count: graph.components.count)
  }

  /// Replaces the facilities and searches from them.
  ///
  /// - Parameters:
  ///   - sources: attachments to edges of this field's network.
  ///   - limit: metres, leg and offset included; more than 65,535 count as that.
  ///   - queue: working memory.
  /// - Complexity: O(sources log sources + arcs of the hierarchy + parts of the core · limit), and the
  ///   arcs of a node of the core for every time its label becomes smaller: about once or twice where
  ///   the limit is small against the network.
  public mutating func search(
    from sources: [WalkSource], within limit: Double, queue: inout BucketQueue
  ) throws(WalkNetworkError) {
    for source in sources where !(0..<WalkSource.facilityLimit).contains(source.facility) {
      throw .facilityOutOfRange(source.facility)
    }
    beginRound()
    limitUnits = WalkLength.units(limit)
    self.sources.replace(with: sources)
    queue.prepare(upTo: limitUnits)
    for source in self.sources.sortedByEdge { seed(source) }
    climb()
    crossCore(&queue)
    descend()
  }

  private mutating func beginRound() {
    if round == 0 {
      for node in labels.indices { labels[node] = WalkLabel.unset }
      round = WalkLabel.firstRound + 1
    }
    round -= 1
    for component in sourceCounts.indices { sourceCounts[component] = 0 }
  }

  private mutating func seed(_ source: WalkSource) {
    let access = NetworkAccess(source, in: graph)
    sourceCounts[Int(graph.componentOfNode[Int(access.tail)])] += 1
    offer(source.facility, to: access.tail, units: access.tailUnits)
    offer(source.facility, to: access.head, units: access.headUnits)
  }

  private mutating func offer(_ facility: Int32, to node: Int32, units: UInt64) {
    guard units <= limitUnits else { return }
    let rank = Int(graph.hierarchy.ranks[Int(node)])
    labels[rank] = min(
      labels[rank], WalkLabel.make(round: round, units: units, facility: facility))
  }

  /// The nearest facility of a node; nil beyond the limit. Complexity: O(1).
  public func nearest(toNode node: Int) -> WalkReach? {
    reach(label(ofNode: Int32(truncatingIfNeeded: node)))
  }

  /// The nearest facility of a point that may enter the network at any of `attachments`; nil beyond
  /// the limit.
  ///
  /// Complexity: O(attachments), and O(log sources) for an edge that a facility lies on.
  public func nearest(from attachments: some Sequence<EdgeAttachment>) -> WalkReach? {
    let best = attachments.reduce(UInt64.max) { best, attachment in
      min(
        best,
        label(of: NetworkAccess(attachment, in: graph), labels.span, graph.hierarchy.ranks.span))
    }
    return reach(best)
  }

  /// Writes the nearest facility of every point of `demand` to `result`, `WalkReach.none` beyond the
  /// limit.
  ///
  /// Complexity: O(accesses), and O(log sources) for each on an edge that a facility lies on.
  public func nearest(from demand: DemandAccesses, into result: inout [WalkReach]) {
    result.removeAll(keepingCapacity: true)
    result.reserveCapacity(demand.count)
    let (labels, ranks) = (labels.span, graph.hierarchy.ranks.span)
    let accesses = demand.accesses.span
    for point in 0..<demand.count {
      var best = UInt64.max
      for place in demand.range(of: point) {
        best = min(best, label(of: accesses[place], labels, ranks))
      }
      result.append(reach(best) ?? .none)
    }
  }

  /// The label of a point with one access: by the ends of its edge, or along the edge.
  @inline(__always)
  private func label(
    of access: NetworkAccess, _ labels: borrowing Span<UInt64>, _ ranks: borrowing Span<Int32>
  ) -> UInt64 {
    var best = min(
      offer(labels[Int(ranks[Int(access.tail)])], access.tailUnits),
      offer(labels[Int(ranks[Int(access.head)])], access.headUnits))
    if sources.hasSource(onEdge: access.attachment.edge) {
      best = min(best, labelAlongEdge(access.attachment))
    }
    return best
  }

  func label(ofNode node: Int32) -> UInt64 { labels[Int(graph.hierarchy.ranks[Int(node)])] }

  private func labelAlongEdge(_ attachment: EdgeAttachment) -> UInt64 {
    var best = UInt64.max
    sources.forEach(onEdge: attachment.edge) { source in
      let units = WalkLength.units(source.metres(from: attachment))
      best = min(best, WalkLabel.make(round: round, units: units, facility: source.facility))
    }
    return best
  }

  /// What a node's label comes to for a point `units` away from it.
  @inline(__always)
  private func offer(_ label: UInt64, _ units: UInt64) -> UInt64 {
    guard label >> WalkLabel.roundShift == round, units <= limitUnits else { return .max }
    return label + units << WalkLabel.distanceShift
  }

  @inline(__always)
  private func reach(_ label: UInt64) -> WalkReach? {
    isWithinLimit(label) ? WalkLabel.reach(label) : nil
  }

  @inline(__always)
  func isWithinLimit(_ label: UInt64) -> Bool {
    label <= WalkLabel.greatest(round: round, units: limitUnits)
  }

  /// Whether any facility lies in the same component as the attachment, however far: what is beyond
  /// the limit can still be walked to, what is on an island cannot.
  public func isConnected(_ attachment: EdgeAttachment) -> Bool {
    sourceCounts[Int(graph.component(ofEdge: Int(attachment.edge)))] > 0
  }
}

extension DistanceField {
  /// Writes the metres from each of `nodes` to its nearest facility to `result`, infinite beyond the
  /// limit of the search.
  ///
  /// Complexity: O(nodes).
  public func distances(ofNodes nodes: ArraySlice<Int32>, into result: inout [Double]) {
    result.removeAll(keepingCapacity: true)
    let (labels, ranks) = (labels.span, graph.hierarchy.ranks.span)
    for node in nodes {
      let label = labels[Int(ranks[Int(node)])]
      result.append(
        isWithinLimit(label) ? WalkLength.metres(WalkLabel.units(label)) : .infinity)
    }
  }

  /// Appends the positions in `edges` of those on which a facility lies to `result`.
  ///
  /// Complexity: O(edges).
  public func positions(ofFacilitiesAmong edges: ArraySlice<Int32>, into result: inout [Int32]) {
    for position in edges.indices where sources.hasSource(onEdge: edges[position]) {
      result.append(Int32(truncatingIfNeeded: position))
    }
  }

  /// The ways in from facilities that enter an edge, in an order that depends on where they do alone.
  ///
  /// Complexity: O(log sources), and O(n log n) in the n sources of the edge.
  package func sources(onEdge edge: Int32) -> [WalkSource] {
    var own: [WalkSource] = []
    sources.forEach(onEdge: edge) { own.append($0) }
    return own.sorted {
      ($0.attachment.offset, $0.attachment.leg, $0.extent, $0.endLeg)
        < ($1.attachment.offset, $1.attachment.leg, $1.extent, $1.endLeg)
    }
  }
}

/// Why a search cannot be made.
public enum WalkNetworkError: Error, Hashable, Sendable {
  /// A facility's number is not 0…2²⁴ − 1.
  case facilityOutOfRange(Int32)
}
