/// The three parts of a search: up the ranks, through the core, down the ranks.
extension DistanceField {
  /// Carries labels from every node to those of higher rank.
  mutating func climb() {
    let limitLabel = WalkLabel.greatest(round: round, units: limitUnits)
    let hierarchy = graph.hierarchy
    let (firstArc, arcs) = (hierarchy.firstArc.span, hierarchy.arcs.span)
    var labels = labels.mutableSpan
    for rank in 0..<hierarchy.coreStart where labels[rank] <= limitLabel {
      let label = labels[rank]
      for place in Int(firstArc[rank])..<Int(firstArc[rank + 1]) {
        let arc = arcs[place]
        let offer = label &+ UInt64(arc.length) &<< WalkLabel.distanceShift
        if offer < labels[Int(arc.head)], offer <= limitLabel { labels[Int(arc.head)] = offer }
      }
    }
  }

  /// Brings labels from nodes of higher rank.
  mutating func descend() {
    let limitLabel = WalkLabel.greatest(round: round, units: limitUnits)
    let hierarchy = graph.hierarchy
    let (firstArc, arcs) = (hierarchy.firstArc.span, hierarchy.arcs.span)
    var labels = labels.mutableSpan
    var end = Int(firstArc[hierarchy.coreStart])
    for rank in stride(from: hierarchy.coreStart - 1, through: 0, by: -1) {
      var best = UInt64.max
      let start = Int(firstArc[rank])
      for place in start..<end {
        let arc = arcs[place]
        best = min(best, labels[Int(arc.head)] &+ UInt64(arc.length) &<< WalkLabel.distanceShift)
      }
      end = start
      if best < labels[rank], best <= limitLabel { labels[rank] = best }
    }
  }

  /// Nodes of the core that are searched from at a time: their labels and arcs stay in the processor's
  /// cache.
  static let nodesAtOnce = 8192

  /// Searches the core from the nodes that have a label, from one part after the other. A later part may
  /// shorten what an earlier one found; what it cannot shorten it does not pass.
  mutating func crossCore(_ queue: inout BucketQueue) {
    let limitLabel = WalkLabel.greatest(round: round, units: limitUnits)
    let core = graph.hierarchy.coreStart..<graph.nodeCount
    for start in stride(from: core.lowerBound, to: core.upperBound, by: Self.nodesAtOnce) {
      for rank in start..<min(start + Self.nodesAtOnce, core.upperBound)
      where labels[rank] <= limitLabel {
        queue.insert(rank, units: WalkLabel.units(labels[rank]))
      }
      settle(&queue)
    }
  }

  private mutating func settle(_ queue: inout BucketQueue) {
    let limitLabel = WalkLabel.greatest(round: round, units: limitUnits)
    let hierarchy = graph.hierarchy
    var cursor = BucketQueue.Cursor(upTo: limitUnits)
    let (firstArc, arcs) = (hierarchy.firstArc.span, hierarchy.arcs.span)
    var labels = labels.mutableSpan
    while let (rank, entered) = queue.removeNext(at: &cursor) {
      let label = labels[rank]
      // A smaller label has come meanwhile, and waits in an entry of its own.
      guard UInt32(truncatingIfNeeded: label >> WalkLabel.distanceShift) == entered
      else { continue }
      for place in Int(firstArc[rank])..<Int(firstArc[rank + 1]) {
        let arc = arcs[place]
        let offer = label &+ UInt64(arc.length) &<< WalkLabel.distanceShift
        guard offer < labels[Int(arc.head)], offer <= limitLabel else { continue }
        labels[Int(arc.head)] = offer
        queue.insert(Int(arc.head), units: WalkLabel.units(offer))
      }
    }
  }
}
