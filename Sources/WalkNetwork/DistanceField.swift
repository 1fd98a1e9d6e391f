/// The walking distance to the nearest of a set of facilities, from every node of a network within a
/// limit, by one search from all facilities at once.
///
/// The search is Dijkstra's with buckets of some metres for a queue (Dial 1969,
/// doi:10.1145/363269.363610); within a bucket labels are corrected until none can become smaller, so
/// the distances are exact. For the sake of the processor's cache it runs from one part of the network
/// after the other, which the correction of labels allows. Labels are ordered by distance, then
/// facility, so that the answer depends on the network and the facilities alone.
public struct DistanceField: Sendable {
  let graph: WalkGraph
  var labels: [UInt64]
  private(set) var round: UInt64
  private(set) var limitUnits: UInt64 = 0
  private(set) var sources: SourceTable
  private var isServed: [Bool]

  /// A field that knows no facility yet. Complexity: O(nodes).
  public init(_ graph: WalkGraph) {
    self.graph = graph
    labels = [UInt64](repeating: .max, count: graph.nodeCount)
    round = WalkLabel.firstRound
    sources = SourceTable(edges: graph.edgeCount)
    isServed = [Bool](repeating: false, count: graph.components.count)
  }

  /// Replaces the facilities and searches from them.
  ///
  /// - Parameters:
  ///   - sources: attachments to edges of this field's network.
  ///   - limit: metres, leg and offset included; more than 65,535 count as that.
  ///   - queue: working memory.
  /// - Complexity: O(sources log sources + parts · limit), and O(arcs) for every time a node's label
  ///   becomes smaller: about once or twice where the limit is small against the network.
  public mutating func search(
    from sources: [WalkSource], within limit: Double, queue: inout BucketQueue
  ) throws(WalkNetworkError) {
    for source in sources where !(0..<WalkSource.facilityLimit).contains(source.facility) {
      throw .facilityOutOfRange(source.facility)
    }
    beginRound()
    limitUnits = WalkLength.units(limit)
    self.sources.replace(with: sources)
    queue.prepare(buckets: Int(limitUnits >> Self.bucketShift) + 1)
    seedAndSettle(&queue)
  }

  /// Nodes that are searched from at a time: their labels and arcs stay in the processor's cache.
  static let nodesAtOnce: Int32 = 8192

  /// Searches from the facilities of one part of the network after the other. A later part may shorten
  /// what an earlier one found; what it cannot shorten it does not pass.
  private mutating func seedAndSettle(_ queue: inout BucketQueue) {
    var part: Int32 = 0
    for source in sources.sortedByEdge {
      let partOfSource = graph.edges[Int(source.attachment.edge)].tail / Self.nodesAtOnce
      if partOfSource != part { settle(&queue) }
      part = partOfSource
      seed(source, &queue)
    }
    settle(&queue)
  }

  private mutating func beginRound() {
    if round == 0 {
      for node in labels.indices { labels[node] = .max }
      round = WalkLabel.firstRound + 1
    }
    round -= 1
    for component in isServed.indices { isServed[component] = false }
  }

  private mutating func seed(_ source: WalkSource, _ queue: inout BucketQueue) {
    let access = NetworkAccess(source.attachment, extent: source.extent, in: graph)
    isServed[Int(graph.componentOfNode[Int(access.tail)])] = true
    offer(to: access.tail, access.tailUnits, source.facility, &queue)
    offer(to: access.head, access.headUnits, source.facility, &queue)
  }

  private mutating func offer(
    to node: Int32, _ units: UInt64, _ facility: Int32, _ queue: inout BucketQueue
  ) {
    let label = WalkLabel.make(round: round, units: units, facility: facility)
    guard units <= limitUnits, label < labels[Int(node)] else { return }
    labels[Int(node)] = label
    queue.insert(
      UInt64(node) << 32 | units & 0xFFFF_FFFF, bucket: Int(units >> Self.bucketShift))
  }

  /// Buckets of 2²³ units: 8 m.
  static let bucketShift: UInt64 = 23

  private mutating func settle(_ queue: inout BucketQueue) {
    let limitLabel = WalkLabel.greatest(round: round, units: limitUnits)
    let lastBucket = Int(limitUnits >> Self.bucketShift)
    let graph = graph
    let firstArc = graph.firstArc.span
    let arcs = graph.arcs.span
    var labels = labels.mutableSpan
    for bucket in 0...lastBucket {
      while let key = queue.removeFirst(bucket: bucket) {
        let node = Int(key >> 32)
        let label = labels[node]
        // A smaller label has come meanwhile, and waits in an entry of its own.
        let isCurrent =
          UInt32(truncatingIfNeeded: label >> WalkLabel.distanceShift)
          == UInt32(truncatingIfNeeded: key)
        guard isCurrent else { continue }
        for place in Int(firstArc[node])..<Int(firstArc[node + 1]) {
          let arc = arcs[place]
          let offer = label &+ UInt64(arc.length) &<< WalkLabel.distanceShift
          guard offer < labels[Int(arc.head)], offer <= limitLabel else { continue }
          labels[Int(arc.head)] = offer
          let units = WalkLabel.units(offer)
          queue.insert(
            UInt64(truncatingIfNeeded: arc.head) &<< 32 | units & 0xFFFF_FFFF,
            bucket: Int(truncatingIfNeeded: units &>> Self.bucketShift))
        }
      }
    }
  }

  /// The nearest facility of a node; nil beyond the limit. Complexity: O(1).
  public func nearest(toNode node: Int) -> WalkReach? {
    reach(labels[node])
  }

  /// The nearest facility of a point that may enter the network at any of `attachments`; nil beyond
  /// the limit.
  ///
  /// Complexity: O(attachments), and O(log sources) for an edge that a facility lies on.
  public func nearest(from attachments: some Sequence<EdgeAttachment>) -> WalkReach? {
    let best = attachments.reduce(UInt64.max) { best, attachment in
      min(best, label(of: NetworkAccess(attachment, in: graph), labels.span))
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
    let labels = labels.span
    let accesses = demand.accesses.span
    for point in 0..<demand.count {
      var best = UInt64.max
      for place in demand.range(of: point) { best = min(best, label(of: accesses[place], labels)) }
      result.append(reach(best) ?? .none)
    }
  }

  /// The label of a point with one access: by the ends of its edge, or along the edge.
  @inline(__always)
  private func label(of access: NetworkAccess, _ labels: borrowing Span<UInt64>) -> UInt64 {
    var best = min(
      offer(labels[Int(access.tail)], access.tailUnits),
      offer(labels[Int(access.head)], access.headUnits))
    if sources.hasSource(onEdge: access.attachment.edge) {
      best = min(best, labelAlongEdge(access.attachment))
    }
    return best
  }

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
    isServed[Int(graph.component(ofEdge: Int(attachment.edge)))]
  }
}
